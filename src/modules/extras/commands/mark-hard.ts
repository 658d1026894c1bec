import { type Ctx, staffIdOf } from '#platform/context.ts';
import type { InputOf } from '#platform/contract.ts';
import { invalid, Refusal } from '#platform/errors.ts';
import type { markHardEndpoint } from '../contract.ts';

/** Private to whoever marks it: it is only ever counted, and nothing is announced, because nobody is to be looked at. */
export async function markHard(
  ctx: Ctx,
  { messageId, isHard }: InputOf<typeof markHardEndpoint>,
): Promise<{ isHard: boolean }> {
  const staffId = staffIdOf(ctx);
  if (staffId === null) throw new Refusal('staff_only', { kind: 'forbidden' });
  const message = await ctx.tx
    .selectFrom('messages')
    .innerJoin('conversations', (join) =>
      join
        .onRef('conversations.workspaceId', '=', 'messages.workspaceId')
        .onRef('conversations.id', '=', 'messages.conversationId'),
    )
    .select(['messages.conversationId', 'conversations.customerId'])
    .where('messages.workspaceId', '=', ctx.workspaceId)
    .where('messages.id', '=', messageId)
    .where('messages.direction', '=', 'in')
    .where('messages.kind', '=', 'message')
    .executeTakeFirst();
  if (!message) throw invalid('message_unknown', 'messageId');
  if (isHard)
    await ctx.tx
      .insertInto('hardMessages')
      .values({ workspaceId: ctx.workspaceId, messageId, ...message, staffId, at: ctx.now })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  else
    await ctx.tx
      .deleteFrom('hardMessages')
      .where('workspaceId', '=', ctx.workspaceId)
      .where('messageId', '=', messageId)
      .where('staffId', '=', staffId)
      .execute();
  return { isHard };
}
