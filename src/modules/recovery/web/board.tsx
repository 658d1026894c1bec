import { Link } from '@tanstack/react-router';
import { texts } from '#web/texts.ts';
import { Avatar, Money } from '#web/ui/index.ts';
import { classes } from '#web/ui/classes.ts';
import type { RecoverySummary } from '../contract.ts';
import { DuePill } from './due-pill.tsx';
import { SeverityPill } from './severity-pill.tsx';
import { nameOf, stages } from './words.ts';

const t = texts('recovery');

/** One column for each stage; in it, whose step is due first stands on top. */
export function Board({ rows }: { rows: readonly RecoverySummary[] }) {
  return (
    <div className="grid grid-cols-6 items-start gap-2.5">
      {stages.map(({ key, steps }) => {
        const own = rows.filter(({ nextStep }) => nextStep !== null && steps.includes(nextStep));
        return (
          <section
            key={key}
            aria-labelledby={`stage-${key}`}
            className="flex min-h-40 min-w-0 flex-col gap-2 rounded-card bg-sunken p-2"
          >
            <h2
              id={`stage-${key}`}
              className="flex items-baseline gap-1.5 px-1 text-sm font-strong text-ink-2"
            >
              <span className="flex-1">{t(`stage.${key}`)}</span>
              <span className="font-normal text-ink-3">{own.length}</span>
            </h2>
            <ul className="flex flex-col gap-2">
              {own.map((row) => (
                <li key={row.id}>
                  <BoardCard row={row} />
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}

function BoardCard({ row }: { row: RecoverySummary }) {
  const { failure } = row;
  return (
    <Link
      to={`/recoveries/${row.id}`}
      data-line
      className={classes(
        'flex flex-col gap-2 rounded-control border border-line bg-surface p-2.5 text-ink no-underline shadow-quiet hover:border-line-strong',
        failure.effectiveSeverity >= 3.5 && 'border-l-3 border-l-bad',
      )}
    >
      <span className="flex items-baseline gap-2">
        <span className="min-w-0 flex-1 truncate font-strong">{nameOf(row.beneficiary)}</span>
        {row.costSoFarMinor > 0 && (
          <span className="text-sm text-ink-3" title={t('list.cost')}>
            <Money minor={row.costSoFarMinor} />
          </span>
        )}
      </span>
      <span className="line-clamp-3 text-sm text-ink-2">{failure.words}</span>
      <span>
        <SeverityPill failure={failure} />
      </span>
      <span className="flex items-center gap-2 border-t border-line pt-2">
        <span className="min-w-0 flex-1">
          <span className="mb-1 block text-sm font-strong">{row.nextStep && t(`next.${row.nextStep}`)}</span>
          <DuePill at={row.nextDueAt} />
        </span>
        <span title={t('list.ownedBy', { name: row.owner.name })}>
          <Avatar name={row.owner.name} size="small" />
          <span className="sr-only">{t('list.ownedBy', { name: row.owner.name })}</span>
        </span>
      </span>
    </Link>
  );
}
