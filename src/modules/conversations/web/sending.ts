import { useMutation, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { call, explain } from '#web/api.ts';
import { texts } from '#web/texts.ts';
import { toast } from '#web/ui/index.ts';
import { undoMessage, type Message } from '../contract.ts';
import { keys } from './api.ts';
import type { Thread } from './changes.ts';

const t = texts('conversations');

/** Shows what was just sent or noted before the thread is fetched again; its draft has become the message. */
export function showSent(client: QueryClient, message: Message): void {
  client.setQueryData<Thread>(keys.thread(message.conversationId), (thread) => {
    const [first, ...rest] = thread?.pages ?? [];
    if (!thread || !first) return thread;
    const messages = [...first.messages.filter((one) => one.id !== message.id), message];
    const drafts = first.drafts.filter((draft) => draft.kind !== message.kind);
    return { ...thread, pages: [{ ...first, messages, drafts }, ...rest] };
  });
  void client.invalidateQueries({ queryKey: keys.thread(message.conversationId) });
}

/** Takes a reply back while it waits. Whoever has moved on is brought back to their words. */
export function useUndoMessage() {
  const client = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: (message: Message) => call(undoMessage, { id: message.id }),
    onSuccess: async (_, message) => {
      client.setQueryData<Thread>(keys.thread(message.conversationId), (thread) =>
        thread
          ? {
              ...thread,
              pages: thread.pages.map((page) => ({
                ...page,
                messages: page.messages.filter((one) => one.id !== message.id),
              })),
            }
          : thread,
      );
      await client.invalidateQueries({ queryKey: keys.thread(message.conversationId) });
      void client.invalidateQueries({ queryKey: keys.lists });
      void navigate({
        to: `/inbox/${message.conversationId}`,
        search: (search: Record<string, unknown>) => search,
      });
      toast({ text: t('composer.undone'), name: 'sent' });
    },
    onError: (error) => toast({ text: explain(error, 'conversations'), tone: 'bad' }),
  });
}
