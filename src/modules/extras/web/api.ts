import {
  keepPreviousData,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { listElementsEndpoint } from '#modules/journey/contract.ts';
import { listRules } from '#modules/rules/contract.ts';
import { call, explain, type CallInput } from '#web/api.ts';
import { pages } from '#web/pages.ts';
import { texts } from '#web/texts.ts';
import { toast } from '#web/ui/index.ts';
import type { OutputOf } from '#web/wire.ts';
import {
  answerRequestEndpoint,
  changeExtraEndpoint,
  changeExtraKindEndpoint,
  changeRequestEndpoint,
  createExtraKindEndpoint,
  endExtraEndpoint,
  getRecurrenceEndpoint,
  getStrainEndpoint,
  getTradeOffEndpoint,
  giveExtraEndpoint,
  ladderEndpoint,
  listExtraKindsEndpoint,
  listExtrasEndpoint,
  listHardEndpoint,
  listRequestsEndpoint,
  markHardEndpoint,
  recordAbsenceEndpoint,
  recordRequestEndpoint,
  similarEndpoint,
  writeTradeOffEndpoint,
  type Extra,
} from '../contract.ts';
import { keys } from './keys.ts';

export { keys };

const t = texts('extras');

export type RequestFilter = Omit<CallInput<typeof listRequestsEndpoint>, 'cursor' | 'limit'>;
export type RequestList = OutputOf<typeof listRequestsEndpoint>;
export type LadderFilter = CallInput<typeof ladderEndpoint>;

export function useRequests(filter: RequestFilter, limit = 25) {
  return useInfiniteQuery({
    queryKey: [...keys.all, 'requests', filter, limit],
    ...pages(listRequestsEndpoint, { ...filter, limit }),
    placeholderData: keepPreviousData,
  });
}

export function useExtras(filter: Omit<CallInput<typeof listExtrasEndpoint>, 'limit'>, limit = 25) {
  return useQuery({
    queryKey: [...keys.all, 'given', filter, limit],
    queryFn: ({ signal }) => call(listExtrasEndpoint, { ...filter, limit }, { signal }),
  });
}

export function useLadder(filter: LadderFilter) {
  return useQuery({
    queryKey: [...keys.all, 'ladder', filter],
    queryFn: ({ signal }) => call(ladderEndpoint, filter, { signal }),
  });
}

/** Kinds of request like what is being typed, this customer's own first. */
export function useSimilarKinds(words: string, customerId: string) {
  return useQuery({
    queryKey: [...keys.all, 'similar', words, customerId],
    queryFn: ({ signal }) => call(similarEndpoint, { words: words.slice(0, 500), customerId }, { signal }),
    placeholderData: keepPreviousData,
  });
}

export function useExtraKinds(status: 'live' | 'all' = 'live') {
  return useQuery({
    queryKey: [...keys.kinds, status],
    queryFn: ({ signal }) => call(listExtraKindsEndpoint, { status }, { signal }),
  });
}

export function useRulesThatHold() {
  return useQuery({
    queryKey: ['rules', 'held'],
    queryFn: ({ signal }) => call(listRules, {}, { signal }),
  });
}

export function useBasics() {
  return useQuery({
    queryKey: ['elements', 'core'],
    queryFn: ({ signal }) => call(listElementsEndpoint, { pillar: 'core' }, { signal }),
    staleTime: 5 * 60_000,
  });
}

export function useRecurrence(id: string) {
  return useQuery({
    queryKey: [...keys.all, 'recurrence', id],
    queryFn: ({ signal }) => call(getRecurrenceEndpoint, { id }, { signal }),
  });
}

export function useStrain(id: string) {
  return useQuery({
    queryKey: [...keys.all, 'strain', id],
    queryFn: ({ signal }) => call(getStrainEndpoint, { id }, { signal }),
  });
}

export function useTradeOff(id: string) {
  return useQuery({
    queryKey: [...keys.all, 'sheet', id],
    queryFn: ({ signal }) => call(getTradeOffEndpoint, { id }, { signal }),
  });
}

/** My own marks in a conversation; nobody else's are ever told. */
export function useHardMarks(conversationId: string) {
  return useQuery({
    queryKey: keys.hard(conversationId),
    queryFn: ({ signal }) => call(listHardEndpoint, { conversationId }, { signal }),
    staleTime: 60_000,
  }).data?.messageIds;
}

/** What is counted here stands on many screens; each change makes all of them look again. */
function useChange<Given, Done>(change: (given: Given) => Promise<Done>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSettled: () => {
      void client.invalidateQueries({ queryKey: keys.all });
      void client.invalidateQueries({ queryKey: ['decisions'] });
      void client.invalidateQueries({ queryKey: ['report-cards'] });
    },
  });
}

export const useRecordRequest = () =>
  useChange((given: CallInput<typeof recordRequestEndpoint>) => call(recordRequestEndpoint, given));
export const useChangeRequest = () =>
  useChange((given: CallInput<typeof changeRequestEndpoint>) => call(changeRequestEndpoint, given));
export const useAnswerRequest = () =>
  useChange((given: CallInput<typeof answerRequestEndpoint>) => call(answerRequestEndpoint, given));
export const useGiveExtra = () =>
  useChange((given: CallInput<typeof giveExtraEndpoint>) => call(giveExtraEndpoint, given));
export const useEndExtra = () =>
  useChange((given: CallInput<typeof endExtraEndpoint>) => call(endExtraEndpoint, given));
export const useRecordAbsence = () =>
  useChange((given: CallInput<typeof recordAbsenceEndpoint>) => call(recordAbsenceEndpoint, given));
export const useWriteSheet = () =>
  useChange((given: CallInput<typeof writeTradeOffEndpoint>) => call(writeTradeOffEndpoint, given));
export const useMarkHard = () =>
  useChange((given: CallInput<typeof markHardEndpoint>) => call(markHardEndpoint, given));
export const useCreateKind = () =>
  useChange((given: CallInput<typeof createExtraKindEndpoint>) => call(createExtraKindEndpoint, given));
export const useChangeKind = () =>
  useChange((given: CallInput<typeof changeExtraKindEndpoint>) => call(changeExtraKindEndpoint, given));

/** One tap: how it was taken. */
export function useReact() {
  const change = useChange((given: CallInput<typeof changeExtraEndpoint>) =>
    call(changeExtraEndpoint, given),
  );
  return (extra: Pick<Extra, 'id' | 'reaction'>, reaction: NonNullable<Extra['reaction']>) =>
    change.mutate(
      { id: extra.id, reaction: extra.reaction === reaction ? null : reaction },
      { onError: (error) => toast({ text: explain(error, 'extras'), tone: 'bad' }) },
    );
}

export function saidSo(key: string, values: Record<string, unknown> = {}): void {
  toast({ text: t(key, values), tone: 'good' });
}
