import type { Reader } from './lock-conversation.ts';

export interface Thread {
  conversationId: string;
  messageId: string;
  emailMessageId: string;
  direction: 'in' | 'out';
  /** Lower-case addresses of everybody on the thread: who writes from elsewhere is a stranger to it. */
  participants: string[];
}

/**
 * The conversation that one of these Message-IDs belongs to; the last named wins, because mail programs put the
 * message being answered at the end. Whether its sender may continue it is for the channel to judge.
 */
export async function findThreadByMessageIds(
  ctx: Reader,
  emailMessageIds: readonly string[],
): Promise<Thread | undefined> {
  if (emailMessageIds.length === 0) return undefined;
  const rows = await ctx.tx
    .selectFrom('messages as m')
    .select(['m.id', 'm.conversationId', 'm.emailMessageId', 'm.direction'])
    .select((eb) =>
      eb
        .selectFrom('participants as p')
        .select(({ fn }) => fn.agg<string[]>('array_agg', ['p.address']).as('addresses'))
        .whereRef('p.workspaceId', '=', 'm.workspaceId')
        .whereRef('p.conversationId', '=', 'm.conversationId')
        .as('participants'),
    )
    .where('m.workspaceId', '=', ctx.workspaceId)
    .where('m.emailMessageId', 'in', emailMessageIds)
    .execute();
  const found = rows.toSorted(
    (a, b) =>
      emailMessageIds.lastIndexOf(b.emailMessageId ?? '') -
      emailMessageIds.lastIndexOf(a.emailMessageId ?? ''),
  )[0];
  if (!found) return undefined;
  return {
    conversationId: found.conversationId,
    messageId: found.id,
    emailMessageId: found.emailMessageId ?? '',
    direction: found.direction === 'out' ? 'out' : 'in',
    participants: found.participants ?? [],
  };
}
