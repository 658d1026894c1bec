import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { listConversations } from '#modules/conversations/contract.ts';
import { getReportCard } from '#modules/report-cards/contract.ts';
import { call, type CallInput } from '#web/api.ts';
import { pages } from '#web/pages.ts';
import { useMay } from '#web/session.ts';
import type { OutputOf } from '#web/wire.ts';
import { changeCustomer, createCustomer, customerPanel, listCustomers } from '../contract.ts';

export type Panel = OutputOf<typeof customerPanel>;
export type CustomerChange = Omit<CallInput<typeof changeCustomer>, 'id'>;
type NewCustomer = CallInput<typeof createCustomer>;

export const keys = {
  lists: ['customers', 'list'] as const,
  one: (id: string) => ['customers', id] as const,
  // The panel beside a conversation reads the same, so both screens share what is loaded.
  panel: (id: string) => ['customers', id, 'panel'] as const,
};

export function useCustomers(search: string) {
  return useInfiniteQuery({
    queryKey: [...keys.lists, search],
    ...pages(listCustomers, { limit: 50, ...(search ? { search } : {}) }),
  });
}

export function usePanel(id: string) {
  return useQuery({
    queryKey: keys.panel(id),
    queryFn: ({ signal }) => call(customerPanel, { id }, { signal }),
  });
}

export function useConversationsOf(customerId: string) {
  return useInfiniteQuery({
    queryKey: ['conversations', 'list', { view: 'all', customerId, limit: 20 }],
    ...pages(listConversations, { view: 'all', customerId, limit: 20 }),
  });
}

/** Their mark over the year up to today. */
export function useMarkOf(customerId: string, { from, to }: { from: string; to: string }) {
  const isAllowed = useMay('report-cards:read');
  return useQuery({
    queryKey: ['report-cards', 'customer-page', customerId, to],
    queryFn: ({ signal }) =>
      call(getReportCard, { subjectType: 'customer', subjectId: customerId, from, to }, { signal }),
    enabled: isAllowed,
    retry: false,
  }).data;
}

export function useChangeCustomer(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (change: CustomerChange) => call(changeCustomer, { id, ...change }),
    onSuccess: (customer) =>
      client.setQueryData<Panel>(keys.panel(id), (panel) => panel && { ...panel, customer }),
    onSettled: () => {
      void client.invalidateQueries({ queryKey: keys.one(id) });
      void client.invalidateQueries({ queryKey: keys.lists });
    },
  });
}

export function useCreateCustomer() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (customer: NewCustomer) => call(createCustomer, customer),
    onSettled: () => void client.invalidateQueries({ queryKey: keys.lists }),
  });
}

export function useFoundCompanies(search: string) {
  const { data } = useQuery({
    queryKey: ['customers', 'search', search],
    queryFn: ({ signal }) => call(listCustomers, { search, limit: 20 }, { signal }),
    enabled: search.length >= 2,
  });
  return search.length >= 2 ? (data?.data ?? []).filter((one) => one.kind === 'company') : [];
}
