import { monthAndYear, percent } from '#web/format.ts';
import { texts } from '#web/texts.ts';
import type { PromiseMonth } from '../contract.ts';

const t = texts('promises');
const width = 264;
const height = 56;
const edge = 4;

interface KeptPlotProps {
  name: string;
  months: readonly PromiseMonth[];
  /** The share that is promised, drawn as a line. */
  promised: number;
}

/** How a promise was kept month by month: a dot and its band each, on the upper half of the scale where that is enough, and the same as a table. */
export function KeptPlot({ name, months, promised }: KeptPlotProps) {
  const known = months.filter((month) => month.share !== null);
  if (known.length < 2) return null;
  const slot = (width - 2 * edge) / known.length;
  const x = (index: number) => edge + slot * (index + 0.5);
  // Where nothing falls below half, the upper half alone shows the differences.
  const floor = known.every(({ share }) => (share?.interval.low ?? 1) >= 0.5) ? 0.5 : 0;
  const y = (share: number) => edge + ((1 - share) / (1 - floor)) * (height - 2 * edge);
  return (
    <figure className="flex max-w-[264px] flex-col gap-1">
      <svg
        role="img"
        aria-label={t('plot.label', { name, count: known.length })}
        viewBox={`0 0 ${width} ${height}`}
        className="block w-full text-accent"
      >
        <line
          x1={0}
          x2={width}
          y1={y(promised)}
          y2={y(promised)}
          stroke="currentColor"
          strokeOpacity={0.5}
          strokeDasharray="4 4"
        />
        {known.map(({ from, share, n }, index) => {
          if (!share) return null;
          const words = t('plot.month', {
            month: monthAndYear(from),
            share: percent(share.value),
            low: percent(share.interval.low),
            high: percent(share.interval.high),
            n,
          });
          return (
            <g key={from}>
              <title>{words}</title>
              <line
                x1={x(index)}
                x2={x(index)}
                y1={y(share.interval.low)}
                y2={y(share.interval.high)}
                stroke="currentColor"
                strokeWidth={Math.min(10, slot - 3)}
                strokeOpacity={0.22}
              />
              <circle cx={x(index)} cy={y(share.value)} r={3} fill="currentColor" />
            </g>
          );
        })}
      </svg>
      <figcaption className="text-sm text-ink-3">
        <details>
          <summary className="min-h-6 cursor-pointer">{t('plot.table')}</summary>
          <Months months={known} />
        </details>
      </figcaption>
    </figure>
  );
}

function Months({ months }: { months: readonly PromiseMonth[] }) {
  return (
    <table className="w-full text-sm text-ink-2">
      <thead>
        <tr>
          <th className="text-left font-strong">{t('plot.when')}</th>
          <th className="text-right font-strong">{t('plot.kept')}</th>
          <th className="text-right font-strong">{t('plot.range')}</th>
        </tr>
      </thead>
      <tbody>
        {months.map(({ from, kept, n, share }) => (
          <tr key={from}>
            <td>{monthAndYear(from)}</td>
            <td className="text-right tabular-nums">{t('panel.of', { kept, n })}</td>
            <td className="text-right tabular-nums">
              {share && `${percent(share.interval.low)}–${percent(share.interval.high)}`}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
