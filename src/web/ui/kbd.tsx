import { keyLabel } from '../keys.ts';
import { classes } from './classes.ts';

/** A key as printed on the keyboard. Hidden from screen readers: the button it belongs to has its own name. */
export function Kbd({ keys, tone = 'plain' }: { keys: string; tone?: 'plain' | 'inverse' | 'onAccent' }) {
  return (
    <span aria-hidden className="inline-flex gap-0.5 pointer-coarse:hidden">
      {keyLabel(keys).map((press) => (
        <kbd
          key={press}
          className={classes(
            'inline-flex h-[18px] min-w-[18px] items-center justify-center rounded-[5px] border px-1 font-sans text-[11px] font-medium whitespace-nowrap',
            tone === 'plain' && 'border-line-strong bg-sunken text-ink-2',
            tone !== 'plain' && 'border-current/40 bg-transparent text-current',
          )}
        >
          {press}
        </kbd>
      ))}
    </span>
  );
}
