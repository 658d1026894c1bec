import { sql, type RawBuilder } from 'kysely';
import { z } from 'zod';
import type { Ctx } from '#platform/context.ts';
import type { InputOf } from '#platform/contract.ts';
import { invalid, Refusal } from '#platform/errors.ts';
import { announce } from '#platform/events/events.ts';
import {
  type changeWorkspaceEndpoint,
  trade as tradeShape,
  workingPeriod,
  type Workspace,
} from './contract.ts';
import { workspaceChanged, workspaceCreated } from './events.ts';
import {
  periodsOverlap,
  changedSettings,
  defaultSettings,
  isCurrency,
  isLocale,
  isTimeZone,
  settingsOf,
} from './logic.ts';
import { getWorkspaceRow } from './queries.ts';

/** The workspace of this transaction, its settings filled with the defaults. */
export async function getWorkspace(ctx: Pick<Ctx, 'tx' | 'workspaceId'>): Promise<Workspace> {
  const row = await getWorkspaceRow(ctx.tx, ctx.workspaceId);
  return {
    id: row.id,
    slug: row.slug,
    name: row.name,
    timeZone: row.timeZone,
    locale: row.locale,
    currency: row.currency,
    trade: tradeShape.parse(row.trade),
    slogans: row.slogans,
    workingPeriods: z.array(workingPeriod).parse(row.workingPeriods),
    holidays: row.holidays,
    settings: settingsOf(row),
    defaults: defaultSettings,
    createdAt: row.createdAt.toISOString(),
  };
}

export interface NewWorkspace {
  slug: string;
  name: string;
  timeZone: string;
  locale?: string;
  currency?: string;
  trade: Workspace['trade'];
}

/** Adds the workspace whose id the transaction already carries, and says so. */
export async function addWorkspace(ctx: Ctx, given: NewWorkspace): Promise<void> {
  assertKnown(given);
  const added = await ctx.tx
    .insertInto('workspaces')
    .values({
      id: ctx.workspaceId,
      slug: given.slug,
      name: given.name,
      timeZone: given.timeZone,
      locale: given.locale ?? 'en',
      currency: given.currency ?? 'GBP',
      trade: given.trade,
      createdAt: ctx.now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (added.numInsertedOrUpdatedRows !== 1n) throw new Refusal('slug_taken', { kind: 'conflict' });
  announce(ctx, workspaceCreated, { trade: given.trade });
}

export async function changeWorkspace(
  ctx: Ctx,
  change: InputOf<typeof changeWorkspaceEndpoint>,
): Promise<Workspace> {
  assertKnown(change);
  const before = await ctx.tx
    .selectFrom('workspaces')
    .select('settings')
    .where('id', '=', ctx.workspaceId)
    .forUpdate()
    .executeTakeFirstOrThrow();
  const { settings: settingsChange, ...plain } = change;
  const { workingPeriods, holidays } = plain;
  if (workingPeriods && periodsOverlap(workingPeriods)) throw refusedPeriods();
  const settings = changedSettings(before.settings, settingsChange ?? {});
  const next = settingsOf({ settings });
  if (next.coreFloor > next.coreTarget) throw invalid('floor_above_target');
  if (next.promiseFewestTimes > next.promiseMostTimes) throw invalid('fewest_above_most');
  await ctx.tx
    .updateTable('workspaces')
    .set({
      ...Object.fromEntries(Object.entries(plain).filter(([, value]) => value !== undefined)),
      ...(workingPeriods ? { workingPeriods: JSON.stringify(workingPeriods) } : {}),
      ...(holidays ? { holidays: [...new Set(holidays)].toSorted() } : {}),
      settings: JSON.stringify(settings),
    })
    .where('id', '=', ctx.workspaceId)
    .execute();
  announce(ctx, workspaceChanged, {
    fields: [...Object.keys(plain), ...Object.keys(settingsChange ?? {}).map((name) => `settings.${name}`)],
    by: 'id' in ctx.actor ? ctx.actor.id : null,
    byKind: ctx.actor.kind,
  });
  return getWorkspace(ctx);
}

function assertKnown(given: {
  timeZone?: string | undefined;
  locale?: string | undefined;
  currency?: string | undefined;
}): void {
  if (given.timeZone !== undefined && !isTimeZone(given.timeZone)) throw unknown('time_zone', 'timeZone');
  if (given.locale !== undefined && !isLocale(given.locale)) throw unknown('locale', 'locale');
  if (given.currency !== undefined && !isCurrency(given.currency)) throw unknown('currency', 'currency');
}

function refusedPeriods(): Refusal {
  const fields = [{ path: 'workingPeriods', message: 'periods_overlap' }];
  return new Refusal('periods_overlap', { kind: 'invalid', fields });
}

function unknown(what: string, path: string): Refusal {
  return new Refusal(`${what}_unknown`, {
    kind: 'invalid',
    fields: [{ path, message: `${what}_unknown` }],
  });
}

/**
 * Takes the next numbers people say aloud, such as conversation 2048, so many in a row, and returns the last as `value`;
 * without gaps, because they roll back with their use. A part of the statement that uses them, since the counter stays
 * locked until the commit and whoever else needs a number waits for it.
 */
export function numbersTaken(
  { workspaceId }: Pick<Ctx, 'workspaceId'>,
  { name, count }: { name: string; count: number },
): RawBuilder<{ value: number }> {
  return sql`insert into workspace_counters (workspace_id, name, value) values (${workspaceId}, ${name}, ${count})
    on conflict (workspace_id, name) do update set value = workspace_counters.value + excluded.value
    returning value`;
}
