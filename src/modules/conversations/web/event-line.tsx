import {
  AlarmClock,
  CheckCheck,
  CircleDot,
  FolderInput,
  Hourglass,
  ShieldAlert,
  Star,
  Timer,
  TimerOff,
  UserRound,
  type LucideIcon,
} from 'lucide-react';
import { texts } from '#web/texts.ts';
import { Time } from '#web/ui/index.ts';
import { useStaff } from './api.ts';
import type { ThreadPage } from './changes.ts';

const t = texts('conversations');
type ThreadEvent = ThreadPage['events'][number];

const icons: Record<string, LucideIcon> = {
  assigned: UserRound,
  unassigned: UserRound,
  taken: UserRound,
  moved: FolderInput,
  closed: CheckCheck,
  snoozed: AlarmClock,
  waiting: Hourglass,
  spam: ShieldAlert,
  kept: Timer,
  missed: TimerOff,
  answered: Star,
};

/** Something that happened beside the words, in one quiet line; kinds it has no words for are not shown. */
export function EventLine({ event }: { event: ThreadEvent }) {
  const people = useStaff();
  const said = describe(event, (id) => people.find((person) => person.id === id)?.name);
  if (!said) return null;
  const Icon = icons[said.key] ?? CircleDot;
  return (
    <p className="flex items-center gap-2 pl-10 text-sm text-ink-3">
      <Icon aria-hidden className="lucide !size-3.5" />
      <span>
        {t(`events.${said.key}`, said.values)} <span aria-hidden>· </span>
        <Time at={event.at} />
      </span>
    </p>
  );
}

function describe(event: ThreadEvent, nameOf: (id: unknown) => string | undefined) {
  const who =
    event.actor.kind === 'staff' ? (nameOf(event.actor.id) ?? t('presence.somebody')) : t('events.system');
  const { facts } = event;
  if (event.type === 'conversation.assigned') {
    if (facts['to'] && facts['to'] === event.actor.id) return { key: 'taken', values: { who } };
    if (facts['to'])
      return { key: 'assigned', values: { who, to: nameOf(facts['to']) ?? t('presence.somebody') } };
    if (facts['toTeam'] && facts['toTeam'] !== facts['fromTeam']) return { key: 'moved', values: { who } };
    return { key: 'unassigned', values: { who } };
  }
  if (event.type === 'conversation.status_changed') {
    const to = String(facts['to']);
    return { key: to === 'open' && facts['from'] === 'closed' ? 'reopened' : to, values: { who } };
  }
  if (event.type === 'promise.kept') return { key: 'kept', values: {} };
  if (event.type === 'promise.missed') return { key: 'missed', values: {} };
  if (event.type === 'message.withdrawn' && facts['because'] === 'overtaken')
    return { key: 'overtaken', values: { who: nameOf(facts['staffId']) ?? t('presence.somebody') } };
  if (event.type === 'message.withdrawn') return { key: 'withdrawn', values: { who } };
  return undefined;
}
