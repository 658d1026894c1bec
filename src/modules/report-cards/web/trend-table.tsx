import { Link } from '@tanstack/react-router';
import { number } from '#web/format.ts';
import { texts } from '#web/texts.ts';
import { Letter } from '#web/ui/index.ts';
import type { OutputOf } from '#web/wire.ts';
import type { getTrend } from '../contract.ts';
import { signed, signedRange } from './figures.ts';
import { monthName } from './period-picker.tsx';

const t = texts('report-cards');
type Month = OutputOf<typeof getTrend>['months'][number];

/** The same twelve months in figures; each month opens its own card. */
export function TrendTable({ months }: { months: readonly Month[] }) {
  return (
    <div className="scroll-quiet overflow-x-auto" tabIndex={0} role="region" aria-label={t('trend.title')}>
      <table className="w-full text-right tabular-nums">
        <thead className="text-sm text-ink-3">
          <tr>
            <th scope="col" className="py-1 text-left font-normal">
              {t('trend.month')}
            </th>
            {(['mark', 'net', 'range', 'answers', 'checks'] as const).map((column) => (
              <th key={column} scope="col" className="py-1 pl-4 font-normal">
                {t(`trend.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {[...months].reverse().map((month) => (
            <MonthRow key={month.from} month={month} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function MonthRow({ month }: { month: Month }) {
  const { netDelight: net } = month;
  const name = monthName(month.from);
  return (
    <tr className="border-t border-line">
      <th scope="row" className="py-1.5 text-left font-normal">
        <Link
          to="/report-card"
          search={(before: Record<string, unknown>) => ({ ...before, period: month.from.slice(0, 7) })}
          className="text-accent"
        >
          {name}
        </Link>
      </th>
      <td className="pl-4">
        <Letter mark={month.grade} label={t('trend.markOf', { month: name })} size="small" />
        {month.grade && month.provisional && (
          <span className="ml-1 text-sm text-ink-3">{t('mark.provisionalShort')}</span>
        )}
      </td>
      <td className="pl-4">{net.shown ? signed(net.value) : t('trend.notShown')}</td>
      <td className="pl-4 whitespace-nowrap">{net.shown ? signedRange(net.interval) : ''}</td>
      <td className="pl-4 whitespace-nowrap">
        {net.shown ? number(net.n) : t('so-far', { n: net.n, needed: net.needed })}
      </td>
      <td className="pl-4">{number(month.checks ?? 0)}</td>
    </tr>
  );
}
