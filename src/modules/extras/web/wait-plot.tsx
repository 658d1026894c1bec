import { number } from '#web/format.ts';
import { texts } from '#web/texts.ts';
import { waitCurve, type TradeOff, type TradeOffInputs } from '../logic/trade-off.ts';

const t = texts('extras');
const [width, height, left, bottom, top] = [520, 190, 34, 26, 10];

interface WaitPlotProps {
  inputs: TradeOffInputs;
  result: TradeOff;
  limit: number;
}

/** Wait against hours of requests: flat at first, then steep. The limit and where we are stand on it in words. */
export function WaitPlot({ inputs, result, limit }: WaitPlotProps) {
  const curve = waitCurve(inputs, 40);
  if (curve.length === 0) return <p className="text-ink-2">{t('plot.full')}</p>;
  // A wait ten times today's is as tall as it gets: beyond it only the direction matters.
  const most = Math.max(2, 10 * (curve[0]?.waitHours ?? 1));
  const farthest = Math.max(curve.at(-1)?.extraHours ?? 1, inputs.extraHours);
  const x = (hours: number) => left + (hours / farthest) * (width - left - 8);
  const y = (wait: number) => height - bottom - (Math.min(wait, most) / most) * (height - bottom - top);
  const path = curve
    .filter(({ waitHours }) => waitHours <= most)
    .map(({ extraHours, waitHours }, index) => `${index === 0 ? 'M' : 'L'}${x(extraHours)} ${y(waitHours)}`)
    .join(' ');
  const one = (value: number) => number(value, { maximumFractionDigits: 1 });
  const here = result.waitHours;
  return (
    <figure>
      <svg
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={t('plot.label', {
          room: one(result.roomHours),
          hours: one(inputs.extraHours),
          limit: Math.round(limit * 100),
        })}
        className="w-full"
      >
        <line
          x1={left}
          x2={width - 8}
          y1={height - bottom}
          y2={height - bottom}
          className="stroke-line-strong"
        />
        {[0, most / 2, most].map((wait) => (
          <text key={wait} x={left - 6} y={y(wait) + 4} textAnchor="end" className="fill-ink-3 text-[11px]">
            {one(wait)}
          </text>
        ))}
        <rect
          x={x(Math.min(result.roomHours, farthest))}
          y={top}
          width={Math.max(0, width - 8 - x(Math.min(result.roomHours, farthest)))}
          height={height - bottom - top}
          className="fill-watch-soft"
        />
        <line
          x1={x(Math.min(result.roomHours, farthest))}
          x2={x(Math.min(result.roomHours, farthest))}
          y1={top}
          y2={height - bottom}
          strokeDasharray="4 3"
          className="stroke-watch"
        />
        <text
          x={x(Math.min(result.roomHours, farthest)) - 5}
          y={top + 11}
          textAnchor="end"
          className="fill-watch text-[11px]"
        >
          {t('plot.limit', { hours: one(result.roomHours) })}
        </text>
        <path d={path} fill="none" strokeWidth="2" className="stroke-accent" />
        {here !== null && (
          <>
            <circle
              cx={x(inputs.extraHours)}
              cy={y(here)}
              r="5"
              className="fill-accent stroke-surface"
              strokeWidth="2"
            />
            <text
              x={Math.min(width - 70, x(inputs.extraHours) + 8)}
              y={Math.max(top + 24, y(here) - 6)}
              className="fill-ink text-[11px]"
            >
              {t('plot.here', { wait: one(here) })}
            </text>
          </>
        )}
        <text x={width - 8} y={height - 6} textAnchor="end" className="fill-ink-3 text-[11px]">
          {t('plot.axis', { hours: one(farthest) })}
        </text>
      </svg>
      <figcaption className="text-sm text-ink-3">{t('plot.caption')}</figcaption>
      <details className="text-sm">
        <summary className="min-h-6 cursor-pointer text-ink-3">{t('weeks.table')}</summary>
        <table className="mt-1 w-full">
          <thead>
            <tr className="text-left text-ink-3">
              <th className="font-medium">{t('plot.hours')}</th>
              <th className="text-right font-medium">{t('plot.wait')}</th>
            </tr>
          </thead>
          <tbody>
            {curve
              .filter((_, index) => index % 5 === 0)
              .map(({ extraHours, waitHours }) => (
                <tr key={extraHours} className="border-t border-line tabular-nums">
                  <td>{one(extraHours)}</td>
                  <td className="text-right">{one(waitHours)}</td>
                </tr>
              ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}
