import { sql } from 'kysely';
import { z } from 'zod';
import { readCalendar } from '#modules/promises/index.ts';
import type { Settings } from '#modules/workspace/contract.ts';
import { settingsOf } from '#modules/workspace/index.ts';
import type { Ctx } from '#platform/context.ts';
import type { WorkingDays } from '#platform/days.ts';

export type Reader = Pick<Ctx, 'tx' | 'workspaceId' | 'now'>;

/** What every putting-right of this workspace is reckoned by. */
export interface HouseFacts extends WorkingDays {
  name: string;
  currency: string;
  locale: string;
  settings: Settings;
}

const periods = z.array(z.object({ weekday: z.int(), from: z.string(), to: z.string() }));

/** One statement; a calendar nobody could work by falls back to Monday to Friday. */
export async function getHouse(ctx: Pick<Ctx, 'tx' | 'workspaceId'>): Promise<HouseFacts> {
  const row = await ctx.tx
    .selectFrom('workspaces')
    .select(['name', 'timeZone', 'locale', 'currency', 'settings', 'holidays'])
    .select(sql<unknown>`working_periods`.as('periods'))
    .where('id', '=', ctx.workspaceId)
    .executeTakeFirstOrThrow();
  const stored = periods.safeParse(row.periods);
  const reading = readCalendar({
    zone: row.timeZone,
    periods: stored.data ?? [],
    holidays: row.holidays,
  });
  const isOpenOn = (weekday: number) =>
    reading.usable ? reading.calendar.periodsOnWeekday.has(weekday) : weekday <= 5;
  const holidays = reading.usable ? reading.calendar.holidays : new Set<string>();
  return {
    name: row.name,
    locale: row.locale,
    currency: row.currency,
    settings: settingsOf(row),
    zone: row.timeZone,
    isWorked: (day) => !holidays.has(day) && isOpenOn(Temporal.PlainDate.from(day).dayOfWeek),
  };
}
