import { sql } from 'kysely';
import { z } from 'zod';
import { settingsOf } from '#modules/workspace/index.ts';
import type { Reader } from '#platform/context.ts';
import type { Page, QueryOf } from '#platform/contract.ts';
import { endingWay, reaction, type ladderEndpoint, type LadderRow } from '../contract.ts';
import { inLadderOrder, isAtLeast, ladderRowOf, type Habit } from '../logic/habit.ts';
import { findAccount } from './account.ts';

const moment = z.coerce.date();
const lists = z.object({
  given: z.array(z.object({ id: z.uuid(), at: moment, reaction: reaction.nullable() })),
  absences: z.array(z.object({ at: moment, wasMissed: z.boolean() })),
  asks: z.array(moment),
  ending: z
    .object({
      way: endingWay,
      at: moment,
      noticeGivenAt: moment.nullable(),
      stopsOn: z.string().nullable(),
      isBrokenPromise: z.boolean(),
    })
    .nullable(),
});

/** Habits worth reading at once; beyond these the ones given last are shown. */
const mostHabits = 500;

/**
 * Everything the ladder rests on: per account and kind, what was given and how it was taken, the times it was not
 * there, how often it was asked for, and what was decided last. Twelve months back; asking counts for fewer days.
 */
export async function listHabits(
  ctx: Reader,
  of: { accountId?: string | undefined; kindId?: string | undefined; askDays: number },
): Promise<Habit[]> {
  const account = of.accountId ? sql`and coalesce(c.company_id, c.id) = ${of.accountId}::uuid` : sql``;
  const kind = of.kindId ? sql`and x.kind_id = ${of.kindId}::uuid` : sql``;
  const { rows } = await sql<Omit<Habit, 'given' | 'absences' | 'asks' | 'ending'> & Record<string, unknown>>`
    with pairs as (
      select coalesce(c.company_id, c.id) as account_id, x.kind_id, max(x.given_at) as last_at,
        json_agg(json_build_object('id', x.id, 'at', x.given_at, 'reaction', x.reaction) order by x.given_at, x.id) as given
      from extras x join customers c on c.workspace_id = x.workspace_id and c.id = x.customer_id
      where x.workspace_id = ${ctx.workspaceId} and x.given_at > ${ctx.now}::timestamptz - interval '1 year' ${account} ${kind}
      group by 1, 2 order by last_at desc limit ${mostHabits}
    )
    select p.account_id, a.name as account_name, p.kind_id, k.name as kind_name, p.given,
      (select coalesce(json_agg(json_build_object('at', b.at, 'wasMissed', b.was_missed) order by b.at), '[]')
        from extra_absences b join customers c on c.workspace_id = b.workspace_id and c.id = b.customer_id
        where b.workspace_id = ${ctx.workspaceId} and b.kind_id = p.kind_id and coalesce(c.company_id, c.id) = p.account_id
          and b.at > ${ctx.now}::timestamptz - interval '1 year') as absences,
      (select coalesce(json_agg(asked.at order by asked.at), '[]') from (
        select distinct on (place) at from (
          select coalesce(r.conversation_id, r.id) as place, r.asked_at as at
          from requests r join customers c on c.workspace_id = r.workspace_id and c.id = r.customer_id
          where r.workspace_id = ${ctx.workspaceId} and r.extra_kind_id = p.kind_id
            and coalesce(c.company_id, c.id) = p.account_id
            and r.asked_at > ${ctx.now}::timestamptz - ${of.askDays} * interval '1 day'
          union all
          select coalesce(x.conversation_id, x.id), x.given_at
          from extras x join customers c on c.workspace_id = x.workspace_id and c.id = x.customer_id
          where x.workspace_id = ${ctx.workspaceId} and x.kind_id = p.kind_id and x.is_prompted
            and coalesce(c.company_id, c.id) = p.account_id
            and x.given_at > ${ctx.now}::timestamptz - ${of.askDays} * interval '1 day'
        ) every order by place, at
      ) asked) as asks,
      (select json_build_object('way', e.way, 'at', e.at, 'noticeGivenAt', e.notice_given_at, 'stopsOn', e.stops_on,
          'isBrokenPromise', e.is_broken_promise)
        from extra_endings e
        where e.workspace_id = ${ctx.workspaceId} and e.kind_id = p.kind_id and e.customer_id = p.account_id
        order by e.at desc, e.id desc limit 1) as ending
    from pairs p
    join customers a on a.workspace_id = ${ctx.workspaceId} and a.id = p.account_id
    join extra_kinds k on k.workspace_id = ${ctx.workspaceId} and k.id = p.kind_id
    order by p.last_at desc`.execute(ctx.tx);
  return rows.map(({ accountId, accountName, kindId, kindName, ...row }) => ({
    accountId,
    accountName,
    kindId,
    kindName,
    ...lists.parse(row),
  }));
}

export async function getSettings(ctx: Reader) {
  const row = await ctx.tx
    .selectFrom('workspaces')
    .select(['settings', 'timeZone'])
    .where('id', '=', ctx.workspaceId)
    .executeTakeFirstOrThrow();
  return { ...settingsOf(row), timeZone: row.timeZone };
}

export async function listLadder(
  ctx: Reader,
  query: QueryOf<typeof ladderEndpoint>,
): Promise<Page<LadderRow>> {
  const settings = await getSettings(ctx);
  const account = query.customerId ? await findAccount(ctx, query.customerId) : undefined;
  const habits = await listHabits(ctx, {
    accountId: account?.id ?? query.customerId,
    kindId: query.kindId,
    askDays: settings.creepAskDays,
  });
  const rows = habits.flatMap(
    (habit) => ladderRowOf(habit, { streak: settings.creepStreak, asks: settings.creepAsks }) ?? [],
  );
  const shown = rows.filter(
    (row) => (!query.from || isAtLeast(row.stage, query.from)) && (!query.due || row.isDecisionDue),
  );
  return { data: inLadderOrder(shown), hasMore: false, nextCursor: null };
}
