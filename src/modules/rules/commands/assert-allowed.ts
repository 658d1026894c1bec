import { sql } from 'kysely';
import { findStaff } from '#modules/staff/index.ts';
import type { Ctx } from '#platform/context.ts';
import { invalid, Refusal } from '#platform/errors.ts';
import type { RuleStatus } from '../contract.ts';
import { holds, missingParts, reviewVerdict, type GateFacts, type Wholeness } from '../logic.ts';
import { todayOf } from '../queries.ts';

/** What holds is whole, looked after by somebody who is here, and looked at again within twelve months. */
export async function assertAllowed(
  ctx: Ctx,
  after: GateFacts & Bending & { status: RuleStatus },
  before: (Wholeness & Bending) | null,
): Promise<void> {
  assertBending(after, before);
  if (after.ownerStaffId !== null && after.ownerStaffId !== before?.ownerStaffId)
    await assertStaff(ctx, after.ownerStaffId);
  const missing = holds(after.status) ? missingParts(after) : [];
  if (missing.length > 0)
    throw new Refusal('rule_not_whole', {
      kind: 'invalid',
      facts: { missing },
      fields: missing.map((path) => ({ path, message: 'missing' })),
    });
  const verdict = reviewVerdict(after.reviewBy, {
    today: await todayOf(ctx),
    before: before?.reviewBy ?? null,
  });
  if (verdict.allowed) return;
  const code = verdict.because === 'too-late' ? 'review_too_late' : 'review_in_the_past';
  throw invalid(code, 'reviewBy');
}

interface Bending {
  kind: string;
  flex: string;
}

/** Law and safety never bend (S15); a rule that was there before is left alone until somebody changes how it is. */
function assertBending(after: Bending & { status: RuleStatus }, before: Bending | null): void {
  const isSame = before !== null && before.kind === after.kind && before.flex === after.flex;
  if (isSame || !holds(after.status) || after.flex === 'hard') return;
  if (after.kind === 'law' || after.kind === 'safety') throw invalid('law_never_bends', 'flex');
}

/** Did the latest reader of each side understand the rule as it is worded from then on? */
export async function isReadNow(
  ctx: Ctx,
  { ruleId, wordedAt }: { ruleId: string; wordedAt: Date | null },
): Promise<Pick<GateFacts, 'isReadByFrontline' | 'isReadByCustomer'>> {
  const rows = await ctx.tx
    .selectFrom('ruleReadThroughs')
    .distinctOn('byKind')
    .select(['byKind', 'isUnderstood'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('ruleId', '=', ruleId)
    .where('at', '>=', wordedAt ?? sql<Date>`'-infinity'::timestamptz`)
    .orderBy('byKind')
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  const isRead = (side: string) => rows.some(({ byKind, isUnderstood }) => byKind === side && isUnderstood);
  return { isReadByFrontline: isRead('frontline'), isReadByCustomer: isRead('customer') };
}

async function assertStaff(ctx: Ctx, staffId: string): Promise<void> {
  if (await findStaff(ctx, staffId)) return;
  throw invalid('staff_unknown', 'ownerStaffId');
}
