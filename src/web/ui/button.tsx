import { Link, type LinkProps } from '@tanstack/react-router';
import type { LucideIcon } from 'lucide-react';
import type { ComponentProps, ReactNode } from 'react';
import { classes } from './classes.ts';
import { Tooltip } from './tooltip.tsx';

type Look = 'primary' | 'plain' | 'quiet' | 'danger';

interface ButtonProps extends ComponentProps<'button'> {
  /** `primary` once per view; `plain` has a line; `quiet` has none. */
  look?: Look;
  size?: 'medium' | 'small';
  icon?: LucideIcon;
  /** Keeps the button from being pressed twice while its work is under way. */
  busy?: boolean | undefined;
  children?: ReactNode;
}

const shape =
  'inline-flex items-center justify-center gap-2 rounded-control font-strong whitespace-nowrap select-none no-underline transition-colors duration-100 disabled:opacity-55';
const sizes = { medium: 'min-h-9 px-3', small: 'min-h-7 px-2 text-sm' };
const looks: Record<Look, string> = {
  primary: 'bg-accent text-accent-ink hover:bg-accent-strong shadow-quiet',
  plain:
    'border border-line-strong bg-surface text-ink hover:bg-sunken shadow-[0_1px_1px_rgb(28_26_22/0.04)]',
  quiet: 'text-ink-2 hover:bg-sunken hover:text-ink',
  danger: 'border border-bad/40 bg-surface text-bad hover:bg-bad-soft',
};

export function Button({
  look = 'plain',
  size = 'medium',
  icon: Icon,
  busy,
  children,
  className,
  disabled,
  ...rest
}: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      disabled={disabled || busy}
      aria-busy={busy || undefined}
      className={classes(shape, sizes[size], looks[look], className)}
    >
      {Icon && <Icon aria-hidden className="lucide" />}
      {children}
    </button>
  );
}

export function ButtonLink({
  look = 'plain',
  size = 'medium',
  icon: Icon,
  children,
  className,
  ...rest
}: LinkProps & {
  look?: Look;
  size?: 'medium' | 'small';
  icon?: LucideIcon;
  className?: string;
  children: ReactNode;
}) {
  return (
    <Link {...rest} className={classes(shape, sizes[size], looks[look], className)}>
      {Icon && <Icon aria-hidden className="lucide" />}
      {children}
    </Link>
  );
}

interface IconButtonProps extends Omit<ComponentProps<'button'>, 'children'> {
  icon: LucideIcon;
  /** The accessible name, shown as a tooltip too. */
  label: string;
  /** The key that does the same, as written in tinykeys. */
  keys?: string;
  look?: 'quiet' | 'plain';
}

export function IconButton({ icon: Icon, label, keys, look = 'quiet', className, ...rest }: IconButtonProps) {
  return (
    <Tooltip label={label} {...(keys ? { keys } : {})}>
      <button
        type="button"
        aria-label={label}
        {...rest}
        className={classes(
          'inline-flex size-9 flex-none items-center justify-center rounded-control transition-colors duration-100 disabled:opacity-55 pointer-coarse:size-11',
          looks[look],
          className,
        )}
      >
        <Icon aria-hidden className="lucide" />
      </button>
    </Tooltip>
  );
}
