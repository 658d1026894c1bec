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
} from '../contract.ts';
import { ruleChanged, ruleTold } from '../events.ts';
import { hasEnded } from '../logic.ts';
import { getRuleById, todayOf } from '../queries.ts';
import { assertAllowed, isReadNow } from './assert-allowed.ts';
import { lockRule } from './lock-rule.ts';
import { settleEnd } from './settle-review.ts';
import { writeSituations } from './situations.ts';

type NewRule = InputOf<typeof createEndpoint> & { replacesId?: string };

export async function createRule(ctx: Ctx, { input }: { input: NewRule }): Promise<Rule> {
  const status = input.status ?? 'live';
  const facts = {
    customerSentence: input.customerSentence ?? '',
    ownerStaffId: input.ownerStaffId ?? null,
    reviewBy: input.reviewBy ?? null,
    isNew: input.isNew ?? false,
    protects: input.protects ?? '',
    harm: input.harm ?? '',
    burdenMinutes: input.burdenMinutes ?? null,
    isTold: input.isTold ?? false,
    untoldBecause: input.untoldBecause ?? '',
  };
  const unread = { isReadByFrontline: false, isReadByCustomer: false };
  const { kind, flex } = input;
  await assertAllowed(ctx, { ...facts, ...unread, kind, flex, status }, null);
  const ruleId = newId();
  await ctx.tx
    .insertInto('rules')
    .values({
      workspaceId: ctx.workspaceId,
      id: ruleId,
      ...facts,
      staffWording: input.staffWording,
      why: input.why ?? '',
      kind,
      flex,
      wordsToUse: input.wordsToUse ?? '',
      nearestYes: input.nearestYes ?? '',
      bornOn: input.bornOn ?? (await todayOf(ctx)),
      staffMinutes: input.staffMinutes ?? null,
      replacesId: input.replacesId ?? null,
      status,
      wordedAt: ctx.now,
      createdAt: ctx.now,
      updatedAt: ctx.now,
      endedAt: hasEnded(status) ? ctx.now : null,
    })
    .execute();
  if (input.situations) await writeSituations(ctx, ruleId, input.situations);
  announce(ctx, ruleChanged, { ruleId });
  if (input.isTold) announce(ctx, ruleTold, { ruleId });
  return getRuleById(ctx, ruleId);
}

export async function changeRule(
  ctx: Ctx,
  { params, input }: { params: { id: string }; input: InputOf<typeof changeEndpoint> },
): Promise<Rule> {
  const ruleId = params.id;
  const before = await lockRule(ctx, ruleId);
  const { revision, situations, ...change } = input;
  if (revision !== undefined && revision !== before.revision)
    throw new Refusal('changed_meanwhile', { kind: 'conflict', facts: { revision: before.revision } });
  const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
  const after = { ...before, ...given };
  const status = change.status ?? ruleStatus.parse(before.status);
  const isReworded =
    after.staffWording !== before.staffWording || after.customerSentence !== before.customerSentence;
  const wordedAt = isReworded ? ctx.now : before.wordedAt;
  const read = await isReadNow(ctx, { ruleId, wordedAt });
  await assertAllowed(ctx, { ...after, ...read, status }, before);
  await ctx.tx
    .updateTable('rules')
    .set({
      ...given,
      wordedAt,
      revision: before.revision + 1,
      updatedAt: ctx.now,
      endedAt: hasEnded(status) ? (before.endedAt ?? ctx.now) : null,
    })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', ruleId)
    .execute();
  if (situations) await writeSituations(ctx, ruleId, situations);
  if (hasEnded(status) && !hasEnded(ruleStatus.parse(before.status))) await settleEnd(ctx, ruleId, status);
  announce(ctx, ruleChanged, { ruleId });
  if (change.isTold && !before.isTold) announce(ctx, ruleTold, { ruleId });
  return getRuleById(ctx, ruleId);
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
