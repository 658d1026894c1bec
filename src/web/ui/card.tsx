import type { ReactNode } from 'react';
import { classes } from './classes.ts';

interface CardProps {
  children: ReactNode;
  className?: string;
  /** Gives the card a name and makes it a region. */
  labelledBy?: string;
}

export function Card({ children, className, labelledBy }: CardProps) {
  return (
    <section
      aria-labelledby={labelledBy}
      className={classes('rounded-card border border-line bg-surface p-5', className)}
    >
      {children}
    </section>
  );
}

export function CardTitle({ id, children, aside }: { id?: string; children: ReactNode; aside?: ReactNode }) {
  return (
    <div className="mb-3 flex items-baseline gap-3">
      <h2 id={id} className="flex-1 text-sm font-strong text-ink-2">
        {children}
      </h2>
      {aside && <span className="text-sm text-ink-3">{aside}</span>}
    </div>
  );
}
