import { sql } from 'kysely';
import type { Ctx } from '#platform/context.ts';
import { sendTogether, type Statement } from '#platform/db/pipelined.ts';
import { prepared } from '#platform/db/prepared.ts';
import { insertRows, jsonParameter } from '#platform/db/rows.ts';
import { newId } from '#platform/ids.ts';
import type { MailAddress } from '../contract.ts';
import type { ConversationState } from '../logic/change.ts';
import { preview } from '../logic/words.ts';

export interface NewMessage {
  id: string;
  conversationId: string;
  direction: 'in' | 'out';
  kind: 'message' | 'note';
  authorStaffId?: string | null;
  authorCustomerId?: string | null;
  from?: MailAddress | null;
  to?: readonly MailAddress[];
  cc?: readonly MailAddress[];
  bcc?: readonly MailAddress[];
  subject?: string;
  text: string;
  html: string | null;
  quotedText?: string | null;
  quotedHtml?: string | null;
  language?: string | null;
  emailMessageId?: string | null;
  senderCheck?: 'verified' | 'unverified' | 'failed' | null;
  delivery?: 'queued' | null;
  mentions?: readonly string[];
  rawMessageId?: string | null;
  sendAfter?: Date | null;
  revision: number;
  sentAt: Date;
}

/** The row of a message as a parameter of `values`, where JSON is text. */
function messageRow(ctx: Ctx, message: NewMessage) {
  const { fromAddress, toAddresses, ccAddresses, bccAddresses, ...row } = messageColumns(ctx, message);
  return {
    ...row,
    fromAddress: fromAddress && JSON.stringify(fromAddress),
    toAddresses: JSON.stringify(toAddresses),
    ccAddresses: JSON.stringify(ccAddresses),
    bccAddresses: JSON.stringify(bccAddresses),
  };
}

/** What is kept of a message; addresses are lists in the order of the mail. */
export function messageColumns(ctx: Ctx, message: NewMessage) {
  return {
    workspaceId: ctx.workspaceId,
    id: message.id,
    conversationId: message.conversationId,
    direction: message.direction,
    kind: message.kind,
    authorStaffId: message.authorStaffId ?? null,
    authorCustomerId: message.authorCustomerId ?? null,
    fromAddress: message.from ? { ...message.from } : null,
    toAddresses: addressList(message.to),
    ccAddresses: addressList(message.cc),
    bccAddresses: addressList(message.bcc),
    subject: message.subject ?? '',
    text: message.text,
    html: message.html,
    quotedText: message.quotedText ?? null,
    quotedHtml: message.quotedHtml ?? null,
    language: message.language ?? null,
    emailMessageId: message.emailMessageId ?? null,
    senderCheck: message.senderCheck ?? null,
    delivery: message.delivery ?? null,
    mentions: [...(message.mentions ?? [])],
    rawMessageId: message.rawMessageId ?? null,
    sendAfter: message.sendAfter ?? null,
    revision: message.revision,
    sentAt: message.sentAt,
    createdAt: ctx.now,
  };
}

function addressList(people: readonly MailAddress[] = []) {
  return people.map(({ name, address }) => ({ name, address }));
}

/**
 * Appends a message and brings the conversation up to date, in one statement. Notes move nothing in the list: they are
 * our talk, not the customer's.
 */
export async function appendMessage(
  ctx: Ctx,
  message: NewMessage,
  change: Partial<ConversationState>,
): Promise<void> {
  const spoken =
    message.kind === 'note'
      ? {}
      : {
          messageCount: sql<number>`message_count + 1`,
          // What leaves later has not been said yet; it does not lift its conversation above all others until then.
          lastMessageAt: sql<Date>`greatest(last_message_at, least(${message.sentAt}::timestamptz, ${ctx.now}::timestamptz))`,
          lastMessageDirection: message.direction,
          lastMessagePreview: preview(message.text),
        };
  await ctx.tx
    .with('moved', (db) =>
      db
        .updateTable('conversations')
        .set({ ...change, ...spoken, revision: message.revision, updatedAt: ctx.now })
        .where('workspaceId', '=', ctx.workspaceId)
        .where('id', '=', message.conversationId)
        .returning('id'),
    )
    .insertInto('messages')
    .values(messageRow(ctx, message))
    .execute();
}

export interface FileOfMessage {
  id?: string;
  sha256: Buffer;
  sizeInBytes: number;
  name: string;
  mediaType: string;
  contentId?: string | null;
  isInline?: boolean;
}

export function addingAttachments(
  ctx: Ctx,
  messages: readonly { messageId: string; files: readonly FileOfMessage[] }[],
): Statement[] {
  const rows = messages.flatMap(({ messageId, files }) =>
    files.map((file) => ({
      workspaceId: ctx.workspaceId,
      id: file.id ?? newId(),
      messageId,
      sha256: file.sha256,
      name: file.name.slice(0, 255),
      mediaType: file.mediaType,
      sizeInBytes: file.sizeInBytes,
      contentId: file.contentId ?? null,
      isInline: file.isInline ?? false,
      createdAt: ctx.now,
    })),
  );
  return rows.length > 0 ? [prepared(insertRows('attachments', rows))] : [];
}

export interface NewParticipant extends MailAddress {
  customerId?: string | null;
}

export interface PeopleOnThread {
  conversationId: string;
  people: readonly NewParticipant[];
  since: Date;
}

export function addParticipants(
  ctx: Ctx,
  conversationId: string,
  people: readonly NewParticipant[],
  since: Date,
): Promise<void> {
  return sendTogether(ctx.tx, addingParticipants(ctx, [{ conversationId, people, since }]));
}

/**
 * Puts people on threads from a moment on. Whoever was there keeps their earlier moment, and nobody becomes the customer
 * by joining. Our own inboxes are no participants.
 */
export function addingParticipants(ctx: Ctx, threads: readonly PeopleOnThread[]): Statement[] {
  const list = threads.flatMap(({ conversationId, people, since }) =>
    [...new Map(people.map((person) => [person.address.toLowerCase(), person]))].map(([address, person]) => ({
      conversation_id: conversationId,
      address,
      name: person.name.slice(0, 200),
      customer_id: person.customerId ?? null,
      since,
    })),
  );
  if (list.length === 0) return [];
  const statement = sql`
    insert into participants (workspace_id, conversation_id, address, name, customer_id, since)
    select ${ctx.workspaceId}::uuid, p.conversation_id, p.address, p.name, p.customer_id, p.since
    from jsonb_to_recordset(${jsonParameter(list)}::jsonb)
      as p(conversation_id uuid, address text, name text, customer_id uuid, since timestamptz)
    where not exists (
      select from inboxes i where i.workspace_id = ${ctx.workspaceId}::uuid and i.address = p.address
    )
    order by p.conversation_id, p.address, p.since
    on conflict do nothing`;
  return [prepared(statement)];
}
