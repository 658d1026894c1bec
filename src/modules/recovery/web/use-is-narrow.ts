import { useSyncExternalStore } from 'react';

const query = matchMedia('(width < 64rem)');

/** A board needs room; phones and narrow windows show the list. */
export function useIsNarrow(): boolean {
  return useSyncExternalStore(watch, () => query.matches);
}

function watch(listener: () => void): () => void {
  query.addEventListener('change', listener);
  return () => query.removeEventListener('change', listener);
}
