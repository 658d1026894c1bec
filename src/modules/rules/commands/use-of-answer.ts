import type { ExpressionBuilder } from 'kysely';
import type { DB } from '#platform/db/database.ts';
import type { Ctx } from '#platform/context.ts';
import { recordUse, type Use } from './record-use.ts';

type Answered = Pick<Use, 'aboutKind' | 'aboutId' | 'customerId' | 'conversationId' | 'at'> & {
  ruleId: string | null;
};

/**
 * A "no" is a use of the rule it cites. An answer may be thought better of, and then the last one counts; a rule deleted
 * meanwhile counts for nothing.
 */
export async function useOfAnswer(ctx: Ctx, { ruleId, ...about }: Answered): Promise<void> {
  let others = ctx.tx
    .deleteFrom('ruleUses')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('aboutKind', '=', about.aboutKind)
    .where('aboutId', '=', about.aboutId);
  if (ruleId !== null) others = others.where('ruleId', '<>', ruleId);
  await others.execute();
  if (ruleId === null) return;
  const known = await ctx.tx
    .selectFrom('rules')
    .select((eb) => [
      'id',
      placeStill(eb, 'customers', about.customerId).as('customerId'),
      placeStill(eb, 'conversations', about.conversationId).as('conversationId'),
    ])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', ruleId)
    .forShare()
    .executeTakeFirst();
  if (!known) return;
  const { customerId, conversationId } = known;
  await recordUse(ctx, { ...about, customerId, conversationId, ruleId, how: 'held' });
}

/** The customer and the conversation, if they are still there: a reaction may come after they have gone. */
function placeStill(
  eb: ExpressionBuilder<DB, 'rules'>,
  table: 'customers' | 'conversations',
  id: string | null | undefined,
) {
  return eb
    .selectFrom(table)
    .select(`${table}.id`)
    .whereRef(`${table}.workspaceId`, '=', 'rules.workspaceId')
    .where(`${table}.id`, '=', id ?? null);
}
