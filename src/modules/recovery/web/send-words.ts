import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { getConversation, postMessage } from '#modules/conversations/contract.ts';
import { ApiError, call } from '#web/api.ts';

interface Letter {
  words: string;
  key: string;
  seen: number | undefined;
  messageId?: string;
}

/**
 * Sends words in the conversation and answers the message's id. The same words pressed again, whatever answer was lost,
 * are one message. What the customer wrote since this screen was opened stops them once, so that it is read first.
 */
export function useSendWords(conversationId: string | null) {
  const client = useQueryClient();
  const letter = useRef<Letter>(undefined);
  // Not below this module's own keys: an event must not make it look as if somebody had read what came.
  const queryKey = ['reply-from-sheet', conversationId];
  const conversation = useQuery({
    queryKey,
    queryFn: ({ signal }) => call(getConversation, { id: conversationId ?? '' }, { signal }),
    enabled: conversationId !== null,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  return useMutation({
    mutationFn: async (words: string) => {
      if (conversationId === null) throw new ApiError({ code: 'not_found' });
      const same = letter.current?.words === words ? letter.current : undefined;
      const tried = same ?? { words, key: crypto.randomUUID(), seen: conversation.data?.revision };
      letter.current = tried;
      if (tried.messageId !== undefined) return tried.messageId;
      const { id } = await call(
        postMessage,
        {
          id: conversationId,
          text: words,
          ...(tried.seen === undefined ? {} : { seenRevision: tried.seen }),
        },
        { idempotencyKey: tried.key },
      );
      letter.current = { ...tried, messageId: id };
      return id;
    },
    onError: (error) => {
      if (!(error instanceof ApiError) || error.code !== 'somebody_wrote_meanwhile') return;
      letter.current = undefined;
      void client.invalidateQueries({ queryKey });
    },
    onSuccess: () => {
      // Our own words are seen; the next ones are not stopped by them.
      void client.invalidateQueries({ queryKey });
      void client.invalidateQueries({ queryKey: ['conversation', conversationId] });
    },
  });
}
