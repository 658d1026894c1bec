import { shortDay } from '#web/format.ts';
import { texts } from '#web/texts.ts';
import type { RequestList } from './api.ts';

const t = texts('extras');
const [width, height] = [520, 64];

/** Requests a week for half a year, the unusual ones darker; the same as a table for who prefers it. */
export function WeeksChart({ weeks }: { weeks: RequestList['weeks'] }) {
  const most = Math.max(...weeks.map(({ n }) => n), 1);
  const total = weeks.reduce((sum, { n }) => sum + n, 0);
  if (total === 0) return null;
  const step = width / weeks.length;
  const y = (n: number) => (n / most) * (height - 4);
  return (
    <figure>
      <svg
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={t('weeks.label', { total, weeks: weeks.length, most })}
        className="h-16 w-full"
        preserveAspectRatio="none"
      >
        {weeks.map(({ from, n, unusual }, index) => (
          <g key={from}>
            <title>{t('weeks.one', { from: shortDay(from), n, unusual })}</title>
            <rect
              x={index * step + 2}
              width={step - 4}
              y={height - y(n)}
              height={y(n)}
              rx="2"
              className="fill-accent/35"
            />
            <rect
              x={index * step + 2}
              width={step - 4}
              y={height - y(unusual)}
              height={y(unusual)}
              rx="2"
              className="fill-accent"
            />
            <rect
              x={index * step + 2}
              width={step - 4}
              y={height - 1}
              height="1"
              className="fill-line-strong"
            />
          </g>
        ))}
      </svg>
      <figcaption className="flex flex-wrap gap-x-3 text-sm text-ink-3">
        <span>{t('weeks.caption', { from: shortDay(weeks[0]?.from ?? ''), total })}</span>
        <span className="ml-auto inline-flex items-center gap-1">
          <span className="inline-block size-2.5 rounded-[3px] bg-accent" /> {t('weeks.unusual')}
        </span>
        <span className="inline-flex items-center gap-1">
          <span className="inline-block size-2.5 rounded-[3px] bg-accent/35" /> {t('weeks.usual')}
        </span>
      </figcaption>
      <details className="text-sm">
        <summary className="min-h-6 cursor-pointer text-ink-3">{t('weeks.table')}</summary>
        <table className="mt-1 w-full">
          <thead>
            <tr className="text-left text-ink-3">
              <th className="font-medium">{t('weeks.week')}</th>
              <th className="text-right font-medium">{t('weeks.all')}</th>
              <th className="text-right font-medium">{t('weeks.unusual')}</th>
            </tr>
          </thead>
          <tbody>
            {weeks.map(({ from, n, unusual }) => (
              <tr key={from} className="border-t border-line">
                <td>{shortDay(from)}</td>
                <td className="text-right tabular-nums">{n}</td>
                <td className="text-right tabular-nums">{unusual}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}
