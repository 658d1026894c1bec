import { z } from 'zod';
import type { Ctx } from '#platform/context.ts';
import { notFound } from '#platform/errors.ts';
import { type MailAddress, mailAddress } from '../contract.ts';
import type { Reader } from './lock-conversation.ts';

/** All that a channel needs to write the mail of one message. */
export interface Outgoing {
  messageId: string;
  conversationId: string;
  conversationNumber: number;
  delivery: string | null;
  sendAfter: Date | null;
  sentAt: Date;
  author: { id: string; name: string } | null;
  inbox: { id: string; name: string; address: string; signatureHtml: string } | null;
  customer: { id: string; language: string | null };
  to: MailAddress[];
  cc: MailAddress[];
  bcc: MailAddress[];
  subject: string;
  text: string;
  html: string | null;
  /** Set once the mail has been written before; a second try keeps it. */
  emailMessageId: string | null;
  /** Message-IDs of the thread, oldest first; the last received one is what this answers. */
  references: string[];
  inReplyTo: string | null;
  /** Earlier messages that every recipient may see, newest first. */
  history: { authorName: string; sentAt: Date; text: string; html: string | null; direction: 'in' | 'out' }[];
  attachments: {
    id: string;
    name: string;
    mediaType: string;
    sizeInBytes: number;
    sha256: Buffer;
    contentId: string | null;
    isInline: boolean;
  }[];
}

const addresses = z.array(mailAddress).catch([]);
const historyShown = 30;

/** Reads one message for sending: four statements. */
export async function getOutgoing(
  ctx: Pick<Ctx, 'tx' | 'workspaceId'>,
  messageId: string,
): Promise<Outgoing> {
  const row = await outgoingRow(ctx, messageId);
  const to = addresses.parse(row.toAddresses);
  const cc = addresses.parse(row.ccAddresses);
  const bcc = addresses.parse(row.bccAddresses);
  const earlier = await earlierMessages(ctx, row);
  const from = await visibleFrom(ctx, row.conversationId, [...to, ...cc, ...bcc]);
  const received = earlier.findLast((one) => one.direction === 'in' && one.emailMessageId !== null);
  return {
    messageId: row.id,
    conversationId: row.conversationId,
    conversationNumber: row.number,
    delivery: row.delivery,
    sendAfter: row.sendAfter,
    sentAt: row.sentAt,
    author: row.authorStaffId === null ? null : { id: row.authorStaffId, name: row.staffName ?? '' },
    inbox:
      row.inboxId === null || row.inboxAddress === null
        ? null
        : {
            id: row.inboxId,
            name: row.inboxName ?? '',
            address: row.inboxAddress,
            signatureHtml: row.signatureHtml ?? '',
          },
    customer: { id: row.customerId, language: row.customerLanguage ?? row.conversationLanguage },
    to,
    cc,
    bcc,
    subject: row.subject,
    text: row.text,
    html: row.html,
    emailMessageId: row.emailMessageId,
    references: earlier.flatMap((one) => (one.emailMessageId === null ? [] : [one.emailMessageId])),
    inReplyTo: received?.emailMessageId ?? earlier.at(-1)?.emailMessageId ?? null,
    history: earlier
      .filter((one) => from !== null && one.sentAt >= from)
      .reverse()
      .slice(0, historyShown)
      .map((one) => ({
        authorName:
          one.staffName ??
          (one.customerName || mailAddress.nullable().catch(null).parse(one.fromAddress)?.name || ''),
        sentAt: one.sentAt,
        text: one.text,
        html: one.html,
        direction: one.direction === 'out' ? 'out' : 'in',
      })),
    attachments: await attachmentsOf(ctx, messageId),
  };
}

async function outgoingRow(ctx: Reader, messageId: string) {
  const row = await ctx.tx
    .selectFrom('messages as m')
    .innerJoin('conversations as c', (join) =>
      join.onRef('c.workspaceId', '=', 'm.workspaceId').onRef('c.id', '=', 'm.conversationId'),
    )
    .innerJoin('customers as k', (join) =>
      join.onRef('k.workspaceId', '=', 'c.workspaceId').onRef('k.id', '=', 'c.customerId'),
    )
    .leftJoin('inboxes as b', (join) =>
      join.onRef('b.workspaceId', '=', 'c.workspaceId').onRef('b.id', '=', 'c.inboxId'),
    )
    .leftJoin('staff as s', (join) =>
      join.onRef('s.workspaceId', '=', 'm.workspaceId').onRef('s.id', '=', 'm.authorStaffId'),
    )
    .selectAll('m')
    .select(['c.number', 'c.inboxId', 'c.customerId', 'c.language as conversationLanguage'])
    .select(['k.language as customerLanguage', 's.name as staffName'])
    .select(['b.name as inboxName', 'b.address as inboxAddress', 'b.signatureHtml'])
    .where('m.workspaceId', '=', ctx.workspaceId)
    .where('m.id', '=', messageId)
    .where('m.direction', '=', 'out')
    .where('m.kind', '=', 'message')
    .executeTakeFirst();
  if (!row) throw notFound();
  return row;
}

/** The thread before this message, oldest first. Notes are ours alone, and what never left is nothing to quote. */
async function earlierMessages(ctx: Reader, of: { id: string; conversationId: string; createdAt: Date }) {
  const rows = await ctx.tx
    .selectFrom('messages as m')
    .leftJoin('staff as s', (join) =>
      join.onRef('s.workspaceId', '=', 'm.workspaceId').onRef('s.id', '=', 'm.authorStaffId'),
    )
    .leftJoin('customers as k', (join) =>
      join.onRef('k.workspaceId', '=', 'm.workspaceId').onRef('k.id', '=', 'm.authorCustomerId'),
    )
    .select(['m.id', 'm.direction', 'm.emailMessageId', 'm.sentAt', 'm.text', 'm.html', 'm.fromAddress'])
    .select(['s.name as staffName', 'k.name as customerName'])
    .where('m.workspaceId', '=', ctx.workspaceId)
    .where('m.conversationId', '=', of.conversationId)
    .where('m.kind', '=', 'message')
    .where('m.id', '<>', of.id)
    .where('m.createdAt', '<=', of.createdAt)
    .where((eb) =>
      eb.or([eb('m.delivery', 'is', null), eb('m.delivery', 'not in', ['cancelled', 'rejected'])]),
    )
    .orderBy('m.sentAt', 'desc')
    .orderBy('m.id', 'desc')
    .limit(50)
    .execute();
  return rows.reverse();
}

/**
 * From which moment on all recipients may see the thread: the latest joining among them. Somebody who is not on it,
 * such as a blind copy, may see nothing of it, so then no history is quoted at all (SEC-024).
 */
async function visibleFrom(
  ctx: Reader,
  conversationId: string,
  recipients: readonly MailAddress[],
): Promise<Date | null> {
  const wanted = [...new Set(recipients.map(({ address }) => address.toLowerCase()))];
  if (wanted.length === 0) return null;
  const known = await ctx.tx
    .selectFrom('participants')
    .select('since')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('conversationId', '=', conversationId)
    .where('address', 'in', wanted)
    .execute();
  if (known.length < wanted.length) return null;
  return new Date(Math.max(...known.map((one) => one.since.getTime())));
}

function attachmentsOf(ctx: Reader, messageId: string) {
  return ctx.tx
    .selectFrom('attachments')
    .select(['id', 'name', 'mediaType', 'sizeInBytes', 'sha256', 'contentId', 'isInline'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('messageId', '=', messageId)
    .orderBy('id')
    .execute();
}
