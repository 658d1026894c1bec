interface ZonePlotProps {
  adequate: number | null;
  desired: number | null;
  expectedNow: number | null;
  perceived: number | null;
  /** All four in words. */
  label: string;
}

const at = (value: number) => 8 + value * 56.8;

/**
 * The zone of tolerance: the band from adequate to desired, a line at what is expected now, and a dot at the last mark.
 * Line and dot differ in shape, so that the drawing does without its colours.
 */
export function ZonePlot({ adequate, desired, expectedNow, perceived, label }: ZonePlotProps) {
  const from = adequate ?? desired;
  const to = desired ?? adequate;
  return (
    <svg role="img" aria-label={label} viewBox="0 0 300 34" className="block h-auto w-full max-w-80">
      <line x1={8} x2={292} y1={16} y2={16} className="stroke-line-strong" strokeWidth={2} />
      {[0, 1, 2, 3, 4, 5].map((value) => (
        <g key={value}>
          <line
            x1={at(value)}
            x2={at(value)}
            y1={13}
            y2={19}
            className="stroke-line-strong"
            strokeWidth={2}
          />
          <text x={at(value)} y={33} textAnchor="middle" className="fill-ink-3 text-[9px]">
            {value}
          </text>
        </g>
      ))}
      {from !== null && to !== null && (
        <rect
          x={at(from)}
          y={9}
          width={Math.max(5, at(to) - at(from))}
          height={14}
          rx={7}
          className="fill-accent/25 stroke-accent"
        />
      )}
      {expectedNow !== null && (
        <line
          x1={at(expectedNow)}
          x2={at(expectedNow)}
          y1={3}
          y2={25}
          className="stroke-ink"
          strokeWidth={3}
          strokeLinecap="round"
        />
      )}
      {perceived !== null && (
        <circle cx={at(perceived)} cy={16} r={6} className="fill-watch stroke-surface" strokeWidth={2} />
      )}
    </svg>
  );
}
