import { sql } from 'kysely';
import { z } from 'zod';
import type { Finding } from '#modules/report-cards/contract.ts';
import type { Settings } from '#modules/workspace/contract.ts';
import { getHouse } from '#modules/promises/index.ts';
import type { Reader } from '#platform/context.ts';
import { lateFinding, type LateRecovery, repeatedFinding, unequalFindings } from '../logic/findings.ts';
import { listUnequalOutcomes } from './inconsistencies.ts';

/**
 * What failures say of one customer and their company's people, or of the whole house where none is named: what is open
 * for too long, what fails again and again, and what had two outcomes.
 */
export async function listFindings(ctx: Reader, customerId?: string): Promise<Finding[]> {
  const { settings } = await getHouse(ctx);
  const late = await lateOf(ctx, settings.outerLimitDays, customerId);
  const repeated = await repeatedOf(ctx, settings, customerId);
  const talk = customerId === undefined ? 'huddle' : 'account-review';
  const unequal = await listUnequalOutcomes(ctx, {
    limit: 50,
    ...(customerId === undefined ? {} : { customerId }),
  });
  return [
    ...late.map((one) => lateFinding(one, settings.outerLimitDays)),
    ...repeated.map((one) => repeatedFinding(one, { days: settings.repeatedDays, talk })),
    ...unequalFindings(unequal.data, { days: unequal.days, talk }),
  ];
}

function about(customerId: string | undefined) {
  return customerId === undefined
    ? sql``
    : sql`and (c.id = ${customerId}::uuid or c.company_id = ${customerId}::uuid)`;
}

async function lateOf(
  ctx: Reader,
  limitDays: number,
  customerId: string | undefined,
): Promise<LateRecovery[]> {
  const { rows } = await sql<Omit<LateRecovery, 'noticedAt'> & { noticedAt: Date }>`
    select r.id as recovery_id, f.customer_id, f.words, r.created_at as noticed_at,
      floor(extract(epoch from ${ctx.now}::timestamptz - r.created_at) / 86400)::int as days
    from recoveries r
    join failures f on f.workspace_id = r.workspace_id and f.id = r.failure_id
    join customers c on c.workspace_id = f.workspace_id and c.id = f.customer_id
    where r.workspace_id = ${ctx.workspaceId} and r.status = 'open' ${about(customerId)}
      and r.created_at < ${ctx.now}::timestamptz - ${limitDays} * interval '1 day'
    order by r.created_at limit 20`.execute(ctx.tx);
  return rows.map((row) => ({ ...row, noticedAt: row.noticedAt.toISOString() }));
}

const moments = z.array(
  z.object({
    id: z.uuid(),
    at: z.iso.datetime({ offset: true }).transform((at) => new Date(at).toISOString()),
  }),
);

/** It is the third time within so many days that makes a matter of chance one of cause. */
async function repeatedOf(
  ctx: Reader,
  { repeatedTimes, repeatedDays }: Pick<Settings, 'repeatedTimes' | 'repeatedDays'>,
  customerId: string | undefined,
) {
  const { rows } = await sql<{
    elementId: string;
    element: string;
    n: number;
    customers: number;
    failures: unknown;
  }>`
    select f.element_id, e.name as element, count(*)::int as n, count(distinct f.customer_id)::int as customers,
      json_agg(json_build_object('id', f.id, 'at', f.happened_at) order by f.happened_at desc) as failures
    from failures f
    join elements e on e.workspace_id = f.workspace_id and e.id = f.element_id
    join customers c on c.workspace_id = f.workspace_id and c.id = f.customer_id
    where f.workspace_id = ${ctx.workspaceId} ${about(customerId)}
      and f.happened_at > ${ctx.now}::timestamptz - ${repeatedDays} * interval '1 day'
    group by f.element_id, e.name having count(*) >= ${repeatedTimes}
    order by n desc, e.name limit 20`.execute(ctx.tx);
  return rows.map((row) => ({ ...row, failures: moments.parse(row.failures) }));
}
