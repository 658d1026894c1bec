import { sql } from 'kysely';
import { type Ctx, staffIdOf } from '#platform/context.ts';
import { getWorkspace } from '#modules/workspace/index.ts';
import type { PulseQuestion, StaffPulse } from '../contract/both-sides.ts';
import { fewestForPulse, pulseMean } from '../logic/pulse.ts';
import { mondayOf } from '../logic/weeks.ts';

interface Tap {
  week: string;
  question: PulseQuestion;
  /** One for each person. */
  values: number[];
  mine: number | null;
}

const weeksShown = 8;

/** The pulse of the last weeks. Whose tap it was stays with them: nothing is read here but means of four or more. */
export async function pulseOf(ctx: Ctx): Promise<StaffPulse> {
  const { timeZone } = await getWorkspace(ctx);
  const week = mondayOf(ctx.now, timeZone);
  const me = staffIdOf(ctx);
  const { rows } = await sql<Tap>`
    select week, question, array_agg(value::int) as values, max(value) filter (where staff_id = ${me}::uuid)::int as mine
    from staff_answers
    where workspace_id = ${ctx.workspaceId} and question in ('took-more', 'could-say-yes') and customer_id is null
      and week > ${week}::date - ${weeksShown * 7}::int
    group by week, question`.execute(ctx.tx);
  const tapsOf = (day: string, question: PulseQuestion) =>
    rows.find((row) => row.week === day && row.question === question);
  const weeks = [...new Set(rows.map((row) => row.week))].sort().reverse();
  const mine = (question: PulseQuestion) => tapsOf(week, question)?.mine ?? null;
  return {
    week,
    mine: { 'took-more': mine('took-more'), 'could-say-yes': mine('could-say-yes') },
    weeks: weeks.map((day) => {
      const took = tapsOf(day, 'took-more')?.values ?? [];
      const could = tapsOf(day, 'could-say-yes')?.values ?? [];
      return {
        week: day,
        n: Math.max(took.length, could.length),
        needed: fewestForPulse,
        'took-more': pulseMean(took),
        'could-say-yes': pulseMean(could),
      };
    }),
  };
}
