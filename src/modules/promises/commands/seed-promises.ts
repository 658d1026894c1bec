import { sql } from 'kysely';
import { templateText, trades, tradeTemplates, type Trade } from '#modules/journey/index.ts';
import { getWorkspace } from '#modules/workspace/index.ts';
import type { Ctx } from '#platform/context.ts';
import { newId } from '#platform/ids.ts';
import { translator } from '#platform/texts/texts.ts';
import { sayTime } from './say.ts';

/**
 * Gives a workspace the promises of its trade: those a clock measures, and those that are kept or missed by what is
 * ticked of their element. They begin on trial, because no history supports them yet. A workspace that has a promise
 * gets none.
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
  return tradeTemplates[trade].promises.flatMap((promise) => {
    const elementId = elements[promise.element] ?? null;
    const isChecked = promise.measuredBy === 'check';
    // What is ticked is ticked of an element; without one there is nothing to tick.
    if (isChecked && elementId === null) return [];
    return {
      workspaceId: ctx.workspaceId,
      id: newId(),
      kind: promise.measuredBy,
      elementId,
      name: say(templateText({ trade, of: 'element', id: promise.element, text: 'name' })),
      sentence: say(templateText({ trade, of: 'promise', id: promise.id, text: 'sentence' }), {
        time: sayTime(promise.targetMinutes, locale),
      }),
      // A check says whether it was kept, not how long it took: its time stands in the sentence alone.
      targetMinutes: isChecked ? null : promise.targetMinutes,
      status: 'trial',
      createdAt: ctx.now,
    };
  });
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
