import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { listCustomers } from '#modules/customers/contract.ts';
import { createRule, listRuleSuggestions } from '#modules/rules/contract.ts';
import { call, explain, type CallInput } from '#web/api.ts';
import { pages } from '#web/pages.ts';
import { texts } from '#web/texts.ts';
import { toast } from '#web/ui/index.ts';
import * as contract from '../contract.ts';
import * as beside from '../contract/beside.ts';
import * as checks from '../contract/checks.ts';
import { keys } from './keys.ts';

export { keys };

const t = texts('agreements');

export type Filter = Pick<CallInput<typeof contract.listAgreements>, 'status' | 'waitsFor'>;

export function useAgreements(filter: Filter) {
  return useInfiniteQuery({
    queryKey: [...keys.all, 'list', filter],
    ...pages(contract.listAgreements, { kind: 'customer', limit: 30, ...filter }),
  });
}

/** The charter that is not ended, if there is one. */
export function useCharter() {
  const query = useQuery({
    queryKey: [...keys.all, 'charter'],
    queryFn: ({ signal }) => call(contract.listAgreements, { kind: 'charter', limit: 10 }, { signal }),
  });
  return { ...query, charter: query.data?.data.find(({ status }) => status !== 'ended') };
}

export function useAgreement(id: string) {
  return useQuery({
    queryKey: keys.one(id),
    queryFn: ({ signal }) => call(contract.getAgreement, { id }, { signal }),
  });
}

export function useVersions(id: string) {
  return useQuery({
    queryKey: [...keys.one(id), 'versions'],
    queryFn: ({ signal }) => call(contract.listVersions, { id }, { signal }),
  });
}

export function useStartingPage() {
  return useQuery({
    queryKey: [...keys.all, 'start'],
    queryFn: ({ signal }) => call(contract.startingPageEndpoint, {}, { signal }),
  });
}

/** One doing of a page; whatever it answers is what the page shows next. */
export function useDoing<E extends Parameters<typeof call>[0]>(endpoint: E, words?: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (given: CallInput<E>) => call(endpoint, given),
    onSuccess: () => {
      if (words) toast({ text: words, tone: 'good', name: 'page' });
    },
    onError: (error) => toast({ text: explain(error, 'agreements'), tone: 'bad', name: 'page' }),
    onSettled: () => {
      void client.invalidateQueries({ queryKey: keys.all });
      void client.invalidateQueries({ queryKey: keys.beside });
      void client.invalidateQueries({ queryKey: keys.checks });
    },
  });
}

/** Saving a draft says nothing by itself; the editor shows how it stands. */
export function useSaveDraft(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (given: Omit<CallInput<typeof contract.changeAgreement>, 'id'>) =>
      call(contract.changeAgreement, { id, ...given }),
    onSuccess: (page) => client.setQueryData(keys.one(id), page),
  });
}

export const useAccept = () => useDoing(contract.acceptAgreement, t('done.accepted'));

export function useCreate() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (given: CallInput<typeof contract.createAgreement>) => call(contract.createAgreement, given),
    onSuccess: (page) => client.setQueryData(keys.one(page.id), page),
    onSettled: () => void client.invalidateQueries({ queryKey: keys.all }),
  });
}

export function useFoundCustomers(search: string) {
  const { data } = useQuery({
    queryKey: ['customers', 'search', search],
    queryFn: ({ signal }) => call(listCustomers, { search, limit: 20 }, { signal }),
    enabled: search.length >= 2,
  });
  return search.length >= 2 ? (data?.data ?? []) : [];
}

export function useBeside(customerId: string, conversationId?: string) {
  return useQuery({
    queryKey: [...keys.beside, customerId, conversationId ?? ''],
    queryFn: ({ signal }) =>
      call(
        beside.customerSamePage,
        { id: customerId, ...(conversationId ? { conversationId } : {}) },
        { signal },
      ),
  });
}

export function useWaiting() {
  return useQuery({
    queryKey: [...keys.all, 'waiting'],
    queryFn: ({ signal }) => call(beside.waitingPages, {}, { signal }),
  });
}

export function useClarity() {
  return useQuery({
    queryKey: [...keys.all, 'clarity'],
    queryFn: ({ signal }) => call(beside.getClarity, {}, { signal }),
    staleTime: 5 * 60_000,
  });
}

export function useUnclearStarts() {
  return useQuery({
    queryKey: [...keys.beside, 'unclear'],
    queryFn: ({ signal }) => call(beside.listUnclearStarts, { limit: 20 }, { signal }),
  });
}

export function useChecks() {
  return useQuery({
    queryKey: [...keys.checks, 'list'],
    queryFn: ({ signal }) => call(checks.listChecks, { limit: 20 }, { signal }),
  });
}

export function useCheck(id: string) {
  return useQuery({
    queryKey: [...keys.checks, id],
    queryFn: ({ signal }) => call(checks.getCheck, { id }, { signal }),
  });
}

export function useRuleSuggestions(isOn: boolean) {
  return useQuery({
    queryKey: ['rules', 'suggestions'],
    queryFn: ({ signal }) => call(listRuleSuggestions, {}, { signal }),
    enabled: isOn,
  });
}

export function useTakeRule() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (given: CallInput<typeof createRule>) => call(createRule, given),
    onError: (error) => toast({ text: explain(error, 'rules'), tone: 'bad' }),
    onSettled: () => void client.invalidateQueries({ queryKey: ['rules'] }),
  });
}
