import type { Tone } from './pill.tsx';

interface IntervalBarProps {
  /** All on the same scale. */
  value: number;
  low: number;
  high: number;
  min: number;
  max: number;
  /** Everything in words: value, interval, n. */
  label: string;
}

/** A figure with the range it may truly lie in: the dot is what was seen, the band what n allows to say. */
export function IntervalBar({ value, low, high, min, max, label }: IntervalBarProps) {
  const at = (figure: number) => `${Math.min(100, Math.max(0, ((figure - min) / (max - min)) * 100))}%`;
  const width = `${Math.min(100, Math.max(1, ((high - low) / (max - min)) * 100))}%`;
  return (
    <div role="img" aria-label={label} className="relative h-4 w-full">
      <div className="absolute inset-x-0 top-[7px] h-0.5 rounded-full bg-line" />
      <div className="absolute top-1 h-2 rounded-full bg-accent/30" style={{ left: at(low), width }} />
      <div
        className="absolute top-0.5 size-3 -translate-x-1/2 rounded-full border-2 border-surface bg-accent"
        style={{ left: at(value) }}
      />
    </div>
  );
}

const fills: Record<Tone, string> = {
  plain: 'bg-line-strong',
  accent: 'bg-accent',
  good: 'bg-good',
  watch: 'bg-watch',
  bad: 'bg-bad',
  private: 'bg-private-line',
};

/** Parts of a whole in one line; the words stand beside it, the label says them all. */
export function ShareBar({
  parts,
  label,
}: {
  parts: readonly { count: number; tone: Tone }[];
  label: string;
}) {
  return (
    <div role="img" aria-label={label} className="flex h-3.5 gap-0.5 overflow-hidden">
      {parts
        .filter((part) => part.count > 0)
        .map((part, index) => (
          <div
            key={index}
            className={`min-w-2 rounded-[3px] ${fills[part.tone]}`}
            style={{ flexGrow: part.count, flexBasis: 0 }}
          />
        ))}
    </div>
  );
}
