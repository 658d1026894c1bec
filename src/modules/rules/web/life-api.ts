import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call, type CallInput } from '#web/api.ts';
import { pages } from '#web/pages.ts';
import {
  attachWords,
  decideReview,
  dismissWords,
  drawDrill,
  findRules,
  flagRule,
  getRule,
  getVerdict,
  holdToRule,
  listCustomerWords,
  listDrilledRules,
  listExceptionsEndpoint,
  listFlags,
  listReadThroughs,
  listReviews,
  listToldFlags,
  listUsesOf,
  listVerdicts,
  nominateRule,
  openReview,
  recordDrill,
  recordReadThrough,
  seeToldFlags,
} from '../contract.ts';
import { keys } from './api.ts';

export function useRule(id: string) {
  return useQuery({
    queryKey: [...keys.rules, id],
    queryFn: ({ signal }) => call(getRule, { id }, { signal }),
  });
}

export function useVerdicts() {
  return useQuery({
    queryKey: [...keys.rules, 'verdicts'],
    queryFn: ({ signal }) => call(listVerdicts, {}, { signal }),
  }).data?.data;
}

export function useVerdict(id: string) {
  return useQuery({
    queryKey: [...keys.rules, id, 'verdict'],
    queryFn: ({ signal }) => call(getVerdict, { id }, { signal }),
  }).data;
}

/** Rules being decided; `mine`: only those that wait for whoever sits here. */
export function useOpenReviews(mine: 'yes' | 'no' = 'no') {
  return useQuery({
    queryKey: [...keys.rules, 'reviews', 'open', mine],
    queryFn: ({ signal }) => call(listReviews, { show: 'open', mine, limit: 100 }, { signal }),
  }).data?.data;
}

export function useHistory(ruleId: string) {
  return useQuery({
    queryKey: [...keys.rules, ruleId, 'history'],
    queryFn: ({ signal }) => call(listReviews, { show: 'decided', ruleId, limit: 20 }, { signal }),
  }).data?.data;
}

export function useGraveyard() {
  return useInfiniteQuery({
    queryKey: [...keys.rules, 'graveyard'],
    ...pages(listReviews, { show: 'ended', limit: 25 }),
  });
}

export function useFlags(ruleId: string) {
  return useInfiniteQuery({
    queryKey: [...keys.rules, ruleId, 'flags'],
    ...pages(listFlags, { id: ruleId, limit: 10 }),
  });
}

export function useBends(ruleId: string) {
  return useQuery({
    queryKey: [...keys.rules, ruleId, 'bends'],
    queryFn: ({ signal }) => call(listExceptionsEndpoint, { ruleId, limit: 25 }, { signal }),
  }).data;
}

export function useReadThroughs(ruleId: string) {
  return useQuery({
    queryKey: [...keys.rules, ruleId, 'reads'],
    queryFn: ({ signal }) => call(listReadThroughs, { id: ruleId }, { signal }),
  }).data?.data;
}

export function useCustomerWords() {
  return useQuery({
    queryKey: [...keys.rules, 'words'],
    queryFn: ({ signal }) => call(listCustomerWords, { limit: 20 }, { signal }),
  }).data;
}

export function useToldFlags() {
  return useQuery({
    queryKey: [...keys.rules, 'told'],
    queryFn: ({ signal }) => call(listToldFlags, {}, { signal }),
  }).data?.data;
}

export function useUsesIn(conversationId: string) {
  return useQuery({
    queryKey: [...keys.rules, 'uses', conversationId],
    queryFn: ({ signal }) => call(listUsesOf, { conversationId }, { signal }),
  }).data?.data;
}

/** The rules that fit what was typed; the last answer stands until the next is there. */
export function useFoundRules(words: string) {
  return useQuery({
    queryKey: [...keys.rules, 'find', words],
    queryFn: ({ signal }) => call(findRules, { words, limit: 5 }, { signal }),
    enabled: words !== '',
    placeholderData: (before) => (words === '' ? undefined : before),
  });
}

export function useDrillTask() {
  return useQuery({
    queryKey: ['rules-drill'],
    queryFn: ({ signal }) => call(drawDrill, {}, { signal }),
    // A task stays while somebody thinks about it; the next one is asked for.
    staleTime: Infinity,
  });
}

export function useDrilledRules() {
  return useQuery({
    queryKey: [...keys.rules, 'drilled'],
    queryFn: ({ signal }) => call(listDrilledRules, {}, { signal }),
  }).data;
}

/** Whatever is done to a rule, everything said of rules is read again. */
function useAct<Input, Output>(act: (input: Input) => Promise<Output>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSuccess: () => void client.invalidateQueries({ queryKey: keys.rules }),
  });
}

export const useOpenReview = () => useAct((id: string) => call(openReview, { id }));
export const useDecide = () => useAct((given: CallInput<typeof decideReview>) => call(decideReview, given));
export const useFlag = () => useAct((given: CallInput<typeof flagRule>) => call(flagRule, given));
export const useNominate = () => useAct((given: CallInput<typeof nominateRule>) => call(nominateRule, given));
export const useReadThrough = () =>
  useAct((given: CallInput<typeof recordReadThrough>) => call(recordReadThrough, given));
export const useAttachWords = () =>
  useAct((given: CallInput<typeof attachWords>) => call(attachWords, given));
export const useDismissWords = () => useAct((id: string) => call(dismissWords, { id }));
export const useHoldTo = () => useAct((given: CallInput<typeof holdToRule>) => call(holdToRule, given));
export const useSeeTold = () => useAct((flagIds: string[]) => call(seeToldFlags, { flagIds }));
export const useRecordDrill = () =>
  useAct((given: CallInput<typeof recordDrill>) => call(recordDrill, given));
