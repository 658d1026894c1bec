import { useEffect, useRef, useState } from 'react';
import { texts } from '#web/texts.ts';
import { signed, signedRange } from './figures.ts';
import { monthName } from './period-picker.tsx';
import { rangeOf, runsOf, type Trend, type TrendPoint } from './trend-scale.ts';

const t = texts('report-cards');
const height = 320;
const edge = { top: 22, bottom: 56, left: 8, right: 40 };

/** Line, band and labels drawn at the width there is, so that letters keep their size on a phone. */
export function TrendChart(trend: Trend) {
  const frame = useRef<HTMLDivElement>(null);
  const width = useWidth(frame);
  const runs = runsOf(trend);
  const points = runs.flat();
  return (
    <div ref={frame} className="w-full">
      {points.length === 0 && <p className="mb-2 text-ink-3">{t('trend.none')}</p>}
      {width > 0 && points.length > 0 && (
        <svg
          role="img"
          aria-label={summary(trend, points)}
          width={width}
          height={height}
          viewBox={`0 0 ${width} ${height}`}
          className="block"
        >
          <Drawing trend={trend} runs={runs} width={width} />
        </svg>
      )}
    </div>
  );
}

function Drawing({ trend, runs, width }: { trend: Trend; runs: TrendPoint[][]; width: number }) {
  const { bottom, top } = rangeOf(trend);
  const slot = (width - edge.left - edge.right) / trend.months.length;
  const x = (index: number) => edge.left + slot * (index + 0.5);
  const y = (value: number) =>
    edge.top + ((top - value) / (top - bottom)) * (height - edge.top - edge.bottom);
  const last = runs.at(-1)?.at(-1);
  return (
    <>
      {runs.map((run) => (
        <polygon
          key={run[0]?.index}
          points={bandOf(run, x, y, slot)}
          className="fill-accent"
          fillOpacity={0.14}
        />
      ))}
      {(['A', 'B'] as const).map((grade) => (
        <g key={grade} className="text-ink-3">
          <line
            x1={edge.left}
            x2={width - edge.right + 8}
            y1={y(trend.thresholds[grade])}
            y2={y(trend.thresholds[grade])}
            stroke="currentColor"
            strokeOpacity={0.6}
            strokeDasharray="5 5"
          />
          <text
            x={width - 4}
            y={y(trend.thresholds[grade]) + 5}
            textAnchor="end"
            fontSize={13}
            fill="currentColor"
          >
            {t('trend.from', { grade, value: signed(trend.thresholds[grade]) })}
          </text>
        </g>
      ))}
      {runs.map((run) => (
        <g key={run[0]?.index} className="text-accent">
          <polyline
            points={run.map((point) => `${x(point.index)},${y(point.value)}`).join(' ')}
            fill="none"
            stroke="currentColor"
            strokeWidth={3}
            strokeLinejoin="round"
            strokeLinecap="round"
          />
          {run.map((point) => (
            <circle
              key={point.index}
              cx={x(point.index)}
              cy={y(point.value)}
              r={5}
              className="fill-surface"
              stroke="currentColor"
              strokeWidth={3}
            >
              <title>{pointWords(trend, point)}</title>
            </circle>
          ))}
        </g>
      ))}
      {last && (
        <text
          x={x(last.index)}
          y={y(last.value) - 13}
          textAnchor="middle"
          fontSize={14}
          fontWeight={650}
          className="fill-ink"
        >
          {signed(last.value)}
        </text>
      )}
      {trend.months.map((month, index) => (
        <MonthLabel key={month.from} month={month} x={x(index)} slot={slot} index={index} />
      ))}
    </>
  );
}

function MonthLabel({
  month,
  x,
  slot,
  index,
}: {
  month: Trend['months'][number];
  x: number;
  slot: number;
  index: number;
}) {
  // Narrow slots take every second name, beginning so that the latest month keeps its own.
  const isNamed = slot >= 30 || index % 2 === 1;
  return (
    <g>
      {isNamed && (
        <text x={x} y={height - 30} textAnchor="middle" fontSize={13} className="fill-ink-3">
          {monthName(month.from, 'short')}
        </text>
      )}
      <text
        x={x}
        y={height - 8}
        textAnchor="middle"
        fontSize={15}
        fontWeight={650}
        className={month.grade && !month.provisional ? 'fill-ink-2 font-serif' : 'fill-ink-3 font-serif'}
      >
        {month.grade ?? '–'}
        <title>
          {month.grade && month.provisional
            ? t('mark.provisional')
            : t('trend.markOf', { month: monthName(month.from) })}
        </title>
      </text>
    </g>
  );
}

/** A month that stands alone gets a short band of its own; a polygon of one point would not be seen. */
function bandOf(
  run: TrendPoint[],
  x: (index: number) => number,
  y: (value: number) => number,
  slot: number,
): string {
  const [only] = run;
  if (only && run.length === 1) {
    const [left, right] = [x(only.index) - slot / 6, x(only.index) + slot / 6];
    return `${left},${y(only.high)} ${right},${y(only.high)} ${right},${y(only.low)} ${left},${y(only.low)}`;
  }
  const upper = run.map((point) => `${x(point.index)},${y(point.high)}`);
  const lower = run.map((point) => `${x(point.index)},${y(point.low)}`).reverse();
  return [...upper, ...lower].join(' ');
}

function pointWords({ months }: Trend, point: TrendPoint): string {
  return t('trend.point', {
    month: monthName(months[point.index]?.from ?? ''),
    value: signed(point.value),
    range: signedRange({ low: point.low, high: point.high }),
    n: point.n,
  });
}

function summary(trend: Trend, points: TrendPoint[]): string {
  return [t('trend.title'), ...points.map((point) => pointWords(trend, point))].join('. ');
}

function useWidth(frame: React.RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    const observer = new ResizeObserver(() => setWidth(Math.floor(element.clientWidth)));
    observer.observe(element);
    return () => observer.disconnect();
  }, [frame]);
  return width;
}
