import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { ApiError, call, explain, type CallInput } from '#web/api.ts';
import { toast } from '#web/ui/index.ts';
import { createConversation } from '../../contract.ts';
import { keys, threadQuery } from '../api.ts';
import { sayLeaving, useUndoMessage } from '../sending.ts';
import type { Way } from '../send-ways.ts';
import type { Letter } from './letter.ts';

interface SendLetterOptions {
  settled: () => Promise<void>;
  onSent: () => void;
  /** The words are still here and go on being kept. */
  onFailed: () => void;
}

/**
 * Begins the conversation and opens it. Each letter has one key for all tries, made of its draft: a double click, a
 * lost answer or a second window still begin one conversation.
 */
export function useSendLetter({ settled, onSent, onFailed }: SendLetterOptions) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const undo = useUndoMessage();
  return useMutation({
    mutationFn: async ({ letter, way }: { letter: Letter; way: Way }) => {
      await settled();
      const made = await call(createConversation, inputOf(letter, way), {
        idempotencyKey: `letter-${letter.id}`,
      });
      return client.fetchInfiniteQuery(threadQuery(made.id)).then(
        (thread) => ({ made, message: thread.pages[0]?.messages.at(-1) }),
        // It has been sent; the screen that opens will say by itself that it cannot be shown right now.
        () => ({ made, message: undefined }),
      );
    },
    onSuccess: ({ made, message }, { way }) => {
      void client.invalidateQueries({ queryKey: keys.lists });
      void client.invalidateQueries({ queryKey: keys.newDrafts });
      void client.invalidateQueries({ queryKey: ['customers'] });
      onSent();
      // Whoever came from a view of the inbox stays in it.
      const isInbox = location.pathname.startsWith('/inbox');
      void navigate({
        to: `/inbox/${made.id}`,
        search: (search: Record<string, unknown>) => (isInbox ? search : {}),
      });
      if (message) sayLeaving(message, way, () => undo.mutate(message));
    },
    onError: (error) => {
      onFailed();
      const isField = error instanceof ApiError && error.fields.some(({ path }) => /^(to|cc|bcc)/.test(path));
      if (!isField) toast({ text: explain(error, 'conversations'), tone: 'bad', name: 'letter' });
    },
  });
}

function inputOf(letter: Letter, way: Way): CallInput<typeof createConversation> {
  const [first] = letter.to;
  return {
    channel: 'email',
    direction: 'out',
    ...(letter.inboxId ? { inboxId: letter.inboxId } : {}),
    // Whoever stands first is the customer whom it is about; the others read along.
    ...(first ? { customer: { email: first.address, name: first.name } } : {}),
    subject: letter.subject,
    html: letter.html,
    to: letter.to,
    cc: letter.cc,
    bcc: letter.bcc,
    attachmentIds: letter.attachments.map((file) => file.id),
    draftId: letter.id,
    ...way,
  };
}
