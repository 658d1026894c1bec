import { useQuery } from '@tanstack/react-query';
import { call } from '#web/api.ts';
import { useMay } from '#web/session.ts';
import * as beside from '../contract/beside.ts';
import { keys } from './keys.ts';

/** The number beside *Same page*: what waits for our yes. */
export function useWaitingCount(): number | undefined {
  const mayRead = useMay('customers:read');
  const { data } = useQuery({
    queryKey: [...keys.all, 'waiting'],
    queryFn: ({ signal }) => call(beside.waitingPages, {}, { signal }),
    enabled: mayRead,
  });
  return data?.pages.length;
}
