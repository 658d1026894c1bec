import { sql } from 'kysely';
import type { Ctx } from '#platform/context.ts';
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

/** The row of a message; addresses are kept as JSON lists in the order of the mail. */
export function messageRow(ctx: Ctx, message: NewMessage) {
  return {
    workspaceId: ctx.workspaceId,
    id: message.id,
    conversationId: message.conversationId,
    direction: message.direction,
    kind: message.kind,
    authorStaffId: message.authorStaffId ?? null,
    authorCustomerId: message.authorCustomerId ?? null,
    fromAddress: message.from ? JSON.stringify(message.from) : null,
    toAddresses: JSON.stringify(message.to ?? []),
    ccAddresses: JSON.stringify(message.cc ?? []),
    bccAddresses: JSON.stringify(message.bcc ?? []),
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
          lastMessageAt: sql<Date>`greatest(last_message_at, ${message.sentAt}::timestamptz)`,
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

export async function addAttachments(
  ctx: Ctx,
  messageId: string,
  files: readonly FileOfMessage[],
): Promise<void> {
  if (files.length === 0) return;
  await ctx.tx
    .insertInto('attachments')
    .values(
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
    )
    .execute();
}

export interface NewParticipant extends MailAddress {
  customerId?: string | null;
}

/**
 * Puts people on the thread from this moment on. Whoever was there keeps their earlier moment, and nobody becomes the
 * customer by joining. Our own inboxes are no participants.
 */
export async function addParticipants(
  ctx: Ctx,
  conversationId: string,
  people: readonly NewParticipant[],
  since: Date,
): Promise<void> {
  const unique = new Map(people.map((person) => [person.address.toLowerCase(), person]));
  if (unique.size === 0) return;
  const list = [...unique].map(([address, person]) => ({
    address,
    name: person.name.slice(0, 200),
    customer_id: person.customerId ?? null,
  }));
  await sql`
    insert into participants (workspace_id, conversation_id, address, name, customer_id, since)
    select ${ctx.workspaceId}::uuid, ${conversationId}::uuid, p.address, p.name, p.customer_id, ${since}
    from jsonb_to_recordset(${JSON.stringify(list)}::jsonb) as p(address text, name text, customer_id uuid)
    where not exists (
      select from inboxes i where i.workspace_id = ${ctx.workspaceId}::uuid and i.address = p.address
    )
    order by p.address
    on conflict do nothing`.execute(ctx.tx);
}
