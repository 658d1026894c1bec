import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { listTeamsEndpoint } from '#modules/staff/contract.ts';
import { call, type CallInput } from '#web/api.ts';
import { pages } from '#web/pages.ts';
import {
  changeInboxEndpoint,
  createInboxEndpoint,
  getChannelHealth,
  getInboxEndpoint,
  listInboxes,
  listQuarantine,
  retryQuarantined,
  sendTest,
  testInbox,
  type Inbox,
} from '../contract.ts';

export const keys = {
  inboxes: ['inboxes'] as const,
  inbox: (id: string) => ['inboxes', id] as const,
  health: ['channel-health'] as const,
  quarantine: ['quarantine'] as const,
};

/** How a channel has been working changes without anybody's doing, so an open screen looks again every half minute. */
const everyHalfMinute = { refetchInterval: 30_000 };

export function useInboxes() {
  return useQuery({
    queryKey: keys.inboxes,
    queryFn: ({ signal }) => call(listInboxes, {}, { signal }),
    ...everyHalfMinute,
  });
}

/** True once it is known that there is none; asked only for whoever could add one. */
export function useHasNoInbox(isAsked: boolean): boolean {
  const { data } = useQuery({
    queryKey: keys.inboxes,
    queryFn: ({ signal }) => call(listInboxes, {}, { signal }),
    enabled: isAsked,
  });
  return isAsked && data?.data.length === 0;
}

export function useInbox(id: string) {
  return useQuery({
    queryKey: keys.inbox(id),
    queryFn: ({ signal }) => call(getInboxEndpoint, { id }, { signal }),
  });
}

export function useChannelHealth(isWanted: boolean) {
  return useQuery({
    queryKey: keys.health,
    queryFn: ({ signal }) => call(getChannelHealth, {}, { signal }),
    enabled: isWanted,
    retry: false,
    ...everyHalfMinute,
  });
}

export function useTeams() {
  const { data } = useQuery({
    queryKey: ['teams'],
    queryFn: ({ signal }) => call(listTeamsEndpoint, {}, { signal }),
  });
  return data?.data ?? [];
}

function useKeepInbox() {
  const client = useQueryClient();
  return (inbox: Inbox) => {
    client.setQueryData(keys.inbox(inbox.id), inbox);
    void client.invalidateQueries({ queryKey: keys.inboxes });
    void client.invalidateQueries({ queryKey: keys.health });
  };
}

export function useCreateInbox() {
  const keep = useKeepInbox();
  return useMutation({
    mutationFn: (given: CallInput<typeof createInboxEndpoint>) => call(createInboxEndpoint, given),
    onSuccess: keep,
  });
}

export function useChangeInbox(id: string) {
  const keep = useKeepInbox();
  return useMutation({
    mutationFn: (change: Omit<CallInput<typeof changeInboxEndpoint>, 'id'>) =>
      call(changeInboxEndpoint, { id, ...change }),
    onSuccess: keep,
  });
}

export function useTestConnection(id: string) {
  return useMutation({
    mutationFn: (given: Omit<CallInput<typeof testInbox>, 'id'>) => call(testInbox, { id, ...given }),
  });
}

export function useSendTest(id: string) {
  return useMutation({ mutationFn: () => call(sendTest, { id }) });
}

export function useQuarantine(state: 'quarantined' | 'suppressed') {
  return useInfiniteQuery({
    queryKey: [...keys.quarantine, state],
    ...pages(listQuarantine, { state, limit: 20 }),
  });
}

export function useRetry() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => call(retryQuarantined, { id }),
    onSettled: () => {
      void client.invalidateQueries({ queryKey: keys.quarantine });
      void client.invalidateQueries({ queryKey: keys.health });
    },
  });
}
