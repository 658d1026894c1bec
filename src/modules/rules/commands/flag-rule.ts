import { sql } from 'kysely';
import type { Ctx } from '#platform/context.ts';
import type { InputOf } from '#platform/contract.ts';
import { Refusal } from '#platform/errors.ts';
import { announce } from '#platform/events/events.ts';
import { newId } from '#platform/ids.ts';
import { ruleStatus, type flagRule as flagEndpoint, type RuleFlag } from '../contract.ts';
import { ruleChanged, ruleFlagged } from '../events.ts';
import { hasEnded } from '../logic.ts';
import { getFlag } from '../queries/flags.ts';
import { placeOf, staffOf } from './about.ts';
import { lockRule } from './lock-rule.ts';
import { openReviewIfDue } from './open-review.ts';
import { recordUse } from './record-use.ts';

type FlagInput = Partial<InputOf<typeof flagEndpoint>>;

export interface FlagOptions {
  /** What the use is already counted by; without it a rule held to or bent is counted by the flag. */
  countedBy?: { kind: 'exception' | 'request' | 'reply'; id: string };
}

/**
 * Says that a rule got in the way. Held to or bent, that counts as a use. The third person, or the third bend, opens the
 * rule's review.
 */
export async function flagRule(
  ctx: Ctx,
  given: { ruleId: string } & FlagInput,
  { countedBy }: FlagOptions = {},
): Promise<RuleFlag> {
  const { ruleId, words = '', outcome = 'said' } = given;
  const rule = await lockRule(ctx, ruleId);
  const status = ruleStatus.parse(rule.status);
  if (hasEnded(status)) throw new Refusal('rule_has_ended', { kind: 'conflict' });
  const place = await placeOf(ctx, given);
  const flagId = newId();
  await ctx.tx
    .insertInto('ruleFlags')
    .values({
      workspaceId: ctx.workspaceId,
      id: flagId,
      ruleId,
      ...byWhom(ctx, place.customerId),
      conversationId: place.conversationId,
      words,
      outcome,
      burdensome: given.burdensome ?? null,
      unnecessary: given.unnecessary ?? null,
      ineffective: given.ineffective ?? null,
      at: ctx.now,
    })
    .execute();
  if (outcome !== 'said')
    await recordUse(ctx, {
      ruleId,
      how: outcome,
      aboutKind: countedBy?.kind ?? 'flag',
      aboutId: countedBy?.id ?? flagId,
      ...place,
      staffId: staffOf(ctx),
      wasAggravating: given.wasAggravating ?? false,
    });
  announce(
    ctx,
    ruleFlagged,
    { ruleId, flagId, outcome, ...place, at: ctx.now.toISOString() },
    place.conversationId ? { subjectId: place.conversationId } : {},
  );
  if (status === 'nominated') await gatherEvidence(ctx, ruleId);
  await openReviewIfDue(ctx, ruleId, 'flags');
  if (outcome === 'bent') await openReviewIfDue(ctx, ruleId, 'bends');
  return getFlag(ctx, flagId);
}

function byWhom(ctx: Ctx, customerId: string | null) {
  const { kind } = ctx.actor;
  if (kind === 'staff') return { byKind: 'staff', staffId: ctx.actor.id, customerId };
  return { byKind: kind === 'customer' ? 'customer' : 'key', customerId };
}

/** Named once it is a word; named again it is evidence. */
async function gatherEvidence(ctx: Ctx, ruleId: string): Promise<void> {
  const changed = await ctx.tx
    .updateTable('rules')
    .set({ status: 'evidence', updatedAt: ctx.now })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', ruleId)
    .where('status', '=', 'nominated')
    .where(
      sql<boolean>`(select count(*) > 1 from rule_flags where workspace_id = ${ctx.workspaceId} and rule_id = ${ruleId})`,
    )
    .executeTakeFirst();
  if (changed.numUpdatedRows === 1n) announce(ctx, ruleChanged, { ruleId });
}
