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

/** One of several small acts in a row: an icon, a few words and its key. A narrow row keeps the words and the key. */
export function ActButton({ label, keys, ...rest }: ActButtonProps) {
  return (
    <Button
      {...rest}
      size="small"
      className="flex-none !rounded-full !px-3 pointer-coarse:min-h-11 pointer-fine:@max-3xl:!gap-1.5 pointer-fine:@max-3xl:!pr-1 pointer-fine:@max-3xl:!pl-2.5 pointer-fine:@max-3xl:[&>.lucide]:hidden"
    >
      {label}
      <Kbd keys={keys} />
    </Button>
  );
}
