import {
  keepPreviousData,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { call, type CallInput } from '#web/api.ts';
import { pages } from '#web/pages.ts';
import {
  createDecisionEndpoint,
  listDecisionsEndpoint,
  reviewDecisionEndpoint,
  takeDecisionEndpoint,
} from '../contract.ts';
import { keys } from './keys.ts';

export { keys };

export type Which = 'all' | 'open' | 'review';

export function useDecisions(which: Which) {
  const filter =
    which === 'all' ? {} : which === 'open' ? { status: 'open' as const } : { due: 'review' as const };
  return useInfiniteQuery({
    queryKey: [...keys.all, which],
    ...pages(listDecisionsEndpoint, { ...filter, limit: 25 }),
    placeholderData: keepPreviousData,
  });
}

export function useReviewsDue() {
  return useQuery({
    queryKey: [...keys.all, 'due'],
    queryFn: ({ signal }) => call(listDecisionsEndpoint, { due: 'review', limit: 5 }, { signal }),
  });
}

function useChange<Given, Done>(change: (given: Given) => Promise<Done>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSettled: () => void client.invalidateQueries({ queryKey: keys.all }),
  });
}

export const useCreateDecision = () =>
  useChange((given: CallInput<typeof createDecisionEndpoint>) => call(createDecisionEndpoint, given));
export const useTakeDecision = () =>
  useChange((given: CallInput<typeof takeDecisionEndpoint>) => call(takeDecisionEndpoint, given));
export const useReviewDecision = () =>
  useChange((given: CallInput<typeof reviewDecisionEndpoint>) => call(reviewDecisionEndpoint, given));
