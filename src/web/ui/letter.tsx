import { classes } from './classes.ts';

const colours: Record<string, string> = {
  A: 'text-good',
  B: 'text-good',
  C: 'text-watch',
  D: 'text-bad',
  F: 'text-bad',
};
const sizes = {
  small: 'text-lg leading-6',
  medium: 'text-[28px] leading-8',
  large: 'text-[64px] leading-[72px]',
  huge: 'text-[128px] leading-[136px]',
};

interface LetterProps {
  /** A to F, or null while there is too little to say. */
  mark: string | null;
  /** What the mark is of, for screen readers: "Mark of Harbour House". */
  label: string;
  size?: keyof typeof sizes;
}

/** A mark as the teacher's pen would write it. */
export function Letter({ mark, label, size = 'medium' }: LetterProps) {
  return (
    <span
      role="img"
      aria-label={`${label}: ${mark ?? '–'}`}
      className={classes('font-serif font-bold', sizes[size], mark ? colours[mark] : 'text-ink-3')}
    >
      {mark ?? '–'}
    </span>
  );
}
