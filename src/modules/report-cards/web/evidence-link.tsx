import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { classes } from '#web/ui/classes.ts';
import { searchOfFigure, type Figure } from './choice.ts';

/** Any figure opens what it rests on. */
export function EvidenceLink({
  figure,
  label,
  className,
  children,
}: {
  figure: Figure;
  /** The figure in words where its number alone would not say what it counts. */
  label?: string;
  className?: string;
  children: ReactNode;
}) {
  return (
    <Link
      to="/report-card"
      search={(before: Record<string, unknown>) => ({ ...before, ...searchOfFigure(figure) })}
      {...(label ? { 'aria-label': label } : {})}
      className={classes(
        'rounded-control text-ink no-underline hover:text-accent hover:underline',
        className,
      )}
    >
      {children}
    </Link>
  );
}
