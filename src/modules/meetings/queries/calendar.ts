import { sql } from 'kysely';
import { z } from 'zod';
import type { Ctx } from '#platform/context.ts';
import type { WorkingDays } from '#platform/days.ts';
import { readCalendar } from '#modules/promises/index.ts';
import { settingsOf } from '#modules/workspace/index.ts';
import type { StepSettings } from '../logic/steps.ts';

/** What the course of every meeting of this workspace is reckoned by. */
export interface House {
  name: string;
  zone: string;
  locale: string;
  days: WorkingDays;
  settings: StepSettings;
}

const periods = z.array(z.object({ weekday: z.int(), from: z.string(), to: z.string() }));

/** One statement; a calendar nobody could work by falls back to Monday to Friday. */
export async function getHouse(ctx: Pick<Ctx, 'tx' | 'workspaceId'>): Promise<House> {
  const row = await ctx.tx
    .selectFrom('workspaces')
    .select([
      'name',
      'timeZone',
      'locale',
      'settings',
      'holidays',
      sql<unknown>`working_periods`.as('periods'),
    ])
    .where('id', '=', ctx.workspaceId)
    .executeTakeFirstOrThrow();
  const zone = row.timeZone;
  const stored = periods.safeParse(row.periods);
  const reading = readCalendar({ zone, periods: stored.data ?? [], holidays: row.holidays });
  const isOpenOn = (weekday: number) =>
    reading.usable ? reading.calendar.periodsOnWeekday.has(weekday) : weekday <= 5;
  const holidays = reading.usable ? reading.calendar.holidays : new Set<string>();
  return {
    name: row.name,
    zone,
    locale: row.locale,
    settings: settingsOf(row),
    days: {
      zone,
      isWorked: (day) => !holidays.has(day) && isOpenOn(Temporal.PlainDate.from(day).dayOfWeek),
    },
  };
}
