import type { Ctx } from '#platform/context.ts';
import { Refusal } from '#platform/errors.ts';
import { announce } from '#platform/events/events.ts';
import { newId } from '#platform/ids.ts';
import { ruleUsed } from '../events.ts';

export interface Use {
  ruleId: string;
  how: 'held' | 'bent';
  /** What it comes from: each gives one use of a rule, however often it is recorded. */
  aboutKind: 'request' | 'reply' | 'conversation' | 'exception' | 'flag';
  aboutId: string;
  customerId?: string | null;
  conversationId?: string | null;
  staffId?: string | null;
  /** Where it took other minutes than the rule says. */
  customerMinutes?: number | null;
  staffMinutes?: number | null;
  wasAggravating?: boolean;
  at?: Date;
}

/**
 * Records that a rule was held to or bent, and says whether this was news. A hard rule counted as bent is refused, here
 * with words and in the database without; the rule's row is held, so that it cannot turn hard meanwhile.
 */
export async function recordUse(ctx: Ctx, use: Use): Promise<boolean> {
  const { ruleId, how, aboutKind, aboutId } = use;
  if (how === 'bent') await refuseIfHard(ctx, ruleId);
  const at = use.at ?? ctx.now;
  const place = { customerId: use.customerId ?? null, conversationId: use.conversationId ?? null };
  const done = await ctx.tx
    .insertInto('ruleUses')
    .values({
      workspaceId: ctx.workspaceId,
      id: newId(),
      ruleId,
      how,
      aboutKind,
      aboutId,
      ...place,
      staffId: use.staffId ?? null,
      customerMinutes: use.customerMinutes ?? null,
      staffMinutes: use.staffMinutes ?? null,
      wasAggravating: use.wasAggravating ?? false,
      at,
    })
    .onConflict((conflict) => conflict.columns(['workspaceId', 'aboutKind', 'aboutId', 'ruleId']).doNothing())
    .executeTakeFirst();
  if (done.numInsertedOrUpdatedRows !== 1n) return false;
  announce(
    ctx,
    ruleUsed,
    { ruleId, how, ...place, at: at.toISOString() },
    place.conversationId ? { subjectId: place.conversationId } : {},
  );
  return true;
}

/** The refusal carries what can be done instead: the words to use and the nearest yes. */
export async function refuseIfHard(ctx: Ctx, ruleId: string): Promise<void> {
  const rule = await ctx.tx
    .selectFrom('rules')
    .select(['flex', 'wordsToUse', 'nearestYes', 'customerSentence'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', ruleId)
    .forShare()
    .executeTakeFirst();
  if (rule?.flex !== 'hard') return;
  const { wordsToUse, nearestYes, customerSentence } = rule;
  throw new Refusal('rule_is_hard', {
    kind: 'conflict',
    facts: { wordsToUse: wordsToUse || customerSentence, nearestYes },
  });
}
