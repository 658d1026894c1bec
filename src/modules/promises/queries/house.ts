import { sql } from 'kysely';
import { z } from 'zod';
import type { Settings } from '#modules/workspace/contract.ts';
import { settingsOf } from '#modules/workspace/index.ts';
import type { Ctx } from '#platform/context.ts';
import type { WorkingDays } from '#platform/days.ts';
import { workedDaysOf } from '../logic/working-calendar.ts';

/** What the work of this workspace is reckoned by: its worked days, its money and its settings. */
export interface House extends WorkingDays {
  name: string;
  locale: string;
  currency: string;
  settings: Settings;
}

const periods = z.array(z.object({ weekday: z.int(), from: z.string(), to: z.string() }));

/** One statement, whatever of it is needed. */
export async function getHouse(ctx: Pick<Ctx, 'tx' | 'workspaceId'>): Promise<House> {
  const row = await ctx.tx
    .selectFrom('workspaces')
    .select(['name', 'timeZone', 'locale', 'currency', 'settings', 'holidays'])
    .select(sql<unknown>`working_periods`.as('periods'))
    .where('id', '=', ctx.workspaceId)
    .executeTakeFirstOrThrow();
  const calendar = {
    zone: row.timeZone,
    periods: periods.safeParse(row.periods).data ?? [],
    holidays: row.holidays,
  };
  return {
    ...workedDaysOf(calendar),
    name: row.name,
    locale: row.locale,
    currency: row.currency,
    settings: settingsOf(row),
  };
}
