import {
  keepPreviousData,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { call, explain, type CallInput } from '#web/api.ts';
import { pages } from '#web/pages.ts';
import { toast } from '#web/ui/index.ts';
import {
  answerBarriers,
  changeCase,
  changeFeature,
  createFeature,
  dropCase,
  getBarriers,
  getDenominator,
  getRecoveryEffect,
  listCases,
  listFeatures,
  markCase,
  tickFeatures,
} from '../contract.ts';
import { keys } from './keys.ts';

export { keys };

export function useEffectOfRecovery() {
  return useQuery({
    queryKey: keys.effect,
    queryFn: ({ signal }) => call(getRecoveryEffect, {}, { signal }),
  });
}

export function useCases() {
  return useInfiniteQuery({
    queryKey: [...keys.cases, 'all'],
    ...pages(listCases, { limit: 20 }),
    placeholderData: keepPreviousData,
  });
}

export function useCaseOf(conversationId: string) {
  return useQuery({
    queryKey: [...keys.cases, 'of', conversationId],
    queryFn: ({ signal }) => call(listCases, { conversationId, limit: 1 }, { signal }),
  });
}

export function useFeatures() {
  return useQuery({ queryKey: keys.features, queryFn: ({ signal }) => call(listFeatures, {}, { signal }) });
}

export function useDenominator() {
  return useQuery({
    queryKey: keys.denominator,
    queryFn: ({ signal }) => call(getDenominator, {}, { signal }),
  });
}

export function useBarriers(quarter: string | undefined) {
  return useQuery({
    queryKey: [...keys.barriers, quarter ?? 'now'],
    queryFn: ({ signal }) => call(getBarriers, quarter ? { quarter } : {}, { signal }),
    placeholderData: keepPreviousData,
  });
}

function useChange<Given, Done>(change: (given: Given) => Promise<Done>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSettled: () => void client.invalidateQueries({ queryKey: ['learning'] }),
  });
}

export const useMarkCase = () => useChange((given: CallInput<typeof markCase>) => call(markCase, given));
export const useChangeCase = () =>
  useChange((given: CallInput<typeof changeCase>) => call(changeCase, given));
export const useDropCase = () => useChange((given: CallInput<typeof dropCase>) => call(dropCase, given));
export const useTick = () => useChange((given: CallInput<typeof tickFeatures>) => call(tickFeatures, given));
export const useCreateFeature = () =>
  useChange((given: CallInput<typeof createFeature>) => call(createFeature, given));
export const useChangeFeature = () =>
  useChange((given: CallInput<typeof changeFeature>) => call(changeFeature, given));
export const useAnswerBarriers = () =>
  useChange((given: CallInput<typeof answerBarriers>) => call(answerBarriers, given));

export function sayRefused(error: unknown): void {
  toast({ text: explain(error, 'learning'), tone: 'bad' });
}
