import type { ComponentProps } from 'react';
import type { LucideIcon } from 'lucide-react';
import { Button } from './button.tsx';
import { Kbd } from './kbd.tsx';

interface ActButtonProps extends Omit<ComponentProps<'button'>, 'children'> {
  label: string;
  /** The key that does the same. */
  keys: string;
  icon?: LucideIcon;
}

/** One of several small acts in a row: an icon, a few words and its key. */
export function ActButton({ label, keys, ...rest }: ActButtonProps) {
  return (
    <Button
      {...rest}
      size="small"
      className="flex-none !rounded-full !px-3 whitespace-nowrap pointer-coarse:min-h-11"
    >
      {label}
      <Kbd keys={keys} />
    </Button>
  );
}
