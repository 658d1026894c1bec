import { sql } from 'kysely';
import type { Reader } from '#platform/context.ts';
import type { OutputOf } from '#platform/contract.ts';
import type { getRecurrenceEndpoint } from '../contract.ts';
import { recurrence } from '../logic/recurrence.ts';
import { getAccount, membersOf } from './account.ts';
import { getSettings } from './ladder.ts';

interface CountRow {
  id: string;
  name: string;
  earlier: number;
  lately: number;
  hours: number;
}

/** Kind by kind, the last weeks against as many before, those that rise first. */
export async function recurrenceOf(
  ctx: Reader,
  customerId: string,
): Promise<OutputOf<typeof getRecurrenceEndpoint>> {
  const account = await getAccount(ctx, customerId);
  const { recurrenceWeeks: weeks, recurrenceFewest } = await getSettings(ctx);
  const { rows } = await sql<CountRow>`
    select k.id, k.name,
      (count(*) filter (where r.asked_at <= ${ctx.now}::timestamptz - ${weeks} * interval '1 week'))::int as earlier,
      (count(*) filter (where r.asked_at > ${ctx.now}::timestamptz - ${weeks} * interval '1 week'))::int as lately,
      coalesce(sum(coalesce(r.effort_actual_minutes, r.effort_minutes, 0)) filter (
        where r.asked_at > ${ctx.now}::timestamptz - ${weeks} * interval '1 week'), 0)::float8 / 60 as hours
    from requests r join request_kinds k on k.workspace_id = r.workspace_id and k.id = r.kind_id
    where r.workspace_id = ${ctx.workspaceId} and r.customer_id in ${membersOf(ctx, account.id)}
      and r.asked_at > ${ctx.now}::timestamptz - ${2 * weeks} * interval '1 week'
    group by k.id, k.name order by lately desc, earlier desc, k.name`.execute(ctx.tx);
  const verdicts = ['rising', 'steady', 'falling', 'too-few'];
  const data = rows
    .map(({ id, name, earlier, lately, hours }) => ({
      kind: { id, name },
      ...recurrence({ earlier, lately, weeks }, recurrenceFewest),
      weeks,
      hoursPerWeek: hours / weeks,
    }))
    .map(({ chance: _, ...row }) => row)
    .toSorted((a, b) => verdicts.indexOf(a.verdict) - verdicts.indexOf(b.verdict));
  return { data, hasMore: false, nextCursor: null, account };
}
