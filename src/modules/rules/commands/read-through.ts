import { type Ctx, staffIdOf } from '#platform/context.ts';
import type { InputOf } from '#platform/contract.ts';
import { invalid } from '#platform/errors.ts';
import { announce } from '#platform/events/events.ts';
import { newId } from '#platform/ids.ts';
import type { ReadThrough, recordReadThrough as endpoint } from '../contract.ts';
import { ruleHeard } from '../events.ts';
import { getReadThrough } from '../queries/read-throughs.ts';
import { lockRule } from './lock-rule.ts';

/** Whoever serves reads for themselves; a customer is named by whoever asked them. */
export async function recordReadThrough(
  ctx: Ctx,
  { params, input }: { params: { id: string }; input: InputOf<typeof endpoint> },
): Promise<ReadThrough> {
  await lockRule(ctx, params.id);
  const staffId = staffIdOf(ctx);
  const needsName = input.byKind === 'customer' || staffId === null;
  if (needsName && input.byName === '') throw invalid('reader_missing', 'byName');
  const id = newId();
  await ctx.tx
    .insertInto('ruleReadThroughs')
    .values({
      workspaceId: ctx.workspaceId,
      id,
      ruleId: params.id,
      byKind: input.byKind,
      byName: needsName ? input.byName : '',
      staffId,
      isUnderstood: input.isUnderstood,
      words: input.words,
      at: ctx.now,
    })
    .execute();
  announce(ctx, ruleHeard, { ruleId: params.id });
  return getReadThrough(ctx, id);
}
