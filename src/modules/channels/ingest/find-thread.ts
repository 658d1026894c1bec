import type { Ctx } from '#platform/context.ts';
import { numberInSubject, threadOf, type KnownThread, type ThreadDecision } from '../logic.ts';
import type { ReplyCodes } from '../reply-codes.ts';
import type { WordedMail } from './ready-mail.ts';

/** What a mail names: our code, the Message-IDs of others, a number in its subject. */
interface Named {
  byCode: number | null;
  ids: readonly string[];
  inSubject: number | null;
  sender: string;
}

export interface PlacedMail {
  mail: WordedMail;
  thread: ThreadDecision;
}

/** Asks the database only for what the mails name, for all of them at once; mails that name nothing cost no statement. */
export async function findThreads(
  ctx: Ctx,
  mails: readonly WordedMail[],
  codes: ReplyCodes,
): Promise<PlacedMail[]> {
  const named = mails.map((mail) => ({ mail, ...namedBy(ctx.workspaceId, mail, codes) }));
  const byNumber = await findByNumbers(ctx, named);
  const byIds = await findByMessageIds(ctx, named);
  return named.map(({ mail, byCode, inSubject, sender, ids }) => {
    const thread = threadOf({
      byCode: byNumber(byCode, sender)?.conversationId ?? null,
      byReference: byIds(ids, sender),
      bySubject: byNumber(inSubject, sender),
      senderCheck: mail.senderCheck,
    });
    return { mail, thread };
  });
}

function namedBy(workspaceId: string, { content, inbox, envelopeTo }: WordedMail, codes: ReplyCodes): Named {
  const { read } = content;
  const ids = [...read.references, ...read.inReplyTo];
  const addresses = [envelopeTo ?? '', ...[...read.to, ...read.cc].map((mailbox) => mailbox.address)];
  return {
    byCode:
      codes.numberOfMessageIds(workspaceId, ids) ??
      codes.numberOfAddresses(workspaceId, inbox.address, addresses),
    ids: ids.slice(-20),
    inSubject: numberInSubject(read.subject),
    sender: read.from?.address.toLowerCase() ?? '',
  };
}

type FindByNumber = (number: number | null, sender: string) => KnownThread | null;

async function findByNumbers(ctx: Ctx, named: readonly Named[]): Promise<FindByNumber> {
  const numbers = new Set(named.flatMap(({ byCode, inSubject }) => [byCode ?? [], inSubject ?? []].flat()));
  if (numbers.size === 0) return () => null;
  const rows = await ctx.tx
    .selectFrom('conversations as c')
    .leftJoin('participants as p', (join) =>
      join
        .onRef('p.workspaceId', '=', 'c.workspaceId')
        .onRef('p.conversationId', '=', 'c.id')
        .on('p.address', 'in', sendersOf(named)),
    )
    .select(['c.number', 'c.id', 'p.address'])
    .where('c.workspaceId', '=', ctx.workspaceId)
    .where('c.number', 'in', [...numbers])
    .execute();
  return (number, sender) => {
    const found = rows.filter((row) => row.number === number);
    const [first] = found;
    if (!first) return null;
    return { conversationId: first.id, senderTakesPart: found.some(({ address }) => address === sender) };
  };
}

type FindByIds = (ids: readonly string[], sender: string) => KnownThread | null;

/** Of the threads that the ids name, one in which the sender takes part goes first, then the latest. */
async function findByMessageIds(ctx: Ctx, named: readonly Named[]): Promise<FindByIds> {
  const all = new Set(named.flatMap(({ ids }) => ids));
  if (all.size === 0) return () => null;
  const rows = await ctx.tx
    .selectFrom('messages as m')
    .leftJoin('participants as p', (join) =>
      join
        .onRef('p.workspaceId', '=', 'm.workspaceId')
        .onRef('p.conversationId', '=', 'm.conversationId')
        .on('p.address', 'in', sendersOf(named)),
    )
    .select(['m.emailMessageId', 'm.conversationId', 'p.address'])
    .where('m.workspaceId', '=', ctx.workspaceId)
    .where('m.emailMessageId', 'in', [...all])
    .orderBy('m.sentAt', 'desc')
    .execute();
  return (ids, sender) => {
    const found = rows.filter(
      ({ emailMessageId }) => emailMessageId !== null && ids.includes(emailMessageId),
    );
    const own = found.find(({ address }) => address === sender);
    const best = own ?? found[0];
    return best ? { conversationId: best.conversationId, senderTakesPart: own !== undefined } : null;
  };
}

function sendersOf(named: readonly Named[]): string[] {
  return [...new Set(named.map(({ sender }) => sender))];
}
