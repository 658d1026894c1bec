import { Suspense, type ReactNode } from 'react';
import { classes } from './classes.ts';
import { Skeleton } from './skeleton.tsx';

interface CardColumnsProps {
  main: ReactNode;
  side: ReactNode;
  /** Which column stands first and reads first. */
  first?: 'main' | 'side';
}

/** Cards in two columns, three parts to two; on narrow screens one after the other. */
export function CardColumns({ main, side, first = 'main' }: CardColumnsProps) {
  const columns = first === 'main' ? [main, side] : [side, main];
  return (
    <div
      className={classes(
        'grid grid-cols-[minmax(0,1fr)] items-start gap-4',
        first === 'main'
          ? 'lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]'
          : 'lg:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]',
      )}
    >
      {columns.map((cards, index) => (
        <div key={index === 0 ? 'first' : 'second'} className="flex min-w-0 flex-col gap-4">
          <Suspense fallback={<Skeleton className="h-64" />}>{cards}</Suspense>
        </div>
      ))}
    </div>
  );
}
