import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { classes } from './classes.ts';

export type Tone = 'plain' | 'accent' | 'good' | 'watch' | 'bad' | 'private';

const tones: Record<Tone, string> = {
  plain: 'bg-sunken text-ink-2',
  accent: 'bg-accent-soft text-accent',
  good: 'bg-good-soft text-good',
  watch: 'bg-watch-soft text-watch',
  bad: 'bg-bad-soft text-bad',
  private: 'bg-private text-watch',
};

/** A state in words; the colour only repeats it. */
export function Pill({
  tone = 'plain',
  icon: Icon,
  children,
}: {
  tone?: Tone;
  icon?: LucideIcon;
  children: ReactNode;
}) {
  return (
    <span
      className={classes(
        'inline-flex min-h-5 max-w-full items-center gap-1 rounded-full px-2 text-xs font-strong whitespace-nowrap',
        tones[tone],
      )}
    >
      {Icon && <Icon aria-hidden className="lucide !size-3.5" />}
      <span className="truncate">{children}</span>
    </span>
  );
}
