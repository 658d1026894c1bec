import { useMutation, useQueryClient, type InfiniteData, type QueryClient } from '@tanstack/react-query';
import { call, explain, type CallInput } from '#web/api.ts';
import type { OutputOf } from '#web/wire.ts';
import { toast } from '#web/ui/toast.tsx';
import {
  changeConversation,
  type ConversationItem,
  type ConversationStatus,
  type listConversations,
  type openConversation,
  type View,
} from '../contract.ts';
import { keys, type Filters } from './api.ts';

type Change = Omit<CallInput<typeof changeConversation>, 'id'>;
type Lists = InfiniteData<OutputOf<typeof listConversations>>;
export type ThreadPage = OutputOf<typeof openConversation>;
export type Thread = InfiniteData<ThreadPage>;

/** Changes a conversation on screen at once; a refusal puts everything back and says why. */
export function useChangeConversation(staffId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, change }: { id: string; change: Change }) =>
      call(changeConversation, { id, ...change }),
    onMutate: async ({ id, change }) => {
      await client.cancelQueries({ queryKey: keys.lists });
      const before = [
        ...client.getQueriesData({ queryKey: ['conversations', 'list'] }),
        ...client.getQueriesData({ queryKey: keys.thread(id) }),
      ];
      showChange(client, staffId, id, change);
      return { before };
    },
    onError: (error, _, kept) => {
      for (const [key, data] of kept?.before ?? []) client.setQueryData(key, data);
      toast({ text: explain(error, 'conversations'), tone: 'bad' });
    },
    onSettled: (_data, _error, { id }) => {
      void client.invalidateQueries({ queryKey: keys.lists });
      void client.invalidateQueries({ queryKey: keys.thread(id) });
    },
  });
}

function showChange(client: QueryClient, staffId: string, id: string, change: Change): void {
  const apply = <Item extends ConversationItem>(item: Item): Item => ({
    ...item,
    ...(change.status ? { status: change.status } : {}),
    ...(change.assigneeId === undefined ? {} : { assigneeId: change.assigneeId }),
    ...(change.teamId === undefined ? {} : { teamId: change.teamId }),
    ...(change.subject === undefined ? {} : { subject: change.subject }),
    ...(change.snoozedUntil ? { snoozedUntil: change.snoozedUntil } : {}),
  });
  for (const [key, data] of client.getQueriesData<Lists>({ queryKey: ['conversations', 'list'] })) {
    if (!data) continue;
    // The third part of a list's key is its filters; this file and `keys.list` agree on that.
    const { view } = key[2] as Filters;
    client.setQueryData<Lists>(key, {
      ...data,
      pages: data.pages.map((page) => ({
        ...page,
        data: page.data
          .map((item) => (item.id === id ? apply(item) : item))
          .filter((item) => item.id !== id || belongs(view, item, staffId)),
      })),
    });
  }
  client.setQueryData<Thread>(keys.thread(id), (thread) => {
    const [first, ...rest] = thread?.pages ?? [];
    if (!thread || !first) return thread;
    return { ...thread, pages: [{ ...first, conversation: apply(first.conversation) }, ...rest] };
  });
}

const statusesOf: Record<View, readonly ConversationStatus[]> = {
  open: ['open'],
  mine: ['open'],
  unassigned: ['open'],
  team: ['open'],
  mentioned: ['open', 'waiting', 'snoozed'],
  waiting: ['waiting'],
  snoozed: ['snoozed'],
  closed: ['closed'],
  spam: ['spam'],
  all: ['open', 'waiting', 'snoozed', 'closed', 'spam'],
};

/** Whether a conversation still stands in a view after a change; the server's answer settles it a moment later. */
function belongs(view: View, item: ConversationItem, staffId: string): boolean {
  if (!statusesOf[view].includes(item.status)) return false;
  if (view === 'mine') return item.assigneeId === staffId;
  if (view === 'unassigned') return item.assigneeId === null;
  return true;
}
