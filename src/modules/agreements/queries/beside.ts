import { sql } from 'kysely';
import type { Reader } from '#platform/context.ts';
import { notFound } from '#platform/errors.ts';
import type { CustomerSamePage, WaitingPages } from '../contract/beside.ts';
import { shouldHavePage, topLines } from '../logic/beside.ts';
import { agreementRows, getAgreement, lacksYesOf, toBrief } from './agreements.ts';
import { listChecks } from './checks.ts';
import { addressOf, briefOf, findCustomer } from './customers.ts';
import { findUnclearStart } from './unclear-starts.ts';

/** The page that counts for a customer: their own, else their company's; one in force before one on its way. */
export async function findPageOf(ctx: Reader, customerIds: readonly string[]) {
  const rows = await agreementRows(ctx)
    .where('a.customerId', 'in', [...customerIds])
    .where('a.endedAt', 'is', null)
    .orderBy(sql`array_position(${sql.val([...customerIds])}::uuid[], a.customer_id)`)
    .orderBy(sql`(a.accepted_version_id is null)`)
    .orderBy('a.updatedAt', 'desc')
    .limit(1)
    .execute();
  return rows[0] && toBrief(rows[0]);
}

export async function customerSamePage(
  ctx: Reader,
  { customerId, conversationId }: { customerId: string; conversationId?: string | undefined },
): Promise<CustomerSamePage> {
  const customer = await findCustomer(ctx, customerId);
  if (!customer) throw notFound();
  const ids = customer.companyId === null ? [customerId] : [customerId, customer.companyId];
  const brief = await findPageOf(ctx, ids);
  const agreement = brief && (await getAgreement(ctx, brief.id));
  const content = (agreement?.inForce ?? agreement?.pending)?.content;
  const noted = conversationId && (await findUnclearStart(ctx, { customerId, conversationId }));
  const checks = await listChecks(ctx, { customerId, limit: 1 });
  const check = checks.data[0];
  return {
    agreement: brief ?? null,
    ours: (content?.ours ?? []).slice(0, topLines.ours).map(({ words }) => ({ words })),
    theirs: (content?.theirs ?? []).slice(0, topLines.theirs).map(({ words }) => ({ words })),
    limits: (content?.limits ?? []).slice(0, topLines.limits),
    unclear: {
      isAsked: shouldHavePage({
        ...customer,
        belongsToCompany: customer.companyId !== null,
        hasAcceptedPage: agreement?.inForce != null,
      }),
      because: noted ? noted.because : null,
    },
    check: check
      ? {
          id: check.id,
          isComplete: check.result !== null,
          waitsFor: (['us', 'them'] as const).filter((side) => !check.isIn[side]),
        }
      : null,
  };
}

const week = 7 * 86_400_000;

export async function waitingPages(ctx: Reader): Promise<WaitingPages> {
  const pages = await agreementRows(ctx).where(lacksYesOf('us')).orderBy('a.updatedAt').limit(20).execute();
  return { pages: pages.map(toBrief), news: await newsOf(ctx), unclear: await unclearWork(ctx) };
}

/** What the other side said in the last week. */
async function newsOf(ctx: Reader): Promise<WaitingPages['news']> {
  const rows = await ctx.tx
    .selectFrom('agreementVersions as v')
    .innerJoin('agreements as a', (join) =>
      join.onRef('a.workspaceId', '=', 'v.workspaceId').onRef('a.id', '=', 'v.agreementId'),
    )
    .innerJoin('customers as k', (join) =>
      join.onRef('k.workspaceId', '=', 'a.workspaceId').onRef('k.id', '=', 'a.customerId'),
    )
    .leftJoin('agreementAcceptances as c', (join) =>
      join
        .onRef('c.workspaceId', '=', 'v.workspaceId')
        .onRef('c.versionId', '=', 'v.id')
        .on('c.side', '=', 'them'),
    )
    .select(['a.id as agreementId', 'v.status', 'v.number', 'v.decidedAt', 'v.declinedBecause', 'c.name'])
    .select(['k.id as customerId', 'k.name as customerName', 'k.tier as customerTier'])
    .select(addressOf('k.id').as('customerAddress'))
    .where('v.workspaceId', '=', ctx.workspaceId)
    .where('v.status', 'in', ['accepted', 'declined'])
    .where('v.proposedBy', '=', 'us')
    .where('v.decidedAt', '>', new Date(ctx.now.getTime() - week))
    .orderBy('v.decidedAt', 'desc')
    .limit(5)
    .execute();
  return rows.map((row) => ({
    agreementId: row.agreementId,
    customer: briefOf(row),
    kind: row.status === 'accepted' ? 'accepted' : 'declined',
    name: row.name ?? row.customerName,
    number: row.number ?? 0,
    because: row.declinedBecause,
    at: (row.decidedAt ?? ctx.now).toISOString(),
  }));
}

/** Conversations that are being worked on for customers who should have a page, have none, and nobody said why. */
async function unclearWork(ctx: Reader): Promise<WaitingPages['unclear']> {
  const rows = await ctx.tx
    .selectFrom('conversations as c')
    .innerJoin('customers as k', (join) =>
      join.onRef('k.workspaceId', '=', 'c.workspaceId').onRef('k.id', '=', 'c.customerId'),
    )
    .select(['c.id', 'c.number', 'c.subject', 'c.lastMessageAt'])
    .select(['k.id as customerId', 'k.name as customerName', 'k.tier as customerTier'])
    .select(addressOf('k.id').as('customerAddress'))
    .where('c.workspaceId', '=', ctx.workspaceId)
    .where('c.status', 'in', ['open', 'waiting'])
    .where('c.messageCount', '>', 1)
    .where((eb) =>
      eb.or([
        eb('k.kind', '=', 'company'),
        eb('k.tier', '!=', 'standard'),
        eb('k.companyId', 'is not', null),
      ]),
    )
    .where(
      sql<boolean>`not exists (select from agreements a where a.workspace_id = c.workspace_id
        and a.customer_id in (k.id, k.company_id) and a.accepted_version_id is not null and a.ended_at is null)`,
    )
    .where(
      sql<boolean>`not exists (select from unclear_starts u where u.workspace_id = c.workspace_id
        and u.conversation_id = c.id)`,
    )
    .orderBy('c.lastMessageAt', 'desc')
    .limit(3)
    .execute();
  return rows.map((row) => ({
    customer: briefOf(row),
    conversation: { id: row.id, number: row.number, subject: row.subject },
    at: row.lastMessageAt.toISOString(),
  }));
}
