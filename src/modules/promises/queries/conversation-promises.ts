import { sql } from 'kysely';
import type { Reader } from '#platform/context.ts';
import type { OutputOf } from '#platform/contract.ts';
import { notFound } from '#platform/errors.ts';
import type { listConversationPromises } from '../contract.ts';
import { keptByMessage } from '../logic/making.ts';
import { nextUpdateStands } from '../logic/which-clocks.ts';
import { dueRows, toDue } from './due-promises.ts';
import { findCounting } from './counting-promises.ts';
import { thresholdsOf } from './thresholds.ts';

/** Everything promised in one conversation, and when its customer hears from us next. */
export async function promisesOfConversation(
  ctx: Reader,
  conversationId: string,
): Promise<OutputOf<typeof listConversationPromises>> {
  const conversation = await ctx.tx
    .selectFrom('conversations as c')
    .innerJoin('workspaces as w', 'w.id', 'c.workspaceId')
    .leftJoin('nextUpdatePlans as n', (join) =>
      join.onRef('n.workspaceId', '=', 'c.workspaceId').onRef('n.conversationId', '=', 'c.id'),
    )
    .select(['c.status', 'c.waitingSince', 'c.customerId', 'w.timeZone', 'n.dueAt as plannedFor'])
    .where('c.workspaceId', '=', ctx.workspaceId)
    .where('c.id', '=', conversationId)
    .executeTakeFirst();
  if (!conversation) throw notFound();
  const rows = await dueRows(ctx)
    .where('d.conversationId', '=', conversationId)
    .where(sql<boolean>`(d.outcome <> 'void' or d.made_by is not null)`)
    .orderBy('d.dueAt')
    .orderBy('d.id')
    .execute();
  const { atRiskShare } = await thresholdsOf(ctx);
  const data = rows.map((row) => toDue(row, ctx.now, atRiskShare));
  const stated = data.filter(
    (due) => due.outcome === 'open' && due.fulfilledAt === null && keptByMessage.includes(due.promise.kind),
  );
  const usual = await findCounting(ctx, { conversationId, kind: 'next-update' });
  return {
    data,
    nextUpdateAt: stated[0]?.dueAt ?? null,
    planned: conversation.plannedFor && { dueAt: conversation.plannedFor.toISOString() },
    usualMinutes: usual?.targetMinutes ?? null,
    waitsOnUs: nextUpdateStands(conversation.status),
    timeZone: conversation.timeZone,
  };
}
