import { sql } from 'kysely';
import { type Ctx, staffIdOf } from '#platform/context.ts';
import type { InputOf } from '#platform/contract.ts';
import { Refusal } from '#platform/errors.ts';
import { announce } from '#platform/events/events.ts';
import { newId } from '#platform/ids.ts';
import { aboutWhom, type AboutWhom } from '#modules/conversations/index.ts';
import { ruleStatus, type flagRule as flagEndpoint, type RuleFlag } from '../contract.ts';
import { ruleChanged, ruleFlagged } from '../events.ts';
import { hasEnded } from '../logic.ts';
import { getFlag } from '../queries/flags.ts';
import { lockRule } from './lock-rule.ts';
import { openReviewIfDue } from './open-review.ts';
import { recordUse } from './record-use.ts';

type FlagInput = Partial<InputOf<typeof flagEndpoint>>;

interface FlagOptions {
  /** What the use is already counted by; without it a rule held to or bent is counted by the flag. */
  countedBy?: { kind: 'exception' | 'request' | 'reply'; id: string };
}

/**
 * Says that a rule got in the way. Held to or bent, that counts as a use. The third person, or the third bend, opens the
 * rule's review. A rule that has ended can still be held to by mistake, and that is worth saying; it cannot be bent.
 */
export async function flagRule(
  ctx: Ctx,
  given: { ruleId: string } & FlagInput,
  { countedBy }: FlagOptions = {},
): Promise<RuleFlag> {
  const { ruleId, outcome = 'said' } = given;
  const rule = await lockRule(ctx, ruleId);
  if (hasEnded(ruleStatus.parse(rule.status)) && outcome !== 'held')
    throw new Refusal('rule_has_ended', { kind: 'conflict' });
  const place = await aboutWhom(ctx, given);
  const by = { byKind: ctx.actor.kind === 'staff' ? 'staff' : 'key', staffId: staffIdOf(ctx) };
  const flagId = await insertFlag(ctx, { ...given, ...place, ...by });
  if (outcome !== 'said')
    await recordUse(ctx, {
      ruleId,
      how: outcome,
      aboutKind: countedBy?.kind ?? 'flag',
      aboutId: countedBy?.id ?? flagId,
      ...place,
      staffId: staffIdOf(ctx),
      wasAggravating: given.wasAggravating ?? false,
    });
  await weighFlags(ctx, ruleId);
  if (outcome === 'bent') await openReviewIfDue(ctx, ruleId, 'bends');
  return getFlag(ctx, flagId);
}

/** The same as a customer's word, written down by whoever read it. */
export async function flagOfCustomer(
  ctx: Ctx,
  given: { ruleId: string; words: string } & AboutWhom,
): Promise<RuleFlag> {
  const rule = await lockRule(ctx, given.ruleId);
  if (hasEnded(ruleStatus.parse(rule.status))) throw new Refusal('rule_has_ended', { kind: 'conflict' });
  const flagId = await insertFlag(ctx, { ...given, byKind: 'customer', staffId: null });
  await weighFlags(ctx, given.ruleId);
  return getFlag(ctx, flagId);
}

type Flag = Omit<FlagInput, 'conversationId' | 'customerId'> &
  AboutWhom & { ruleId: string; byKind: string; staffId: string | null };

async function insertFlag(ctx: Ctx, flag: Flag): Promise<string> {
  const { ruleId, customerId, conversationId, outcome = 'said' } = flag;
  const flagId = newId();
  await ctx.tx
    .insertInto('ruleFlags')
    .values({
      workspaceId: ctx.workspaceId,
      id: flagId,
      ruleId,
      byKind: flag.byKind,
      staffId: flag.staffId,
      customerId,
      conversationId,
      words: flag.words ?? '',
      outcome,
      burdensome: flag.burdensome ?? null,
      unnecessary: flag.unnecessary ?? null,
      ineffective: flag.ineffective ?? null,
      at: ctx.now,
    })
    .execute();
  announce(
    ctx,
    ruleFlagged,
    { ruleId, flagId, outcome, customerId, conversationId, at: ctx.now.toISOString() },
    conversationId ? { subjectId: conversationId } : {},
  );
  return flagId;
}

/** Named once it is a word; named again it is evidence; named by enough people it is decided. */
async function weighFlags(ctx: Ctx, ruleId: string): Promise<void> {
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
  await openReviewIfDue(ctx, ruleId, 'flags');
}
