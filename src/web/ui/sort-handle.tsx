import { GripVertical } from 'lucide-react';
import type { ComponentProps } from 'react';
import { classes } from './classes.ts';

interface SortHandleProps extends Omit<ComponentProps<'button'>, 'children'> {
  /** Says what it moves and how: `Move Clean room, with the arrow keys`. */
  label: string;
}

/** What an entry of a list is taken by. */
export function SortHandle({ label, className, ...rest }: SortHandleProps) {
  return (
    <button
      {...rest}
      type="button"
      aria-label={label}
      title={label}
      className={classes(
        'inline-flex h-8 w-6 flex-none cursor-grab touch-none items-center justify-center rounded-control text-ink-3 hover:bg-sunken hover:text-ink active:cursor-grabbing pointer-coarse:h-11 pointer-coarse:w-9',
        className,
      )}
    >
      <GripVertical aria-hidden className="lucide" />
    </button>
  );
}
