import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { listElementsEndpoint } from '#modules/journey/contract.ts';
import { listStaffEndpoint } from '#modules/staff/contract.ts';
import { call, explain, type CallInput } from '#web/api.ts';
import { texts } from '#web/texts.ts';
import { toast } from '#web/ui/index.ts';
import {
  changePromise,
  createPromise,
  dropNextUpdatePlan,
  fulfilPromise,
  listConversationPromises,
  listPromiseMonths,
  listPromises,
  listSlipping,
  makePromise,
  movePromise,
  weighPromise,
  withdrawPromise,
} from '../contract.ts';

const t = texts('promises');

export const promiseKeys = {
  standing: ['promises', 'standing'] as const,
  slipping: ['promises', 'slipping'] as const,
  of: (conversationId: string) => ['promises', 'of', conversationId] as const,
};

export function usePromises() {
  return useQuery({
    queryKey: [...promiseKeys.standing, 'list'],
    queryFn: ({ signal }) => call(listPromises, {}, { signal }),
  });
}

export function useMonths() {
  const { data } = useQuery({
    queryKey: [...promiseKeys.standing, 'months'],
    queryFn: ({ signal }) => call(listPromiseMonths, {}, { signal }),
    staleTime: 5 * 60_000,
  });
  return data?.promises;
}

export function useSlipping() {
  return useQuery({
    queryKey: promiseKeys.slipping,
    queryFn: ({ signal }) => call(listSlipping, { mine: 'true' }, { signal }),
  });
}

/** What the past says of a time while it is typed; the last answer stays until the next is there. */
export function useWeighed(query: CallInput<typeof weighPromise>) {
  return useQuery({
    queryKey: ['promises', 'weigh', query],
    queryFn: ({ signal }) => call(weighPromise, query, { signal }),
    placeholderData: (before) => before,
  });
}

export function useLiveElements() {
  const { data } = useQuery({
    queryKey: ['elements', 'live'],
    queryFn: ({ signal }) => call(listElementsEndpoint, {}, { signal }),
    staleTime: 5 * 60_000,
  });
  return data?.data ?? [];
}

export function useColleagues() {
  const { data } = useQuery({
    queryKey: ['staff', 'list'],
    queryFn: ({ signal }) => call(listStaffEndpoint, { limit: 100 }, { signal }),
    staleTime: 5 * 60_000,
  });
  return data?.data ?? [];
}

export function useConversationPromises(conversationId: string) {
  return useQuery({
    queryKey: promiseKeys.of(conversationId),
    queryFn: ({ signal }) => call(listConversationPromises, { id: conversationId }, { signal }),
  });
}

function useFresh() {
  const client = useQueryClient();
  return () => {
    void client.invalidateQueries({ queryKey: ['promises'] });
    void client.invalidateQueries({ queryKey: ['conversations'] });
  };
}

const onError = (error: unknown) => toast({ text: explain(error, 'promises'), tone: 'bad' });

export function useMakePromise() {
  const onSettled = useFresh();
  return useMutation({
    mutationFn: (given: CallInput<typeof makePromise>) => call(makePromise, given),
    onSettled,
  });
}

export function useDropPlan() {
  const onSettled = useFresh();
  return useMutation({
    mutationFn: (id: string) => call(dropNextUpdatePlan, { id }),
    onError,
    onSettled,
  });
}

export function useFulfil() {
  const onSettled = useFresh();
  return useMutation({
    mutationFn: (given: CallInput<typeof fulfilPromise>) => call(fulfilPromise, given),
    onSuccess: ({ outcome }) =>
      toast({
        text: t(outcome === 'kept' ? 'done.kept' : 'done.late'),
        tone: outcome === 'kept' ? 'good' : 'plain',
      }),
    onError,
    onSettled,
  });
}

export function useMove() {
  const onSettled = useFresh();
  return useMutation({
    mutationFn: (given: CallInput<typeof movePromise>) => call(movePromise, given),
    onSuccess: () => toast({ text: t('move.done'), tone: 'good' }),
    onSettled,
  });
}

export function useWithdraw() {
  const onSettled = useFresh();
  return useMutation({
    mutationFn: (given: CallInput<typeof withdrawPromise>) => call(withdrawPromise, given),
    onSuccess: () => toast({ text: t('withdraw.done'), tone: 'good' }),
    onSettled,
  });
}

export function useSavePromise() {
  const onSettled = useFresh();
  const onSuccess = () => toast({ text: t('writer.saved'), tone: 'good', name: 'saved' });
  const create = useMutation({
    mutationFn: (given: CallInput<typeof createPromise>) => call(createPromise, given),
    onSuccess,
    onSettled,
  });
  const change = useMutation({
    mutationFn: (given: CallInput<typeof changePromise>) => call(changePromise, given),
    onSuccess,
    onSettled,
  });
  return { create, change };
}
