import { useMutation, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { ApiError, call, explain, type CallInput } from '#web/api.ts';
import { weekdayAndTime } from '#web/format.ts';
import { texts } from '#web/texts.ts';
import { toast } from '#web/ui/index.ts';
import { postMessage, saveDraft, undoMessage, type Message } from '../contract.ts';
import { keys, useStaff } from './api.ts';
import type { Thread, ThreadPage } from './changes.ts';
import type { Draft, Kind } from './draft.ts';
import type { Way } from './send-ways.ts';
import { compose } from './compose/compose.ts';
import { cameMeanwhile, type Since } from './since.ts';
import { placeOf, tries } from './tries.ts';

const t = texts('conversations');

/** What becomes of the conversation after a reply. */
export type Then = 'open' | 'waiting' | 'closed';

/** A reply that was stopped: what came meanwhile, and how it was to be sent. */
export interface Stopped {
  since: Since;
  way: Way;
}

interface SendOptions {
  page: ThreadPage;
  kind: Kind;
  draft: Draft;
  /** Waits for a save of the draft that is under way. */
  settled: () => Promise<void>;
  onSent: (then: Then) => void;
  onStopped: (stopped: Stopped) => void;
  /** The words are still here and go on being kept. */
  onFailed: () => void;
}

/**
 * Sends a reply, which can be undone for ten seconds, or leaves a note, which stands at once. All tries of one letter
 * have one key: a second press after a lost answer shows what the first one did.
 */
export function useSend({ page, kind, draft, settled, onSent, onStopped, onFailed }: SendOptions) {
  const client = useQueryClient();
  const staff = useStaff();
  const undo = useUndoMessage();
  const isNote = kind === 'note';
  const { id } = page.conversation;
  const place = placeOf(id, kind);
  return useMutation({
    mutationFn: async ({ way, seenRevision }: { way: Way; seenRevision: number }) => {
      await settled();
      const words = {
        html: draft.html,
        attachmentIds: draft.attachments.map((file) => file.id),
        ...(isNote ? {} : { to: draft.to, cc: draft.cc, bcc: draft.bcc }),
      };
      const input: CallInput<typeof postMessage> = {
        id,
        kind,
        ...words,
        ...(isNote
          ? { mentions: staff.filter((one) => draft.html.includes(`@${one.name}`)).map((one) => one.id) }
          : { ...way, seenRevision }),
      };
      return sendOnce({ ...input, kind }, JSON.stringify(words));
    },
    onSuccess: (message, { way }) => {
      tries.end(place);
      if (message) {
        showSent(client, message);
        sayLeaving(message, way, () => undo.mutate(message));
      } else {
        void client.invalidateQueries({ queryKey: keys.thread(id) });
        toast({ text: t('composer.sent.before'), name: 'sent' });
      }
      onSent(isNote || !message ? 'open' : way.then);
    },
    onError: (error, { way }) => {
      onFailed();
      if (wasSentBefore(error)) {
        void client.invalidateQueries({ queryKey: keys.thread(id) });
        return toast({ text: t('composer.sent.otherwise'), tone: 'bad' });
      }
      const since = cameMeanwhile(error);
      if (since) return onStopped({ since, way });
      toast({ text: explain(error, 'conversations'), tone: 'bad' });
    },
  });
}

/** The message, or nothing where an earlier try of the same words had sent it another way. */
async function sendOnce(
  input: CallInput<typeof postMessage> & { kind: Kind },
  words: string,
): Promise<Message | undefined> {
  const { id, kind } = input;
  const { key, isAgain, isSame } = tries.begin(placeOf(id, kind), words);
  const message = await call(postMessage, input, { idempotencyKey: key }).catch((error: unknown) => {
    if (!wasSentBefore(error)) throw error;
    tries.end(placeOf(id, kind));
    if (!isSame) throw error;
    return undefined;
  });
  // The first try seemed to have failed, and so its words were kept once more; they have become the message.
  if (isAgain) await call(saveDraft, { id, kind, html: '' }).catch(() => undefined);
  return message;
}

/** An earlier try with the same key went through, with another body: another way to send, or other words. */
function wasSentBefore(error: unknown): boolean {
  return error instanceof ApiError && error.code === 'idempotency_key_reused';
}

/** Says that a message leaves, or when, and offers to take it back for ten seconds. */
export function sayLeaving(message: Message, way: Way, onUndo: () => void): void {
  if (!message.undoUntil) return;
  const until = new Date(message.undoUntil).getTime() - Date.now();
  const text = way.sendAfter
    ? t('composer.sent.later', { at: weekdayAndTime(way.sendAfter) })
    : t(`composer.sent.${way.then}`);
  // A second try may hear of its first one only when that has left already.
  if (until <= 0) return void toast({ name: 'sent', text });
  toast({
    name: 'sent',
    text,
    lastsMilliseconds: Math.min(until, 10_000),
    countsDown: true,
    action: { label: t('composer.undo'), onAct: onUndo },
  });
}

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
    onSuccess: async ({ draftId }, message) => {
      // What is taken back and sent again is a new letter; the old key would only show the one that is gone.
      tries.end(placeOf(message.conversationId, message.kind === 'note' ? 'note' : 'message'));
      if (draftId !== null) {
        // The conversation held nothing else and is gone; its words are a draft of a new one.
        await client.invalidateQueries({ queryKey: keys.newDrafts });
        client.removeQueries({ queryKey: keys.thread(message.conversationId) });
        void client.invalidateQueries({ queryKey: keys.lists });
        void navigate({ to: '/inbox', search: (search: Record<string, unknown>) => search });
        toast({ text: t('composer.undone'), name: 'sent' });
        return compose({ draftId });
      }
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
