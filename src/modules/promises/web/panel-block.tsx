import { TriangleAlert } from 'lucide-react';
import type { Conversation } from '#modules/conversations/contract.ts';
import { dayWithYear, exactTime, weekdayAndTime } from '#web/format.ts';
import { texts } from '#web/texts.ts';
import { SideBlock, Skeleton } from '#web/ui/index.ts';
import type { DuePromise } from '../contract.ts';
import { usePromisesKept } from './api.ts';
import { DueClock } from './due-clock.tsx';
import { MadeMenu } from './made-menu.tsx';
import { useConversationPromises } from './promise-api.ts';

const t = texts('promises');

/** What is promised in this conversation with its clocks, when they hear from us, and how promises to them were kept. */
export function PromisesBlock({ conversation }: { conversation: Conversation }) {
  const past = usePromisesKept(conversation.customer.id);
  const { data } = useConversationPromises(conversation.id);
  const n = past ? past.kept + past.recovered + past.missed : 0;
  return (
    <SideBlock title={t('panel.title')}>
      {!data && <Skeleton className="h-8" />}
      {data && (
        <NextUpdate
          at={data.nextUpdateAt}
          planned={data.planned?.dueAt ?? null}
          waitsOnUs={data.waitsOnUs && conversation.status === 'open'}
        />
      )}
      <ul className="flex flex-col gap-2">
        {data?.data.map((due) => (
          <DueLine key={due.id} due={due} />
        ))}
        {past && n > 0 && (
          <li className="flex items-baseline gap-2">
            <span className="flex-1">{t('panel.kept', { since: dayWithYear(past.since) })}</span>
            <span>{t('panel.of', { kept: past.kept + past.recovered, n })}</span>
          </li>
        )}
        {n === 0 && data?.data.length === 0 && <li className="text-ink-3">{t('panel.none')}</li>}
        {past && past.recovered > 0 && (
          <li className="text-sm text-ink-3">{t('panel.recovered', { count: past.recovered })}</li>
        )}
      </ul>
    </SideBlock>
  );
}

/** "They hear from us by …", or that nobody has said so although the matter waits on us. */
function NextUpdate({
  at,
  planned,
  waitsOnUs,
}: {
  at: string | null;
  planned: string | null;
  waitsOnUs: boolean;
}) {
  if (planned)
    return <p className="mb-2 text-sm text-ink-2">{t('panel.planned', { time: weekdayAndTime(planned) })}</p>;
  if (at)
    return (
      <p className="mb-2 text-sm text-ink-2" title={exactTime(at)}>
        {t('panel.next', { time: weekdayAndTime(at) })}
      </p>
    );
  if (!waitsOnUs) return null;
  return (
    <p className="mb-2 flex gap-1.5 text-sm text-watch">
      <TriangleAlert aria-hidden className="lucide mt-0.5 flex-none" />
      {t('panel.unstated')}
    </p>
  );
}

function DueLine({ due }: { due: DuePromise }) {
  const first = due.moves[0];
  const notes = [
    due.promise.audience === 'tier' && t('panel.forTier'),
    due.promise.audience === 'customer' && t('panel.forThem'),
    due.madeBy && t('panel.madeBy', { name: due.madeBy.name }),
    due.slotStartsAt &&
      t('panel.slot', { from: weekdayAndTime(due.slotStartsAt), to: weekdayAndTime(due.dueAt) }),
    first && t('panel.moved', { time: weekdayAndTime(first.fromDueAt), count: due.moves.length }),
    due.fulfilledWords && `“${due.fulfilledWords}”`,
    due.outcome === 'void' && due.endedBecause && t('panel.withdrawn', { because: due.endedBecause }),
  ].filter(Boolean);
  return (
    <li className="flex items-start gap-2">
      <span className="min-w-0 flex-1">
        <span className={due.outcome === 'void' ? 'text-ink-3 line-through' : ''}>{due.promise.name}</span>
        {notes.length > 0 && <span className="block text-sm text-ink-3">{notes.join(' · ')}</span>}
      </span>
      <DueClock due={due} />
      <MadeMenu due={due} />
    </li>
  );
}
