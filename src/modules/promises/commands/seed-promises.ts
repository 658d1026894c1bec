import { sql } from 'kysely';
import { templateText, trades, tradeTemplates, type Trade } from '#modules/journey/index.ts';
import { getWorkspace } from '#modules/workspace/index.ts';
import type { Ctx } from '#platform/context.ts';
import { newId } from '#platform/ids.ts';
import { translator } from '#platform/texts/texts.ts';
import { sayTime } from './say.ts';

/**
 * Gives a workspace the promises of its trade that a clock can measure; those kept by hand are checks of their
 * elements. They begin on trial, because no history supports them yet. A workspace that has a promise gets none.
 */
export async function seedPromises(
  ctx: Ctx,
  given: { trade: string; elements: Record<string, string> },
): Promise<void> {
  const trade = trades.find((one) => one === given.trade);
  if (!trade) return;
  await sql`select pg_advisory_xact_lock(hashtextextended(${`promises|${ctx.workspaceId}`}, 0))`.execute(
    ctx.tx,
  );
  const existing = await ctx.tx
    .selectFrom('promises')
    .select('id')
    .where('workspaceId', '=', ctx.workspaceId)
    .limit(1)
    .executeTakeFirst();
  if (existing) return;
  const { locale } = await getWorkspace(ctx);
  const rows = [
    ...startingRows(ctx, trade, { elements: given.elements, locale }),
    nextUpdateRow(ctx, locale),
  ];
  await ctx.tx.insertInto('promises').values(rows).execute();
}

function startingRows(
  ctx: Ctx,
  trade: Trade,
  { elements, locale }: { elements: Record<string, string>; locale: string },
) {
  const say = translator('journey', locale);
  return tradeTemplates[trade].promises
    .filter((promise) => promise.measuredBy === 'first-reply')
    .map((promise) => ({
      workspaceId: ctx.workspaceId,
      id: newId(),
      kind: 'first-reply',
      elementId: elements[promise.element] ?? null,
      name: say(templateText({ trade, of: 'element', id: promise.element, text: 'name' })),
      sentence: say(templateText({ trade, of: 'promise', id: promise.id, text: 'sentence' }), {
        time: sayTime(promise.targetMinutes, locale),
      }),
      targetMinutes: promise.targetMinutes,
      status: 'trial',
      createdAt: ctx.now,
    }));
}

/** Whoever waits longer than for one answer hears from us once a day at least, in every trade. */
const nextUpdateMinutes = 1440;

function nextUpdateRow(ctx: Ctx, locale: string) {
  const sayOwn = translator('promises', locale);
  return {
    workspaceId: ctx.workspaceId,
    id: newId(),
    kind: 'next-update',
    elementId: null,
    name: sayOwn('nextUpdate.name'),
    sentence: sayOwn('nextUpdate.sentence', { time: sayTime(nextUpdateMinutes, locale) }),
    targetMinutes: nextUpdateMinutes,
    status: 'trial',
    createdAt: ctx.now,
  };
}
