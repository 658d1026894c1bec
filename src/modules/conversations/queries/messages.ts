import { sql } from 'kysely';
import { z } from 'zod';
import type { Page, QueryOf } from '#platform/contract.ts';
import { notFound } from '#platform/errors.ts';
import { decodeCursor, encodeCursor, timeCursor } from '#platform/http/paging.ts';
import { delivery, type listMessages, mailAddress, type Message } from '../contract.ts';
import type { Reader } from './lock-conversation.ts';

const addresses = z.array(mailAddress).catch([]);

/** Where an attachment is fetched. */
export function attachmentUrl(attachmentId: string): string {
  return `/api/v1/attachments/${attachmentId}`;
}

const attachmentRows = z.array(
  z.object({
    id: z.uuid(),
    name: z.string(),
    mediaType: z.string(),
    sizeInBytes: z.number(),
    isInline: z.boolean(),
    contentId: z.string().nullable(),
  }),
);

/** Messages with their author's name and files; what was taken back is nobody's any more. */
function messageRows(ctx: Reader) {
  return ctx.tx
    .selectFrom('messages as m')
    .leftJoin('staff as s', (join) =>
      join.onRef('s.workspaceId', '=', 'm.workspaceId').onRef('s.id', '=', 'm.authorStaffId'),
    )
    .leftJoin('customers as k', (join) =>
      join.onRef('k.workspaceId', '=', 'm.workspaceId').onRef('k.id', '=', 'm.authorCustomerId'),
    )
    .selectAll('m')
    .select(['s.name as staffName', 'k.name as customerName'])
    .select(
      sql<unknown>`(
        select coalesce(json_agg(json_build_object('id', a.id, 'name', a.name, 'mediaType', a.media_type,
          'sizeInBytes', a.size_in_bytes, 'isInline', a.is_inline, 'contentId', a.content_id) order by a.id), '[]')
        from attachments a where a.workspace_id = m.workspace_id and a.message_id = m.id)`.as('files'),
    )
    .where('m.workspaceId', '=', ctx.workspaceId)
    .where((eb) => eb.or([eb('m.delivery', 'is', null), eb('m.delivery', '<>', 'cancelled')]));
}

type MessageRow = Awaited<ReturnType<ReturnType<typeof messageRows>['executeTakeFirstOrThrow']>>;

export function toMessage(row: MessageRow): Message {
  const files = attachmentRows.parse(row.files).map((file) => ({ ...file, url: attachmentUrl(file.id) }));
  const from = mailAddress.nullable().catch(null).parse(row.fromAddress);
  const isOurs = row.direction === 'out' || row.authorStaffId !== null;
  const isWaiting = row.delivery === 'queued';
  return {
    id: row.id,
    conversationId: row.conversationId,
    direction: row.direction === 'out' ? 'out' : 'in',
    kind: row.kind === 'note' ? 'note' : 'message',
    author: isOurs
      ? { kind: 'staff', id: row.authorStaffId, name: row.staffName ?? from?.name ?? '' }
      : {
          kind: 'customer',
          id: row.authorCustomerId,
          name: row.customerName || from?.name || from?.address || '',
        },
    from,
    to: addresses.parse(row.toAddresses),
    cc: addresses.parse(row.ccAddresses),
    bcc: addresses.parse(row.bccAddresses),
    subject: row.subject,
    text: row.text,
    html: withPictures(row.html, files),
    quotedText: row.quotedText,
    quotedHtml: withPictures(row.quotedHtml, files),
    language: row.language,
    senderCheck: z.enum(['verified', 'unverified', 'failed']).nullable().parse(row.senderCheck),
    delivery: delivery.nullable().parse(row.delivery),
    deliveryDetail: row.deliveryDetail,
    undoUntil: isWaiting && row.sendAfter ? row.sendAfter.toISOString() : null,
    mentions: row.mentions,
    attachments: files,
    hasOriginal: row.rawMessageId !== null,
    sentAt: row.sentAt.toISOString(),
  };
}

/**
 * Pictures of the same mail, named `cid:` by our sanitiser in its one spelling, get the address of the attachment. The
 * address holds nothing but an id of ours, so nothing a sender wrote reaches the attribute.
 */
function withPictures(
  html: string | null,
  files: readonly { url: string; contentId: string | null }[],
): string | null {
  if (html === null) return null;
  return html.replaceAll(/ src="cid:([^"]*)"/g, (whole, contentId: string) => {
    const file = files.find((candidate) => candidate.contentId === contentId);
    return file ? ` src="${file.url}"` : whole;
  });
}

export async function getMessage(ctx: Reader, messageId: string): Promise<Message> {
  const row = await messageRows(ctx).where('m.id', '=', messageId).executeTakeFirst();
  if (!row) throw notFound();
  return toMessage(row);
}

export interface MessagesPage {
  messages: Message[];
  hasEarlier: boolean;
  earlierCursor: string | null;
}

/** The latest messages, oldest of them first, and the way to those before. */
export async function listLatestMessages(
  ctx: Reader,
  conversationId: string,
  options: { before: string | undefined; limit: number },
): Promise<MessagesPage> {
  const before = decodeCursor(options.before, timeCursor);
  let rows = messageRows(ctx)
    .where('m.conversationId', '=', conversationId)
    .orderBy('m.sentAt', 'desc')
    .orderBy('m.id', 'desc')
    .limit(options.limit + 1);
  if (before)
    rows = rows.where((eb) => eb(eb.refTuple('m.sentAt', 'm.id'), '<', eb.tuple(before[0], before[1])));
  const found = await rows.execute();
  const shown = found.slice(0, options.limit).reverse();
  const oldest = shown[0];
  const hasEarlier = found.length > options.limit;
  return {
    messages: shown.map(toMessage),
    hasEarlier,
    earlierCursor: hasEarlier && oldest ? encodeCursor([oldest.sentAt, oldest.id]) : null,
  };
}

/** All messages from the first on, for callers that walk through a whole conversation. */
export async function listMessagesFromStart(
  ctx: Reader,
  conversationId: string,
  query: QueryOf<typeof listMessages>,
): Promise<Page<Message>> {
  const after = decodeCursor(query.cursor, timeCursor);
  let rows = messageRows(ctx)
    .where('m.conversationId', '=', conversationId)
    .orderBy('m.sentAt')
    .orderBy('m.id')
    .limit(query.limit + 1);
  if (after)
    rows = rows.where((eb) => eb(eb.refTuple('m.sentAt', 'm.id'), '>', eb.tuple(after[0], after[1])));
  const found = await rows.execute();
  const shown = found.slice(0, query.limit);
  const last = shown.at(-1);
  const hasMore = found.length > query.limit;
  return {
    data: shown.map(toMessage),
    hasMore,
    nextCursor: hasMore && last ? encodeCursor([last.sentAt, last.id]) : null,
  };
}

/** What was written after a revision somebody has seen, oldest first. */
export async function listMessagesSince(
  ctx: Reader,
  conversationId: string,
  revision: number,
): Promise<Message[]> {
  const rows = await messageRows(ctx)
    .where('m.conversationId', '=', conversationId)
    .where('m.revision', '>', revision)
    .orderBy('m.sentAt')
    .orderBy('m.id')
    .limit(20)
    .execute();
  return rows.map(toMessage);
}

/** The last words a customer sent here, for suggesting where a reply goes. */
export async function findLastReceived(ctx: Reader, conversationId: string): Promise<Message | undefined> {
  const row = await messageRows(ctx)
    .where('m.conversationId', '=', conversationId)
    .where('m.direction', '=', 'in')
    .where('m.kind', '=', 'message')
    .orderBy('m.sentAt', 'desc')
    .orderBy('m.id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row && toMessage(row);
}
