import { classes } from './classes.ts';

const tints = [
  'bg-[var(--tint-1)] text-[var(--tint-1-ink)]',
  'bg-[var(--tint-2)] text-[var(--tint-2-ink)]',
  'bg-[var(--tint-3)] text-[var(--tint-3-ink)]',
  'bg-[var(--tint-4)] text-[var(--tint-4-ink)]',
  'bg-[var(--tint-5)] text-[var(--tint-5-ink)]',
  'bg-[var(--tint-6)] text-[var(--tint-6-ink)]',
];
const sizes = { small: 'size-6 text-[10px]', medium: 'size-7 text-[11px]', large: 'size-10 text-sm' };

/**
 * Initials on a colour that stays with the name. Decoration: the name stands beside it. They are drawn by the style
 * sheet, so that they are no text of a button whose name says who it is.
 */
export function Avatar({ name, size = 'medium' }: { name: string; size?: keyof typeof sizes }) {
  const tint = tints[[...name].reduce((sum, letter) => sum + (letter.codePointAt(0) ?? 0), 0) % tints.length];
  return (
    <span
      aria-hidden
      data-initials={initials(name)}
      className={classes(
        'before:content-[attr(data-initials)]',
        'inline-flex flex-none items-center justify-center rounded-full font-bold tracking-tight select-none',
        sizes[size],
        tint,
      )}
    />
  );
}

function initials(name: string): string {
  const words = name
    .replace(/[^\p{L}\p{N}\s@]/gu, '')
    .split(/[\s@]+/u)
    .filter(Boolean);
  const first = words[0]?.[0] ?? '?';
  const last = words.length > 1 ? (words.at(-1)?.[0] ?? '') : '';
  return (first + last).toUpperCase();
}
