import { Skeleton, SkeletonRows } from '../ui/skeleton.tsx';

/** What stands there before the session is known: the same frame, so nothing jumps. */
export function ShellSkeleton() {
  return (
    <div className="flex h-dvh">
      <div className="hidden w-[204px] flex-col gap-3 border-r border-line p-4 md:flex">
        <Skeleton className="h-6 w-32" />
        <Skeleton className="h-9 w-full" />
        {[1, 2, 3, 4, 5].map((row) => (
          <Skeleton key={row} className="h-5 w-28" />
        ))}
      </div>
      <div className="flex-1">
        <SkeletonRows />
      </div>
    </div>
  );
}
