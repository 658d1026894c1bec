import { type Ctx, staffIdOf } from '#platform/context.ts';
import type { InputOf } from '#platform/contract.ts';
import { notFound } from '#platform/errors.ts';
import { announce } from '#platform/events/events.ts';
import type { answerEchoEndpoint, Echo } from '../contract/spotlight.ts';
import { echoAnswered } from '../events.ts';
import { ownWords } from '../logic/echo-words.ts';
import { getEcho } from '../queries/echoes.ts';
import { conflict, subject } from './about.ts';
import { rankConversation } from './rank-conversation.ts';
import { recordFailure } from './record-failure.ts';

/**
 * A person has looked. Meant so, it becomes a failure that is put right from this minute; not meant, it is laid aside,
 * and kept. The same answer again changes nothing.
 */
export async function answerEcho(
  ctx: Ctx,
  messageId: string,
  { isMeant, severity }: InputOf<typeof answerEchoEndpoint>,
): Promise<Echo> {
  const echo = await lockEcho(ctx, messageId);
  const known = await getEcho(ctx, messageId);
  if (!isMeant && known.failureId !== null) throw conflict('already_put_right');
  if (known.isMeant === isMeant) return known;
  await ctx.tx
    .updateTable('messageEchoes')
    .set({ isMeant, seenAt: ctx.now, seenBy: staffIdOf(ctx) })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('messageId', '=', messageId)
    .execute();
  if (isMeant)
    await recordFailure(ctx, {
      words: firstWords(echo.text, known),
      source: 'echo',
      sourceId: messageId,
      echoPhrase: known.phrase,
      conversationId: known.conversation.id,
      customerId: known.customer.id,
      ...(echo.elementId === null ? {} : { elementId: echo.elementId }),
      ...(severity === undefined ? {} : { severity }),
      happenedAt: echo.sentAt.toISOString(),
      foundBy: 'them',
      putRight: true,
    });
  await rankConversation(ctx, known.conversation.id);
  announce(
    ctx,
    echoAnswered,
    { messageId, conversationId: known.conversation.id, customerId: known.customer.id, isMeant },
    subject(known.conversation.id),
  );
  return getEcho(ctx, messageId);
}

/** Holds the echo, so that of two who answer at once one comes second; with the message and the element of its promise. */
async function lockEcho(ctx: Ctx, messageId: string) {
  const row = await ctx.tx
    .selectFrom('messageEchoes as m')
    .innerJoin('messages as g', (join) =>
      join.onRef('g.workspaceId', '=', 'm.workspaceId').onRef('g.id', '=', 'm.messageId'),
    )
    .leftJoin('promises as p', (join) =>
      join.onRef('p.workspaceId', '=', 'm.workspaceId').onRef('p.id', '=', 'm.promiseId'),
    )
    .select(['g.text', 'g.sentAt', 'p.elementId'])
    .where('m.workspaceId', '=', ctx.workspaceId)
    .where('m.messageId', '=', messageId)
    .forUpdate('m')
    .executeTakeFirst();
  if (!row) throw notFound();
  return row;
}

const mostWords = 300;

function firstWords(text: string, { conversation, phrase }: Echo): string {
  const own = ownWords(text).replaceAll(/\s+/g, ' ').trim();
  const words = own || conversation.subject || phrase;
  return words.length > mostWords ? `${words.slice(0, mostWords - 1)}…` : words;
}
