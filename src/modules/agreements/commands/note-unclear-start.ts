import { sql } from 'kysely';
import { type Ctx, staffIdOf } from '#platform/context.ts';
import type { InputOf } from '#platform/contract.ts';
import { invalid, notFound } from '#platform/errors.ts';
import { announce } from '#platform/events/events.ts';
import { newId } from '#platform/ids.ts';
import { isCustomer } from '#modules/customers/index.ts';
import type { noteUnclearStart as noteEndpoint, UnclearStart } from '../contract/beside.ts';
import { unclearStartNoted } from '../events.ts';
import { findUnclearStart } from '../queries/unclear-starts.ts';

/** Says why work begins without an accepted page. A conversation has one reason; saying another replaces it. */
export async function noteUnclearStart(
  ctx: Ctx,
  { input }: { input: InputOf<typeof noteEndpoint> },
): Promise<UnclearStart> {
  const { customerId, because, words } = input;
  const conversationId = input.conversationId ?? null;
  if (!(await isCustomer(ctx, customerId))) throw invalid('customer_unknown');
  if (conversationId !== null) await lockConversation(ctx, conversationId, customerId);
  const earlier = conversationId && (await findUnclearStart(ctx, { customerId, conversationId }));
  const id = earlier ? earlier.id : newId();
  const facts = {
    because,
    words,
    staffId: staffIdOf(ctx),
    at: ctx.now,
  };
  if (earlier)
    await ctx.tx
      .updateTable('unclearStarts')
      .set(facts)
      .where('workspaceId', '=', ctx.workspaceId)
      .where('id', '=', id)
      .execute();
  else
    await ctx.tx
      .insertInto('unclearStarts')
      .values({ workspaceId: ctx.workspaceId, id, customerId, conversationId, ...facts })
      .execute();
  announce(ctx, unclearStartNoted, { customerId, conversationId, because });
  const noted = await findUnclearStart(ctx, { id });
  if (!noted) throw notFound();
  return noted;
}

/** Two taps at the same moment give one reason: the conversation's own lock is not ours to take, so its id is. */
async function lockConversation(ctx: Ctx, conversationId: string, customerId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`unclear|${conversationId}`}, 0))`.execute(
    ctx.tx,
  );
  const row = await ctx.tx
    .selectFrom('conversations as c')
    .innerJoin('customers as k', (join) =>
      join.onRef('k.workspaceId', '=', 'c.workspaceId').onRef('k.id', '=', 'c.customerId'),
    )
    .select(['c.customerId', 'k.companyId'])
    .where('c.workspaceId', '=', ctx.workspaceId)
    .where('c.id', '=', conversationId)
    .executeTakeFirst();
  if (row?.customerId !== customerId && row?.companyId !== customerId) throw invalid('conversation_unknown');
}
