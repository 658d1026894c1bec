import { sql } from 'kysely';
import { z } from 'zod';
import { getWorkspace } from '#modules/workspace/index.ts';
import type { Reader } from '#platform/context.ts';
import type { OutputOf, QueryOf } from '#platform/contract.ts';
import { notFound } from '#platform/errors.ts';
import type { listUnequalEndpoint, UnequalOutcome } from '../contract/spotlight.ts';
import { unequalPairs, type UnequalPair } from '../logic/inconsistency.ts';

type Query = QueryOf<typeof listUnequalEndpoint>;

const instantText = z.string().transform((value) => new Date(value));
const occasionRow = z.object({
  elementId: z.string(),
  elementName: z.string(),
  outcome: z.enum(['kept', 'failed']),
  servedBy: z.string().nullable(),
  channel: z.string().nullable(),
  at: instantText,
  kind: z.enum(['failure', 'check', 'promise']),
  id: z.string(),
  customerId: z.string().nullable(),
  customerName: z.string().nullable(),
  conversationId: z.string().nullable(),
  words: z.string(),
  severity: z.number(),
});
type OccasionRow = z.infer<typeof occasionRow>;

/** So many of each kind are compared, the latest: more than a quarter of an hour of reading. */
const mostCompared = 500;

/** The same element with two outcomes (S10), of two windows: a failure may stand beside what went well before or after. */
export async function listUnequalOutcomes(
  ctx: Reader,
  query: Partial<Query>,
): Promise<OutputOf<typeof listUnequalEndpoint>> {
  const { settings } = await getWorkspace(ctx);
  const days = settings.inconsistencyDays;
  if (query.customerId !== undefined) await assertCustomer(ctx, query.customerId);
  const rows = await readOccasions(ctx, { ...query, days });
  const pairs = unequalPairs(
    rows.map((row) => ({ ...row, ref: { kind: row.kind, id: row.id } })),
    { days },
  );
  return { days, total: pairs.length, data: pairs.slice(0, query.limit ?? 20).map(toOutcome) };
}

async function assertCustomer(ctx: Reader, customerId: string): Promise<void> {
  const row = await ctx.tx
    .selectFrom('customers')
    .select('id')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', customerId)
    .executeTakeFirst();
  if (!row) throw notFound();
}

/**
 * What failed within `days`, and what went well within twice as many: failures with an element, checks and promises that
 * were kept. Who served and by which channel come from the occasion, else from its conversation.
 */
async function readOccasions(
  ctx: Reader,
  { days, elementId, customerId }: Partial<Query> & { days: number },
): Promise<OccasionRow[]> {
  const since = (factor: number) =>
    sql`${ctx.now}::timestamptz - make_interval(days => ${days * factor}::int)`;
  const ofElement = (alias: string) =>
    elementId === undefined ? sql`true` : sql`${sql.ref(`${alias}.element_id`)} = ${elementId}::uuid`;
  const ofCustomer =
    customerId === undefined
      ? sql`true`
      : sql`f.customer_id in (select k.id from customers k where k.workspace_id = f.workspace_id
          and (k.id = ${customerId}::uuid or k.company_id = ${customerId}::uuid))`;
  const { rows } = await sql`
    with failed as (
      select f.element_id, 'failed' as outcome, f.served_by, f.channel, f.happened_at as at, 'failure' as kind, f.id,
        f.customer_id, f.conversation_id, f.words, f.severity::int as severity
      from failures f
      where f.workspace_id = ${ctx.workspaceId} and f.element_id is not null and f.happened_at >= ${since(1)}
        and ${ofElement('f')} and ${ofCustomer}
      order by f.happened_at desc, f.id desc limit ${mostCompared}),
    checked as (
      select c.element_id, 'kept', coalesce(c.staff_id, v.assignee_id), v.channel, c.at, 'check', c.id, c.customer_id,
        c.conversation_id, '', 0
      from checks c left join conversations v on v.workspace_id = c.workspace_id and v.id = c.conversation_id
      where c.workspace_id = ${ctx.workspaceId} and c.outcome = 'kept' and c.at >= ${since(2)} and ${ofElement('c')}
        and c.element_id in (select element_id from failed)
        and not exists (select from checks r where r.workspace_id = c.workspace_id and r.replaces_id = c.id)
      order by c.at desc, c.id desc limit ${mostCompared}),
    promised as (
      select d.element_id, 'kept', coalesce(d.staff_id, v.assignee_id), v.channel, d.due_at, 'promise', d.id, d.customer_id,
        d.conversation_id, '', 0
      from due_promises d join conversations v on v.workspace_id = d.workspace_id and v.id = d.conversation_id
      where d.workspace_id = ${ctx.workspaceId} and d.outcome = 'kept' and d.element_id is not null
        and d.due_at >= ${since(2)} and d.due_at <= ${ctx.now}::timestamptz and ${ofElement('d')}
        and d.element_id in (select element_id from failed)
      order by d.due_at desc, d.id desc limit ${mostCompared}),
    occasions as (select * from failed union all select * from checked union all select * from promised)
    select o.element_id, e.name as element_name, o.outcome, o.served_by, o.channel, to_json(o.at) #>> '{}' as at, o.kind,
      o.id, o.customer_id, k.name as customer_name, o.conversation_id, o.words, o.severity
    from occasions o
    join elements e on e.workspace_id = ${ctx.workspaceId} and e.id = o.element_id
    left join customers k on k.workspace_id = ${ctx.workspaceId} and k.id = o.customer_id`.execute(ctx.tx);
  return z.array(occasionRow).parse(rows);
}

function toOutcome({
  failed,
  kept,
  differs,
  daysApart,
}: UnequalPair<
  OccasionRow & { ref: { kind: 'failure' | 'check' | 'promise'; id: string } }
>): UnequalOutcome {
  return {
    element: { id: failed.elementId, name: failed.elementName },
    failed: { ...occasionOf(failed), words: failed.words, severity: failed.severity },
    kept: occasionOf(kept),
    differs: [...differs],
    daysApart: Math.round(daysApart * 10) / 10,
  };
}

function occasionOf(row: OccasionRow) {
  return {
    kind: row.kind,
    id: row.id,
    at: row.at.toISOString(),
    channel: row.channel,
    customer: row.customerId === null ? null : { id: row.customerId, name: row.customerName ?? '' },
    conversationId: row.conversationId,
  };
}
