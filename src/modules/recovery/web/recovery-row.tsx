import { Link } from '@tanstack/react-router';
import { texts } from '#web/texts.ts';
import { Avatar, Money, Pill, Time } from '#web/ui/index.ts';
import type { RecoverySummary } from '../contract.ts';
import { DuePill } from './due-pill.tsx';
import { SeverityPill } from './severity-pill.tsx';
import { nameOf } from './words.ts';

const t = texts('recovery');

/** One that is being put right: who, what, how grave, what is to do next and until when. */
export function RecoveryRow({ row, showsOwner = false }: { row: RecoverySummary; showsOwner?: boolean }) {
  const name = nameOf(row.beneficiary);
  return (
    <li className="border-t border-line first:border-0">
      <Link
        to={`/recoveries/${row.id}`}
        data-line
        className="-mx-2 flex min-h-14 items-start gap-3 rounded-control px-2 py-2.5 text-ink no-underline hover:bg-sunken sm:items-center"
      >
        <Avatar name={name} />
        <span className="flex min-w-0 flex-1 flex-wrap items-center gap-x-3 gap-y-1.5">
          <span className="min-w-0 flex-1 basis-56">
            <span className="flex items-center gap-2">
              <span className="min-w-0 truncate font-strong">{name}</span>
              <SeverityPill failure={row.failure} />
            </span>
            <span className="line-clamp-2 text-sm text-ink-2 sm:line-clamp-1">{row.failure.words}</span>
          </span>
          {showsOwner && (
            <span
              className="flex items-center gap-1.5 text-sm text-ink-3 sm:w-36"
              title={t('list.ownedBy', { name: row.owner.name })}
            >
              <Avatar name={row.owner.name} size="small" />
              <span className="min-w-0 truncate max-sm:sr-only">{row.owner.name}</span>
            </span>
          )}
          {/* The place of the cost stays when there is none, so that the columns stand below each other. */}
          <span
            className="text-sm text-ink-3 empty:max-sm:hidden sm:w-16 sm:text-right"
            {...(row.costSoFarMinor > 0 ? { title: t('list.cost') } : {})}
          >
            {row.costSoFarMinor > 0 && <Money minor={row.costSoFarMinor} />}
          </span>
          <Ending row={row} />
        </span>
      </Link>
    </li>
  );
}

function Ending({ row }: { row: RecoverySummary }) {
  if (row.closedAt !== null)
    return (
      <span className="flex flex-none items-center justify-between gap-2 sm:w-40">
        <Pill tone={row.outcome === 'recovered' ? 'good' : 'watch'}>{t(`outcome.${row.outcome}`)}</Pill>
        <Time at={row.closedAt} className="text-sm text-ink-3" />
      </span>
    );
  return (
    <span className="flex flex-none items-center gap-2 sm:w-60 sm:justify-end">
      <span className="text-sm font-strong">{row.nextStep && t(`next.${row.nextStep}`)}</span>
      <DuePill at={row.nextDueAt} />
    </span>
  );
}
