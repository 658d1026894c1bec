import { sql } from 'kysely';
import { z } from 'zod';
import type { Ctx } from '#platform/context.ts';

const pair = z.object({ before: z.number(), after: z.number() });

const groupRow = z.object({
  kind: z.enum(['recovered', 'never', 'unrecovered', 'second']),
  n: z.number(),
  returned: z.number(),
  speakWell: z.number(),
  speakWellOf: z.number(),
  asked: z.number(),
  answered: z.number(),
  pairs: z.array(pair),
});
export type GroupRow = z.infer<typeof groupRow>;

interface Span {
  from: Date;
  until: Date;
  days: number;
}

/** More make the intervals no narrower than a page can show; the latest count. */
const mostOfGroup = 2000;

/** School marks as points, A 5 to F 1, as means need them. */
const points = (value: string) =>
  sql.raw(`(case ${value} when 'A' then 5 when 'B' then 4 when 'C' then 3 when 'D' then 2 else 1 end)`);

/**
 * Every customer once: by their latest failure of the span, or, who never met one, by their latest contact. The moment
 * from which their days are counted is when it was put right, when it happened, or when they wrote.
 */
const members = (ctx: Ctx, { from, until }: Span) => sql`
  failed as (
    select distinct on (f.customer_id) f.id, f.customer_id, f.conversation_id, f.status, f.happened_at, f.closed_at,
      exists (select from failures e where e.workspace_id = f.workspace_id and e.customer_id = f.customer_id and e.id <> f.id
        and e.happened_at <= f.happened_at and e.happened_at > f.happened_at - interval '12 months') as is_second
    from failures f
    where f.workspace_id = ${ctx.workspaceId} and f.happened_at >= ${from}::timestamptz and f.happened_at <= ${until}::timestamptz
    order by f.customer_id, f.happened_at desc, f.id desc),
  members as (
    (select case when is_second then 'second' when status = 'recovered' then 'recovered' else 'unrecovered' end as kind,
      customer_id, conversation_id, id as failure_id, happened_at,
      case when status = 'recovered' then coalesce(closed_at, happened_at) else happened_at end as anchor
    from failed where status <> 'recovered' or coalesce(closed_at, happened_at) <= ${until}::timestamptz
    order by happened_at desc limit ${mostOfGroup * 3})
    union all
    (select 'never', c.id, v.id, null, null, v.created_at
    from customers c
    cross join lateral (
      select v.id, v.created_at from conversations v
      where v.workspace_id = c.workspace_id and v.customer_id = c.id and v.status <> 'spam'
        and v.created_at >= ${from}::timestamptz and v.created_at <= ${until}::timestamptz
      order by v.created_at desc limit 1) v
    where c.workspace_id = ${ctx.workspaceId} and c.last_conversation_at >= ${from}::timestamptz
      and not exists (select from failures f where f.workspace_id = c.workspace_id and f.customer_id = c.id)
    order by c.last_conversation_at desc nulls last, c.id desc limit ${mostOfGroup}))`;

/** They came back of their own accord, about something else. */
const cameBack = (days: number) => sql`(
  exists (select from conversations v where v.workspace_id = m.workspace_id and v.customer_id = m.customer_id
    and v.id is distinct from m.conversation_id and v.status <> 'spam' and v.created_at > m.anchor
    and v.created_at <= m.anchor + make_interval(days => ${days}::int)
    and exists (select from messages g where g.workspace_id = v.workspace_id and g.conversation_id = v.id
      and g.direction = 'in' and g.kind = 'message'))
  or exists (select from requests r where r.workspace_id = m.workspace_id and r.customer_id = m.customer_id
    and (r.conversation_id is null or r.conversation_id is distinct from m.conversation_id)
    and r.asked_at > m.anchor and r.asked_at <= m.anchor + make_interval(days => ${days}::int))
  or exists (select from asks a where a.workspace_id = m.workspace_id and a.customer_id = m.customer_id
    and a.conversation_id is distinct from m.conversation_id and a.answered_at > m.anchor
    and a.answered_at <= m.anchor + make_interval(days => ${days}::int)))`;

const markOf = (moments: ReturnType<typeof sql>, order: 'asc' | 'desc') => sql`(
  select ${points('w.value')} from asks a
  join answers w on w.workspace_id = a.workspace_id and w.ask_id = a.id
  where a.workspace_id = m.workspace_id and a.customer_id = m.customer_id and w.question = 'school-mark'
    and w.replaced_at is null and not w.is_flagged and ${moments}
  order by w.at ${sql.raw(order)} limit 1)`;

/** Four rows at most, in one statement. */
export async function readGroups(ctx: Ctx, span: Span): Promise<GroupRow[]> {
  const within = sql`make_interval(days => ${span.days}::int)`;
  const { rows } = await sql`
    with ${members(ctx, span)},
    seen as (
      select m.kind, ${cameBack(span.days)} as came_back,
        ${markOf(sql`w.at > m.anchor and w.at <= m.anchor + ${within}`, 'asc')} as mark,
        case when m.happened_at is not null then
          ${markOf(sql`w.at < m.happened_at and w.at > m.happened_at - interval '12 months'`, 'desc')} end as before,
        (select t.would_recommend from recoveries r join recovery_ratings t
          on t.workspace_id = r.workspace_id and t.recovery_id = r.id
          where r.workspace_id = m.workspace_id and r.failure_id = m.failure_id) as recommends,
        (select count(*) from asks a where a.workspace_id = m.workspace_id and a.customer_id = m.customer_id
          and a.sent_at > m.anchor and a.sent_at <= m.anchor + ${within}) as asked,
        (select count(*) from asks a where a.workspace_id = m.workspace_id and a.customer_id = m.customer_id
          and a.sent_at > m.anchor and a.sent_at <= m.anchor + ${within} and a.answered_at is not null) as answered
      from (select ${ctx.workspaceId}::uuid as workspace_id, members.* from members) m)
    select kind, count(*)::int as n, count(*) filter (where came_back)::int as returned,
      count(*) filter (where case when mark is null then recommends else mark >= 4 end)::int as speak_well,
      count(*) filter (where mark is not null or recommends is not null)::int as speak_well_of,
      sum(asked)::int as asked, sum(answered)::int as answered,
      coalesce(json_agg(json_build_object('before', before, 'after', mark))
        filter (where before is not null and mark is not null), '[]') as pairs
    from seen group by kind`.execute(ctx.tx);
  return z.array(groupRow).parse(rows);
}
