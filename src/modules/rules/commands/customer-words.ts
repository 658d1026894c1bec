import { type Ctx, staffIdOf } from '#platform/context.ts';
import type { InputOf, OutputOf } from '#platform/contract.ts';
import { invalid, isRefusal, notFound, Refusal } from '#platform/errors.ts';
import { announce } from '#platform/events/events.ts';
import { newId } from '#platform/ids.ts';
import type { attachWords as attachEndpoint, RuleFlag } from '../contract.ts';
import { ruleHeard } from '../events.ts';
import { getRuleById } from '../queries.ts';
import { flagOfCustomer } from './flag-rule.ts';
import { ruleWorded } from './nominate-rule.ts';

export interface Said {
  askId: string;
  customerId: string;
  conversationId: string | null;
  /** Nothing takes back what was said, while nobody has dealt with it. */
  words: string;
}

/** A customer says in an answer that one of our rules got in the way; somebody then says which. */
export async function noteCustomerWords(ctx: Ctx, said: Said): Promise<void> {
  const { askId, customerId, conversationId } = said;
  const words = said.words.trim().slice(0, 2000);
  if (words === '')
    await ctx.tx
      .deleteFrom('ruleWords')
      .where('workspaceId', '=', ctx.workspaceId)
      .where('askId', '=', askId)
      .where('dealtWithAt', 'is', null)
      .execute();
  else
    await ctx.tx
      .insertInto('ruleWords')
      .values({
        workspaceId: ctx.workspaceId,
        id: newId(),
        askId,
        customerId,
        conversationId,
        words,
        at: ctx.now,
      })
      .onConflict((conflict) =>
        conflict
          .columns(['workspaceId', 'askId'])
          .doUpdateSet({ words })
          .where('ruleWords.dealtWithAt', 'is', null),
      )
      .execute();
  announce(ctx, ruleHeard, { ruleId: null });
}

export async function attachWords(
  ctx: Ctx,
  { params, input }: { params: { id: string }; input: InputOf<typeof attachEndpoint> },
): Promise<OutputOf<typeof attachEndpoint>> {
  const said = await lockWords(ctx, params.id);
  const ruleId =
    input.ruleId ?? (await ruleWorded(ctx, { staffWording: input.staffWording ?? '', kind: 'habit' }));
  const flag = await flagThat(ctx, ruleId, said);
  await dealWith(ctx, params.id, ruleId);
  return { rule: await getRuleById(ctx, ruleId), flag };
}

export async function dismissWords(
  ctx: Ctx,
  { params }: { params: { id: string } },
): Promise<Record<string, never>> {
  await lockWords(ctx, params.id);
  await dealWith(ctx, params.id, null);
  return {};
}

async function flagThat(
  ctx: Ctx,
  ruleId: string,
  said: Awaited<ReturnType<typeof lockWords>>,
): Promise<RuleFlag> {
  const { customerId, conversationId, words } = said;
  try {
    return await flagOfCustomer(ctx, { ruleId, customerId, conversationId, words });
  } catch (error) {
    if (isRefusal(error) && error.kind === 'not-found') throw invalid('rule_unknown', 'ruleId');
    throw error;
  }
}

async function lockWords(ctx: Ctx, id: string) {
  const row = await ctx.tx
    .selectFrom('ruleWords')
    .selectAll()
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw notFound();
  if (row.dealtWithAt !== null) throw new Refusal('words_dealt_with', { kind: 'conflict' });
  return row;
}

async function dealWith(ctx: Ctx, id: string, ruleId: string | null): Promise<void> {
  await ctx.tx
    .updateTable('ruleWords')
    .set({ ruleId, dealtWithAt: ctx.now, dealtWithBy: staffIdOf(ctx) })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', id)
    .execute();
  announce(ctx, ruleHeard, { ruleId });
}
