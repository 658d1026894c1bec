import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { listElementsEndpoint } from '#modules/journey/contract.ts';
import { call, explain, type CallInput } from '#web/api.ts';
import { texts } from '#web/texts.ts';
import { toast } from '#web/ui/toast.tsx';
import {
  customerExpectationsEndpoint,
  expectsMoreEndpoint,
  recordExpectationEndpoint,
  supersedeExpectationEndpoint,
  wantsMoreEndpoint,
} from '../contract.ts';
import { keys } from './keys.ts';

export { keys };

const t = texts('expectations');

export function useExpectations(customerId: string) {
  return useQuery({
    queryKey: keys.ofCustomer(customerId),
    queryFn: ({ signal }) => call(customerExpectationsEndpoint, { id: customerId }, { signal }),
  });
}

export function useLiveElements() {
  return useQuery({
    queryKey: ['elements', 'live'],
    queryFn: ({ signal }) => call(listElementsEndpoint, {}, { signal }),
    staleTime: 5 * 60_000,
  });
}

type Written =
  | ({ kind: 'record' } & CallInput<typeof recordExpectationEndpoint>)
  | ({ kind: 'change' } & CallInput<typeof supersedeExpectationEndpoint>);

export function useWriteExpectation(customerId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ kind, ...given }: Written) =>
      kind === 'record'
        ? call(recordExpectationEndpoint, given as CallInput<typeof recordExpectationEndpoint>)
        : call(supersedeExpectationEndpoint, given as CallInput<typeof supersedeExpectationEndpoint>),
    onSuccess: () => toast({ text: t('saved'), tone: 'good' }),
    onSettled: () => void client.invalidateQueries({ queryKey: keys.ofCustomer(customerId) }),
  });
}

export type More = 'expects' | 'wants';
const endpoints = { expects: expectsMoreEndpoint, wants: wantsMoreEndpoint };

/** Two acts, never one: what they count on, and what they wish for. */
export function useRaise(customerId: string, which: More) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (given: CallInput<typeof expectsMoreEndpoint>) => call(endpoints[which], given),
    onSuccess: () => toast({ text: t(`more.done.${which}`), tone: 'good' }),
    onError: (error) => toast({ text: explain(error, 'expectations'), tone: 'bad' }),
    onSettled: () => void client.invalidateQueries({ queryKey: keys.ofCustomer(customerId) }),
  });
}
