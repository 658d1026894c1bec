import { useEffect, useRef } from 'react';

/** New words count as read once they have been on a visible screen for this long. */
const reading = 4_000;

/** The revision the writer has really seen: what came a moment before sending still stops the reply. */
export function useSeenRevision(revision: number): { current: number } {
  const seen = useRef(revision);
  useEffect(() => {
    const timer = setTimeout(() => {
      if (!document.hidden) seen.current = Math.max(seen.current, revision);
    }, reading);
    return () => clearTimeout(timer);
  }, [revision]);
  return seen;
}
