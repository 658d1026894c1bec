import { changeConversation } from '#modules/conversations/index.ts';
import type { Ctx } from '#platform/context.ts';
import { announce } from '#platform/events/events.ts';
import { echoFound } from '../events.ts';
import { findEcho, phrasesOf, type Echo } from '../logic/echo.ts';
import {
  findPromiseOwner,
  publishedWords,
  receivedWords,
  weightOf,
  type ReceivedWords,
} from '../queries/echo-facts.ts';
import { subject } from './about.ts';
import { rankConversation } from './rank-conversation.ts';

/** Listens to what customers wrote for words of ours thrown back. A message is listened to once, however often it comes. */
export async function findEchoes(ctx: Ctx, messageIds: readonly string[]): Promise<void> {
  const received = await receivedWords(ctx, messageIds);
  if (received.length === 0) return;
  const { phrases: published, settings } = await publishedWords(ctx);
  const phrases = phrasesOf(published);
  for (const words of received) {
    const found = findEcho(words, phrases, settings);
    if (found) await keepEcho(ctx, words, found);
  }
}

async function keepEcho(
  ctx: Ctx,
  { id, conversationId, customerId }: ReceivedWords,
  echo: Echo,
): Promise<void> {
  const added = await ctx.tx
    .insertInto('messageEchoes')
    .values({
      workspaceId: ctx.workspaceId,
      messageId: id,
      conversationId,
      customerId,
      level: echo.level,
      phrase: echo.phrase,
      cue: echo.cue,
      promiseId: echo.promiseId,
      foundAt: ctx.now,
    })
    .onConflict((conflict) => conflict.columns(['workspaceId', 'messageId']).doNothing())
    .executeTakeFirst();
  if (added.numInsertedOrUpdatedRows !== 1n) return;
  announce(
    ctx,
    echoFound,
    { messageId: id, conversationId, customerId, level: echo.level, promiseId: echo.promiseId },
    subject(conversationId),
  );
  if (echo.level === 'low') return;
  await rankConversation(ctx, conversationId);
  await routeToOwner(ctx, conversationId, echo.promiseId);
}

/** Where nobody has the conversation yet, it goes to whoever owns the promise that was thrown back. */
async function routeToOwner(ctx: Ctx, conversationId: string, promiseId: string | null): Promise<void> {
  if (promiseId === null) return;
  const place = await weightOf(ctx, conversationId);
  const ownerId = place?.assigneeId === null ? await findPromiseOwner(ctx, promiseId) : undefined;
  if (ownerId !== undefined)
    await changeConversation(ctx, { params: { id: conversationId }, input: { assigneeId: ownerId } });
}
