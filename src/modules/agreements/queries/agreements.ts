import { sql, type SqlBool } from 'kysely';
import { z } from 'zod';
import { tier } from '#modules/customers/contract.ts';
import type { Reader } from '#platform/context.ts';
import type { OutputOf, Page, QueryOf } from '#platform/contract.ts';
import { notFound } from '#platform/errors.ts';
import { decodeCursor, pageOf, timeCursor } from '#platform/http/paging.ts';
import {
  agreementStatus,
  side,
  versionStatus,
  type Agreement,
  type AgreementBrief,
  type listAgreements as listEndpoint,
  type listVersions as versionsEndpoint,
} from '../contract.ts';
import { difference } from '../logic/difference.ts';
import { emptyPage } from '../logic/lines.ts';
import { waitsFor } from '../logic/standing.ts';
import { listVersionsOf } from './version-rows.ts';

const versionFacts = z.array(
  z.object({
    id: z.uuid(),
    number: z.int().nullable(),
    status: versionStatus,
    proposedBy: z.enum(['us', 'customer']),
    at: z.string().nullable(),
    decidedAt: z.string().nullable(),
    because: z.string(),
    acceptedBy: z.array(side),
  }),
);

export function agreementRows(ctx: Reader) {
  return ctx.tx
    .selectFrom('agreements as a')
    .leftJoin('customers as k', (join) =>
      join.onRef('k.workspaceId', '=', 'a.workspaceId').onRef('k.id', '=', 'a.customerId'),
    )
    .leftJoin('staff as s', (join) =>
      join.onRef('s.workspaceId', '=', 'a.workspaceId').onRef('s.id', '=', 'a.ownerStaffId'),
    )
    .selectAll('a')
    .select(['k.name as customerName', 'k.tier as customerTier', 's.name as ownerName'])
    .select(
      sql<string | null>`(select i.value from customer_identities i
        where i.workspace_id = a.workspace_id and i.customer_id = a.customer_id
        order by (i.kind = 'email') desc, i.created_at, i.id limit 1)`.as('customerAddress'),
    )
    .select(
      sql<unknown>`(select coalesce(json_agg(json_build_object('id', v.id, 'number', v.number, 'status', v.status,
          'proposedBy', v.proposed_by, 'at', v.offered_at, 'decidedAt', v.decided_at, 'because', v.declined_because,
          'acceptedBy', (select coalesce(json_agg(c.side), '[]') from agreement_acceptances c
            where c.workspace_id = v.workspace_id and c.version_id = v.id))
          order by v.number), '[]')
        from agreement_versions v where v.workspace_id = a.workspace_id and v.agreement_id = a.id)`.as(
        'versions',
      ),
    )
    .where('a.workspaceId', '=', ctx.workspaceId);
}

type AgreementRow = Awaited<ReturnType<ReturnType<typeof agreementRows>['executeTakeFirstOrThrow']>>;

export function toBrief(row: AgreementRow): AgreementBrief {
  const versions = versionFacts.parse(row.versions);
  const accepted = versions.find(({ status }) => status === 'accepted');
  const offered = versions.findLast(({ status }) => status === 'offered');
  const latest = versions.findLast(({ number }) => number !== null);
  const iso = (at: string | null) => new Date(at ?? row.updatedAt).toISOString();
  return {
    id: row.id,
    customer:
      row.customerId === null
        ? null
        : {
            id: row.customerId,
            name: row.customerName ?? '',
            address: row.customerAddress,
            tier: tier.catch('standard').parse(row.customerTier),
          },
    title: row.title,
    status: agreementStatus.parse(row.status),
    owner: row.ownerStaffId === null ? null : { id: row.ownerStaffId, name: row.ownerName ?? '' },
    accepted: accepted
      ? { versionId: accepted.id, number: accepted.number ?? 0, at: iso(accepted.decidedAt) }
      : null,
    offered: offered
      ? {
          versionId: offered.id,
          number: offered.number ?? 0,
          at: iso(offered.at),
          proposedBy: offered.proposedBy,
        }
      : null,
    hasDraft: versions.some(({ status }) => status === 'draft'),
    waitsFor: row.endedAt ? null : waitsFor(offered, { isCharter: row.customerId === null }),
    declinedBecause: latest?.status === 'declined' ? latest.because : '',
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    endedAt: row.endedAt?.toISOString() ?? null,
  };
}

/** The offered version of a page lacks the yes of this side; of theirs only once ours is there. */
export function lacksYesOf(who: 'us' | 'them') {
  const yes = (of: 'us' | 'them') => sql`exists (select from agreement_acceptances c
    where c.workspace_id = v.workspace_id and c.version_id = v.id and c.side = ${of})`;
  const lacks = who === 'us' ? sql`not ${yes('us')}` : sql`${yes('us')} and not ${yes('them')}`;
  return sql<SqlBool>`a.ended_at is null and (a.customer_id is not null or ${who} = 'us') and exists (
    select from agreement_versions v where v.workspace_id = a.workspace_id and v.agreement_id = a.id
      and v.status = 'offered' and ${lacks})`;
}

export async function listAgreements(
  ctx: Reader,
  query: QueryOf<typeof listEndpoint>,
): Promise<Page<AgreementBrief>> {
  const after = decodeCursor(query.cursor, timeCursor);
  let rows = agreementRows(ctx)
    .orderBy('a.updatedAt', 'desc')
    .orderBy('a.id', 'desc')
    .limit(query.limit + 1);
  if (query.customerId) rows = rows.where('a.customerId', '=', query.customerId);
  if (query.status) rows = rows.where('a.status', '=', query.status);
  if (query.kind) rows = rows.where('a.customerId', query.kind === 'charter' ? 'is' : 'is not', null);
  if (query.waitsFor) rows = rows.where(lacksYesOf(query.waitsFor));
  if (after)
    rows = rows.where((eb) => eb(eb.refTuple('a.updatedAt', 'a.id'), '<', eb.tuple(after[0], after[1])));
  return pageOf(await rows.execute(), query.limit, toBrief, (row) => [row.updatedAt, row.id]);
}

export async function findBrief(ctx: Reader, agreementId: string): Promise<AgreementBrief | undefined> {
  const row = await agreementRows(ctx).where('a.id', '=', agreementId).executeTakeFirst();
  return row && toBrief(row);
}

export async function getAgreement(ctx: Reader, agreementId: string): Promise<Agreement> {
  const brief = await findBrief(ctx, agreementId);
  if (!brief) throw notFound();
  const versions = await listVersionsOf(ctx, agreementId);
  const inForce = versions.find(({ status }) => status === 'accepted') ?? null;
  const pending = versions.find(({ status }) => status === 'offered') ?? null;
  return {
    ...brief,
    inForce,
    pending,
    draft: versions.find(({ status }) => status === 'draft') ?? null,
    latest: versions.find(({ number }) => number !== null) ?? null,
    difference: inForce && pending ? difference(inForce.content, pending.content) : [],
  };
}

/** Each version with what it changed: against the version it was made from, or against nothing. */
export async function listVersions(
  ctx: Reader,
  agreementId: string,
): Promise<OutputOf<typeof versionsEndpoint>> {
  if (!(await findBrief(ctx, agreementId))) throw notFound();
  const versions = await listVersionsOf(ctx, agreementId);
  const byId = new Map(versions.map((version) => [version.id, version]));
  const data = versions.map((version) => {
    const base = version.baseVersionId === null ? undefined : byId.get(version.baseVersionId);
    return { ...version, difference: difference(base?.content ?? emptyPage, version.content) };
  });
  return { data, hasMore: false, nextCursor: null };
}
