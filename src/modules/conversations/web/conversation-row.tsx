import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import {
  CalendarClock,
  CornerUpLeft,
  Eye,
  KeyRound,
  MessageSquareQuote,
  PencilLine,
  TriangleAlert,
} from 'lucide-react';
import { number, weekdayAndTime } from '#web/format.ts';
import { texts } from '#web/texts.ts';
import { Avatar, Pill, Time } from '#web/ui/index.ts';
import { classes } from '#web/ui/classes.ts';
import type { ConversationItem } from '../contract.ts';
import { loadAhead } from './api.ts';
import { PromiseClock } from './promise-clock.tsx';

const t = texts('conversations');

interface ConversationRowProps {
  item: ConversationItem;
  isSelected: boolean;
  assignee: string | undefined;
  present: readonly { staffId: string; name: string; doing: 'looking' | 'typing' }[];
}

/** One conversation in the list: who, about what, the last words, and the clock that runs. */
export function ConversationRow({ item, isSelected, assignee, present }: ConversationRowProps) {
  const client = useQueryClient();
  const name = item.customer.name || item.customer.address || t('inbox.nobody');
  const isOwed = item.lastMessageDirection === 'in' && item.status === 'open';
  return (
    <Link
      to={`/inbox/${item.id}`}
      search={(search: Record<string, unknown>) => search}
      preload={false}
      aria-current={isSelected}
      onPointerEnter={() => loadAhead(client, item.id)}
      className={classes(
        'compact:py-1.5 relative flex gap-3 border-b border-line py-3.5 pr-4 pl-4 text-ink no-underline focus-visible:-outline-offset-2',
        isSelected
          ? 'bg-accent-soft before:absolute before:inset-y-0 before:left-0 before:w-[3px] before:bg-accent'
          : 'hover:bg-sunken/60',
      )}
    >
      <Avatar name={name} />
      <span className="min-w-0 flex-1">
        <span className="flex items-baseline gap-2">
          <span className={classes('min-w-0 flex-1 truncate', isOwed ? 'font-bold' : 'font-strong')}>
            {name}
          </span>
          <Time at={item.lastMessageAt} className="text-sm text-ink-3" />
        </span>
        <span className={classes('block truncate', isOwed ? 'font-strong' : 'text-ink-2')}>
          {item.subject || t('inbox.noSubject')}
        </span>
        <span className="flex items-center gap-1 text-sm text-ink-3">
          {item.lastMessageDirection === 'out' && (
            <>
              <CornerUpLeft aria-hidden className="lucide !size-3.5" />
              <span className="sr-only">{t('inbox.lastFromUs')}</span>
            </>
          )}
          <span className="truncate">{item.lastMessagePreview}</span>
        </span>
        <span className="mt-1.5 flex flex-wrap items-center gap-1.5 empty:hidden">
          {item.hasEcho && (
            <Pill tone="bad" icon={MessageSquareQuote}>
              {t('inbox.echo')}
            </Pill>
          )}
          {!item.hasEcho && item.effectiveSeverity > 0 && (
            <Pill tone={item.effectiveSeverity >= 3.5 ? 'bad' : 'watch'} icon={TriangleAlert}>
              {t('inbox.failure', { figure: number(item.effectiveSeverity, { maximumFractionDigits: 1 }) })}
            </Pill>
          )}
          {item.promise && item.promise.outcome !== 'void' && <PromiseClock promise={item.promise} />}
          {item.status === 'snoozed' && item.snoozedUntil && (
            <Pill icon={CalendarClock}>{weekdayAndTime(item.snoozedUntil)}</Pill>
          )}
          {item.isRestricted && (
            <Pill tone="private" icon={KeyRound}>
              {t('restricted.title')}
            </Pill>
          )}
          {item.hasDraft && (
            <Pill tone="private" icon={PencilLine}>
              {t('inbox.draft')}
            </Pill>
          )}
          {item.tags.slice(0, 2).map((tag) => (
            <Pill key={tag}>{tag}</Pill>
          ))}
          {present.map((one) => (
            <Pill key={one.staffId} tone="accent" icon={one.doing === 'typing' ? PencilLine : Eye}>
              {t(`presence.${one.doing}`, { name: one.name })}
            </Pill>
          ))}
          {assignee && (
            <span title={assignee} className="-my-0.5 ml-auto">
              <span className="sr-only">
                {t('inbox.assignedTo')} {assignee}
              </span>
              <Avatar name={assignee} size="small" />
            </span>
          )}
        </span>
      </span>
    </Link>
  );
}
