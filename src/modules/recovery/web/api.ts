import {
  keepPreviousData,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { listCustomers } from '#modules/customers/contract.ts';
import { listElementsEndpoint } from '#modules/journey/contract.ts';
import { listStaffEndpoint } from '#modules/staff/contract.ts';
import { ApiError, call, explain, type CallInput } from '#web/api.ts';
import { pages } from '#web/pages.ts';
import { texts } from '#web/texts.ts';
import { toast } from '#web/ui/index.ts';
import {
  changeFailureEndpoint,
  changeRecoveryEndpoint,
  chooseOptionEndpoint,
  dropSurpriseEndpoint,
  getRecoveryEndpoint,
  listFailuresEndpoint,
  listRecoveriesEndpoint,
  offerOptionsEndpoint,
  openRecoveryEndpoint,
  planSurpriseEndpoint,
  recordFailureEndpoint,
  suggestOptionsEndpoint,
  takeStepEndpoint,
  type Recovery,
} from '../contract.ts';
import { keys } from './keys.ts';

export { keys };

const t = texts('recovery');

export type RecoveryFilter = Omit<CallInput<typeof listRecoveriesEndpoint>, 'cursor' | 'limit'>;

export function useRecoveries(filter: RecoveryFilter, limit = 100) {
  return useInfiniteQuery({
    queryKey: [...keys.all, 'list', filter, limit],
    ...pages(listRecoveriesEndpoint, { ...filter, limit }),
    placeholderData: keepPreviousData,
  });
}

export type FailureFilter = Omit<CallInput<typeof listFailuresEndpoint>, 'cursor' | 'limit'>;

export function useFailures(filter: FailureFilter, limit: number) {
  return useQuery({
    queryKey: [...keys.all, 'failures', filter, limit],
    queryFn: ({ signal }) => call(listFailuresEndpoint, { ...filter, limit }, { signal }),
  });
}

export function useRecovery(id: string) {
  return useQuery({
    queryKey: keys.one(id),
    queryFn: ({ signal }) => call(getRecoveryEndpoint, { id }, { signal }),
    enabled: id !== '',
  });
}

/** What could be offered, what could surprise, and the apology; read anew when something is known better. */
export function useSuggestions(recovery: Recovery) {
  return useQuery({
    queryKey: [...keys.one(recovery.id), 'suggestions'],
    queryFn: ({ signal }) => call(suggestOptionsEndpoint, { id: recovery.id }, { signal }),
    enabled: recovery.status === 'open',
  });
}

export function useLiveElements() {
  return useQuery({
    queryKey: ['elements', 'live'],
    queryFn: ({ signal }) => call(listElementsEndpoint, {}, { signal }),
    staleTime: 5 * 60_000,
  });
}

export function useColleagues() {
  return useQuery({
    queryKey: ['staff', 'active'],
    queryFn: ({ signal }) => call(listStaffEndpoint, { status: 'active', limit: 100 }, { signal }),
    staleTime: 5 * 60_000,
  });
}

export function useCustomerSearch(search: string) {
  return useQuery({
    queryKey: ['customers', 'list', 'found', search],
    queryFn: ({ signal }) => call(listCustomers, { search, limit: 8 }, { signal }),
    enabled: search.length > 1,
    placeholderData: keepPreviousData,
  });
}

/** What is put right stands on many screens; each change makes all of them look again. */
export function useFresh() {
  const client = useQueryClient();
  return (next?: Recovery) => {
    if (next) client.setQueryData(keys.one(next.id), next);
    void client.invalidateQueries({ queryKey: keys.all });
    void client.invalidateQueries({ queryKey: ['report-cards'] });
    void client.invalidateQueries({ queryKey: ['authority'] });
  };
}

function useChange<Given, Done>(change: (given: Given) => Promise<Done>) {
  const fresh = useFresh();
  return useMutation({ mutationFn: change, onSettled: () => fresh() });
}

/** The answer is the whole sheet and is shown at once. */
function useSheetChange<Given>(change: (given: Given) => Promise<Recovery>) {
  const fresh = useFresh();
  return useMutation({ mutationFn: change, onSuccess: fresh, onError: () => fresh() });
}

export const useRecordFailure = () =>
  useChange((given: CallInput<typeof recordFailureEndpoint>) => call(recordFailureEndpoint, given));
export const useChangeFailure = () =>
  useChange((given: CallInput<typeof changeFailureEndpoint>) => call(changeFailureEndpoint, given));
export const useOpenRecovery = () =>
  useSheetChange((given: CallInput<typeof openRecoveryEndpoint>) => call(openRecoveryEndpoint, given));
export const useChangeRecovery = () =>
  useSheetChange((given: CallInput<typeof changeRecoveryEndpoint>) => call(changeRecoveryEndpoint, given));
export const useTakeStep = () =>
  useSheetChange((given: CallInput<typeof takeStepEndpoint>) => call(takeStepEndpoint, given).catch(inWords));
export const useOfferOptions = () =>
  useSheetChange((given: CallInput<typeof offerOptionsEndpoint>) => call(offerOptionsEndpoint, given));
export const useChooseOption = () =>
  useSheetChange((given: CallInput<typeof chooseOptionEndpoint>) => call(chooseOptionEndpoint, given));
export const usePlanSurprise = () =>
  useChange((given: CallInput<typeof planSurpriseEndpoint>) => call(planSurpriseEndpoint, given));
export const useDropSurprise = () =>
  useChange((given: CallInput<typeof dropSurpriseEndpoint>) => call(dropSurpriseEndpoint, given));

/** What is missing arrives as the names of steps; a person reads it in words. */
function inWords(error: unknown): never {
  const missing = error instanceof ApiError ? error.facts['missing'] : undefined;
  if (!(error instanceof ApiError) || !Array.isArray(missing)) throw error;
  const words = missing.map((step) => t(`next.${String(step)}`)).join(', ');
  throw new ApiError({ code: error.code, status: error.status, facts: { ...error.facts, missing: words } });
}

export function sayDone(key: string, values: Record<string, unknown> = {}): void {
  toast({ text: t(key, values), tone: 'good' });
}

export function sayRefused(error: unknown): void {
  toast({ text: explain(error, 'recovery'), tone: 'bad' });
}
