import { createContext, useContext, type ComponentProps } from 'react';
import type { LucideIcon } from 'lucide-react';
import { Button } from './button.tsx';
import { classes } from './classes.ts';
import { Kbd } from './kbd.tsx';
import { Tooltip } from './tooltip.tsx';

interface ActButtonProps extends Omit<ComponentProps<'button'>, 'children'> {
  label: string;
  /** The key that does the same. */
  keys: string;
  icon?: LucideIcon;
}

/** Whether the acts of a row say their words; one that is used less shows its icon, and says its words to who asks. */
export const ActLook = createContext<'words' | 'icon'>('words');

/** One of several small acts in a row: a few words and its key. Fingers find no tooltips, so there words always show. */
export function ActButton({ label, keys, icon, ...rest }: ActButtonProps) {
  const isIcon = useContext(ActLook) === 'icon';
  const button = (
    <Button
      {...rest}
      {...(isIcon && icon ? { icon } : {})}
      size="small"
      className={classes(
        'flex-none !rounded-full !px-3 pointer-coarse:min-h-11',
        isIcon
          ? 'pointer-fine:!px-2 pointer-coarse:[&>.lucide]:hidden'
          : 'pointer-fine:!gap-1.5 pointer-fine:!pr-1 pointer-fine:!pl-2.5',
      )}
    >
      <span className={isIcon ? 'pointer-fine:sr-only' : undefined}>{label}</span>
      {!isIcon && <Kbd keys={keys} />}
    </Button>
  );
  return isIcon ? (
    <Tooltip label={label} keys={keys}>
      {button}
    </Tooltip>
  ) : (
    button
  );
}
