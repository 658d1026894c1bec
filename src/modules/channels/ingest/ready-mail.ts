import type { Ctx } from '#platform/context.ts';
import { announce } from '#platform/events/events.ts';
import type { StoredFile } from '#platform/files/file-store.ts';
import type { ReadMessage } from '../email/message/read-message.ts';
import { mailQuarantined } from '../events.ts';
import type { KnownInbox } from '../inboxes/known-inboxes.ts';
import type { SenderCheck } from '../logic.ts';

/** A mail that has been read, with everything that was found out before the transaction began. */
export interface ReadyMail {
  rawMessageId: string;
  inbox: KnownInbox;
  receivedAt: Date;
  envelopeFrom: string | null;
  envelopeTo: string | null;
  content: ReadContent | { kind: 'unreadable'; reason: string };
  senderCheck: SenderCheck;
}

interface ReadContent {
  kind: 'read';
  read: ReadMessage;
  files: readonly StoredFile[];
}

/** A mail whose words are known. */
export interface WordedMail extends ReadyMail {
  content: ReadContent;
}

export function isWorded(mail: ReadyMail): mail is WordedMail {
  return mail.content.kind === 'read';
}

export interface TakenIn {
  state: 'accepted' | 'suppressed' | 'quarantined';
  reason: string | null;
  conversationId: string | null;
  messageId: string | null;
}

export function quarantine(
  ctx: Ctx,
  mail: Pick<ReadyMail, 'rawMessageId' | 'inbox'>,
  reason: string,
): TakenIn {
  announce(ctx, mailQuarantined, { rawMessageId: mail.rawMessageId, inboxId: mail.inbox.id, reason });
  return { state: 'quarantined', reason, conversationId: null, messageId: null };
}

export function leftOut(reason: string): TakenIn {
  return { state: 'suppressed', reason, conversationId: null, messageId: null };
}
