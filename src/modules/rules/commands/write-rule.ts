import { findStaff } from '#modules/staff/index.ts';
import type { Ctx } from '#platform/context.ts';
import type { InputOf } from '#platform/contract.ts';
import { Refusal } from '#platform/errors.ts';
import { announce } from '#platform/events/events.ts';
import { newId } from '#platform/ids.ts';
import {
  ruleStatus,
  type changeRule as changeEndpoint,
  type createRule as createEndpoint,
  type Rule,
  type RuleStatus,
} from '../contract.ts';
import { ruleChanged, ruleTold } from '../events.ts';
import { hasEnded, missingParts, reviewVerdict, type Wholeness } from '../logic.ts';
import { getRuleById, todayOf } from '../queries.ts';
import { lockRule } from './lock-rule.ts';

export async function createRule(
  ctx: Ctx,
  { input }: { input: InputOf<typeof createEndpoint> },
): Promise<Rule> {
  const status = input.status ?? 'live';
  const facts = {
    customerSentence: input.customerSentence ?? '',
    ownerStaffId: input.ownerStaffId ?? null,
    reviewBy: input.reviewBy ?? null,
  };
  await assertAllowed(ctx, { ...facts, status }, null);
  const ruleId = newId();
  await ctx.tx
    .insertInto('rules')
    .values({
      workspaceId: ctx.workspaceId,
      id: ruleId,
      ...facts,
      staffWording: input.staffWording,
      why: input.why ?? '',
      protects: input.protects ?? '',
      kind: input.kind,
      flex: input.flex,
      isTold: input.isTold ?? false,
      untoldBecause: input.untoldBecause ?? '',
      bornOn: input.bornOn ?? (await todayOf(ctx)),
      burdenMinutes: input.burdenMinutes ?? null,
      status,
      createdAt: ctx.now,
      updatedAt: ctx.now,
      endedAt: hasEnded(status) ? ctx.now : null,
    })
    .execute();
  announce(ctx, ruleChanged, { ruleId });
  if (input.isTold) announce(ctx, ruleTold, { ruleId });
  return getRuleById(ctx, ruleId);
}

export async function changeRule(
  ctx: Ctx,
  { params, input }: { params: { id: string }; input: InputOf<typeof changeEndpoint> },
): Promise<Rule> {
  const before = await lockRule(ctx, params.id);
  const { revision, ...change } = input;
  if (revision !== undefined && revision !== before.revision)
    throw new Refusal('changed_meanwhile', { kind: 'conflict', facts: { revision: before.revision } });
  const status = change.status ?? ruleStatus.parse(before.status);
  const after = {
    customerSentence: change.customerSentence ?? before.customerSentence,
    ownerStaffId: change.ownerStaffId === undefined ? before.ownerStaffId : change.ownerStaffId,
    reviewBy: change.reviewBy === undefined ? before.reviewBy : change.reviewBy,
  };
  await assertAllowed(ctx, { ...after, status }, before);
  const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
  await ctx.tx
    .updateTable('rules')
    .set({
      ...given,
      revision: before.revision + 1,
      updatedAt: ctx.now,
      endedAt: hasEnded(status) ? (before.endedAt ?? ctx.now) : null,
    })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', params.id)
    .execute();
  announce(ctx, ruleChanged, { ruleId: params.id });
  if (change.isTold && !before.isTold) announce(ctx, ruleTold, { ruleId: params.id });
  return getRuleById(ctx, params.id);
}

/** Customers are told of this rule from now on; telling it again changes nothing. */
export async function tellRule(ctx: Ctx, ruleId: string): Promise<void> {
  const told = await ctx.tx
    .updateTable('rules')
    .set({ isTold: true, untoldBecause: '', updatedAt: ctx.now })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', ruleId)
    .where('isTold', '=', false)
    .executeTakeFirst();
  if (told.numUpdatedRows === 1n) announce(ctx, ruleTold, { ruleId });
}

async function assertAllowed(
  ctx: Ctx,
  after: Wholeness & { status: RuleStatus },
  before: Wholeness | null,
): Promise<void> {
  if (after.ownerStaffId !== null && after.ownerStaffId !== before?.ownerStaffId)
    await assertStaff(ctx, after.ownerStaffId);
  const missing = after.status === 'live' ? missingParts(after) : [];
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
  throw new Refusal(code, { kind: 'invalid', fields: [{ path: 'reviewBy', message: code }] });
}

async function assertStaff(ctx: Ctx, staffId: string): Promise<void> {
  if (await findStaff(ctx, staffId)) return;
  throw new Refusal('staff_unknown', {
    kind: 'invalid',
    fields: [{ path: 'ownerStaffId', message: 'staff_unknown' }],
  });
}
