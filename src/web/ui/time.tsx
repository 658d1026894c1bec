import { exactTime, relativeTime, useNow } from '../format.ts';

/** An instant, short and relative; exact on hover and for screen readers. */
export function Time({ at, className }: { at: string; className?: string }) {
  const now = useNow();
  const exact = exactTime(at);
  return (
    <time dateTime={at} title={exact} className={className}>
      <span aria-hidden>{relativeTime(at, now)}</span>
      <span className="sr-only">{exact}</span>
    </time>
  );
}
