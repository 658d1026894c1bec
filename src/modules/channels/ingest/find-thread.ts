import type { Ctx } from '#platform/context.ts';
import {
  numberInSubject,
  threadOf,
  type KnownThread,
  type SenderCheck,
  type ThreadDecision,
} from '../logic.ts';
import type { ReplyCodes } from '../reply-codes.ts';
import type { ReadMessage } from '../email/message/read-message.ts';

/** Asks the database only for what the mail names; a mail that names nothing costs no statement. */
export async function findThread(
  ctx: Ctx,
  facts: {
    read: ReadMessage;
    codes: ReplyCodes;
    inboxAddress: string;
    envelopeTo: string | null;
    senderCheck: SenderCheck;
  },
): Promise<ThreadDecision> {
  const { read, codes } = facts;
  const ids = [...read.references, ...read.inReplyTo];
  const addresses = [facts.envelopeTo ?? '', ...[...read.to, ...read.cc].map((mailbox) => mailbox.address)];
  const number =
    codes.numberOfMessageIds(ctx.workspaceId, ids) ??
    codes.numberOfAddresses(ctx.workspaceId, facts.inboxAddress, addresses);
  const sender = read.from?.address.toLowerCase() ?? '';
  const byCode = number === null ? null : await findByNumber(ctx, number, sender);
  if (byCode)
    return threadOf({
      byCode: byCode.conversationId,
      byReference: null,
      bySubject: null,
      senderCheck: facts.senderCheck,
    });
  const byReference = ids.length === 0 ? null : await findByMessageIds(ctx, ids, sender);
  const inSubject = numberInSubject(read.subject);
  const bySubject = byReference || inSubject === null ? null : await findByNumber(ctx, inSubject, sender);
  return threadOf({ byCode: null, byReference, bySubject, senderCheck: facts.senderCheck });
}

async function findByNumber(ctx: Ctx, number: number, sender: string): Promise<KnownThread | null> {
  const row = await ctx.tx
    .selectFrom('conversations as c')
    .leftJoin('participants as p', (join) =>
      join
        .onRef('p.workspaceId', '=', 'c.workspaceId')
        .onRef('p.conversationId', '=', 'c.id')
        .on('p.address', '=', sender),
    )
    .select(['c.id', 'p.address'])
    .where('c.workspaceId', '=', ctx.workspaceId)
    .where('c.number', '=', number)
    .executeTakeFirst();
  return row ? { conversationId: row.id, senderTakesPart: row.address !== null } : null;
}

async function findByMessageIds(
  ctx: Ctx,
  ids: readonly string[],
  sender: string,
): Promise<KnownThread | null> {
  const row = await ctx.tx
    .selectFrom('messages as m')
    .leftJoin('participants as p', (join) =>
      join
        .onRef('p.workspaceId', '=', 'm.workspaceId')
        .onRef('p.conversationId', '=', 'm.conversationId')
        .on('p.address', '=', sender),
    )
    .select(['m.conversationId', 'p.address'])
    .where('m.workspaceId', '=', ctx.workspaceId)
    .where('m.emailMessageId', 'in', ids.slice(-20))
    .orderBy('p.address')
    .orderBy('m.sentAt', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ? { conversationId: row.conversationId, senderTakesPart: row.address !== null } : null;
}
