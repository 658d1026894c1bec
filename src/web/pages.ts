import { call, type CallInput } from './api.ts';
import type { Endpoint } from './wire.ts';

/** What `useInfiniteQuery` needs beside its key to read a list page by page. */
export function pages<E extends Endpoint>(endpoint: E, given: CallInput<E>) {
  return {
    queryFn: ({ pageParam, signal }: { pageParam: string; signal: AbortSignal }) =>
      call(endpoint, Object.assign({}, given, pageParam ? { cursor: pageParam } : {}), { signal }),
    initialPageParam: '',
    getNextPageParam: (page: { nextCursor: string | null }) => page.nextCursor ?? undefined,
  };
}
