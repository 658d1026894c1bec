import type { Ctx } from '#platform/context.ts';
import { Refusal } from '#platform/errors.ts';
import { ruleStatus, type RuleReview } from '../contract.ts';
import { hasEnded } from '../logic.ts';
import { getReview } from '../queries/reviews.ts';
import { assertDecides } from './assert-decides.ts';
import { lockRule } from './lock-rule.ts';
import { openReviewIfDue } from './open-review.ts';

/** A person's word is reason enough to decide about a rule. */
export async function bringUpRule(ctx: Ctx, ruleId: string): Promise<RuleReview> {
  const rule = await lockRule(ctx, ruleId);
  assertDecides(ctx, rule.ownerStaffId);
  if (hasEnded(ruleStatus.parse(rule.status))) throw new Refusal('rule_has_ended', { kind: 'conflict' });
  const reviewId = await openReviewIfDue(ctx, ruleId, 'person');
  if (reviewId === undefined) throw new Refusal('review_open_already', { kind: 'conflict' });
  return getReview(ctx, reviewId);
}
