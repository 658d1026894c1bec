import { classes } from '#web/ui/classes.ts';

interface FiveProps {
  /** The sentence one agrees with or not. */
  label: string;
  value: number | null;
  low: string;
  high: string;
  onTap: (value: number) => void;
}

/** One tap from 1 to 5; the one that stands is pressed. */
export function Five({ label, value, low, high, onTap }: FiveProps) {
  return (
    <div role="group" aria-label={label}>
      <p className="mb-1.5">{label}</p>
      <div className="flex gap-1.5">
        {[1, 2, 3, 4, 5].map((one) => (
          <button
            key={one}
            type="button"
            aria-pressed={one === value}
            onClick={() => onTap(one)}
            className={classes(
              'min-h-9 flex-1 rounded-control border font-strong pointer-coarse:min-h-11',
              one === value
                ? 'border-accent bg-accent-soft text-accent'
                : 'border-line-strong bg-surface hover:bg-sunken',
            )}
          >
            {one}
          </button>
        ))}
      </div>
      <div className="mt-1 flex justify-between text-sm text-ink-3">
        <span>{low}</span>
        <span>{high}</span>
      </div>
    </div>
  );
}
