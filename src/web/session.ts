import { queryOptions, useQuery } from '@tanstack/react-query';
import type { Permission } from '#modules/access/permissions.ts';
import { getSession } from '#modules/access/contract.ts';
import { call } from './api.ts';
import type { OutputOf } from './wire.ts';

/** Who sits here, what they may do, and the workspace they serve. */
export type Session = OutputOf<typeof getSession>;

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: ({ signal }) => call(getSession, {}, { signal }),
  staleTime: 5 * 60_000,
  retry: false,
});

/** The session of a screen inside the shell; the shell shows nothing before it is known. */
export function useSession(): Session {
  const { data } = useQuery(sessionQuery);
  if (!data) throw new Error('used outside the shell');
  return data;
}

/** Buttons ask what the server will ask. */
export function useMay(permission: Permission): boolean {
  const { data } = useQuery(sessionQuery);
  return data?.permissions.includes(permission) ?? false;
}
