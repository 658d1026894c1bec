import {
  infiniteQueryOptions,
  queryOptions,
  useInfiniteQuery,
  useQuery,
  type QueryClient,
} from '@tanstack/react-query';
import { listInboxes } from '#modules/channels/contract.ts';
import { customerPanel } from '#modules/customers/contract.ts';
import { listStaffEndpoint, listTeamsEndpoint } from '#modules/staff/contract.ts';
import { call } from '#web/api.ts';
import { pages } from '#web/pages.ts';
import {
  listConversationDrafts,
  listConversations,
  openConversation,
  viewCounts,
  type View,
} from '../contract.ts';

/** What the list shows; it stands in the address, so a view can be kept as a bookmark or sent to a colleague. */
export interface Filters {
  view: View;
  /** `need`: the gravest for the customer first, then the latest word. */
  order: 'latest' | 'need';
  search?: string;
  assigneeId?: string;
  teamId?: string;
  customerId?: string;
  inboxId?: string;
  tag?: string;
}

export const keys = {
  lists: ['conversations'] as const,
  list: (filters: Filters) => ['conversations', 'list', filters] as const,
  counts: ['conversations', 'counts'] as const,
  thread: (id: string) => ['conversation', id] as const,
  newDrafts: ['conversation-drafts'] as const,
  panel: (customerId: string) => ['customers', customerId, 'panel'] as const,
};

export function listQuery(filters: Filters) {
  return infiniteQueryOptions({
    queryKey: keys.list(filters),
    ...pages(listConversations, { ...filters, limit: 50 }),
  });
}

export function threadQuery(id: string) {
  return infiniteQueryOptions({
    queryKey: keys.thread(id),
    queryFn: ({ pageParam, signal }) =>
      call(openConversation, { id, ...(pageParam ? { before: pageParam } : {}) }, { signal }),
    initialPageParam: '',
    getNextPageParam: (page) => page.earlierCursor ?? undefined,
    // An open thread hears of every change; a neighbour loaded ahead may be a minute old at most.
    staleTime: 60_000,
  });
}

export const countsQuery = queryOptions({
  queryKey: keys.counts,
  queryFn: ({ signal }) => call(viewCounts, {}, { signal }),
});

export function useConversations(filters: Filters) {
  return useInfiniteQuery(listQuery(filters));
}

export function useThread(id: string) {
  return useInfiniteQuery(threadQuery(id));
}

export function useCounts() {
  return useQuery(countsQuery).data;
}

export function useOpenCount(): number | undefined {
  return useCounts()?.counts['open'];
}

export function usePanel(customerId: string) {
  return useQuery({
    queryKey: keys.panel(customerId),
    queryFn: ({ signal }) => call(customerPanel, { id: customerId }, { signal }),
  });
}

/** The people who serve change rarely; one list serves names, assigning and mentions. */
export function useStaff() {
  const { data } = useQuery({
    queryKey: ['staff'],
    queryFn: ({ signal }) => call(listStaffEndpoint, { limit: 100 }, { signal }),
    staleTime: 10 * 60_000,
  });
  return data?.data ?? [];
}

export function useTeams() {
  const { data } = useQuery({
    queryKey: ['teams'],
    queryFn: ({ signal }) => call(listTeamsEndpoint, {}, { signal }),
    staleTime: 10 * 60_000,
  });
  return data?.data ?? [];
}

export function useInboxes() {
  return useQuery({
    queryKey: ['inboxes'],
    queryFn: ({ signal }) => call(listInboxes, {}, { signal }),
    staleTime: 10 * 60_000,
  });
}

/** What I have begun to write to somebody new. */
export function useNewDrafts() {
  return useQuery({
    queryKey: keys.newDrafts,
    queryFn: ({ signal }) => call(listConversationDrafts, {}, { signal }),
    refetchOnMount: 'always',
  });
}

export function loadAhead(client: QueryClient, id: string | undefined): void {
  if (id) void client.prefetchInfiniteQuery(threadQuery(id));
}
