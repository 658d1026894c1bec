import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { changeCustomer } from '#modules/customers/contract.ts';
import { call, explain } from '#web/api.ts';
import { toast } from '#web/ui/toast.tsx';
import { showPictures, type Conversation } from '../contract.ts';
import { keys, threadQuery } from './api.ts';

/** Signed addresses live for five minutes; the pictures themselves are then in the page already. */
const fresh = 4 * 60_000;

/** The pictures of a message that were held back, once somebody wants to see them. */
export function usePictures(messageId: string, isWanted: boolean) {
  return useQuery({
    queryKey: ['pictures', messageId],
    queryFn: ({ signal }) => call(showPictures, { id: messageId }, { signal }),
    enabled: isWanted,
    staleTime: fresh,
    refetchOnWindowFocus: false,
  });
}

/** The conversation a message stands in, as the open thread knows it. */
export function useConversationOf(conversationId: string): Conversation | undefined {
  const { data } = useInfiniteQuery({ ...threadQuery(conversationId), enabled: false });
  return data?.pages[0]?.conversation;
}

/** From now on the pictures of this customer are shown without asking. */
export function useAlwaysPictures(conversation: Conversation | undefined) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => call(changeCustomer, { id: conversation?.customer.id ?? '', showsPictures: true }),
    onError: (error) => toast({ text: explain(error, 'conversations'), tone: 'bad' }),
    onSettled: () => {
      if (conversation) void client.invalidateQueries({ queryKey: keys.thread(conversation.id) });
      void client.invalidateQueries({ queryKey: ['customers', conversation?.customer.id] });
    },
  });
}

interface Picture {
  source: string;
  url: string | null;
}

/** The HTML with the pictures that could be had; the rest stays as it was. Addresses are escaped as the sanitiser does. */
export function withPictures(html: string, pictures: readonly Picture[]): string {
  return pictures.reduce((text, { source, url }) => {
    if (url === null) return text;
    return text.replaceAll(` data-remote-src="${escaped(source)}"`, ` src="${escaped(url)}"`);
  }, html);
}

function escaped(value: string): string {
  return value
    .replaceAll('&', '&amp;')
    .replaceAll('"', '&quot;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}
