import { sql } from 'kysely';
import { z } from 'zod';
import { readCalendar } from '#modules/promises/index.ts';
import { settingsOf } from '#modules/workspace/index.ts';
import type { Ctx } from '#platform/context.ts';
import type { WorkingDays } from '#platform/days.ts';

export type Reader = Pick<Ctx, 'tx' | 'workspaceId' | 'now'>;

/** What rules are weighed and decided by in this workspace. */
export interface House {
  days: WorkingDays;
  currency: string;
  settings: ReturnType<typeof settingsOf>;
}

const periods = z.array(z.object({ weekday: z.int(), from: z.string(), to: z.string() }));

/** One statement; a calendar nobody could work by falls back to Monday to Friday. */
export async function getHouse(ctx: Pick<Ctx, 'tx' | 'workspaceId'>): Promise<House> {
  const row = await ctx.tx
    .selectFrom('workspaces')
    .select(['timeZone', 'currency', 'settings', 'holidays', sql<unknown>`working_periods`.as('periods')])
    .where('id', '=', ctx.workspaceId)
    .executeTakeFirstOrThrow();
  const zone = row.timeZone;
  const reading = readCalendar({
    zone,
    periods: periods.safeParse(row.periods).data ?? [],
    holidays: row.holidays,
  });
  const isOpenOn = (weekday: number) =>
    reading.usable ? reading.calendar.periodsOnWeekday.has(weekday) : weekday <= 5;
  const holidays = reading.usable ? reading.calendar.holidays : new Set<string>();
  return {
    currency: row.currency,
    settings: settingsOf(row),
    days: {
      zone,
      isWorked: (day) => !holidays.has(day) && isOpenOn(Temporal.PlainDate.from(day).dayOfWeek),
    },
  };
}
