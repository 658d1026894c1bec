import { sql } from 'kysely';
import { getWorkspace } from '#modules/workspace/index.ts';
import { type Ctx, staffIdOf } from '#platform/context.ts';
import type { Page, QueryOf } from '#platform/contract.ts';
import { notFound } from '#platform/errors.ts';
import { decodeCursor, pageOf, timeCursor } from '#platform/http/paging.ts';
import { loanStatus, type AuthorityLoan, type listLoansEndpoint } from '../contract.ts';

type Reader = Pick<Ctx, 'tx' | 'workspaceId' | 'now' | 'actor'>;

/** What colleagues ask of this person or of everybody and still waits; or what this person asked for. */
export async function listLoans(
  ctx: Reader,
  query: QueryOf<typeof listLoansEndpoint>,
): Promise<Page<AuthorityLoan>> {
  const before = decodeCursor(query.cursor, timeCursor);
  const me = staffIdOf(ctx);
  let rows = loanRows(ctx)
    .orderBy('l.askedAt', 'desc')
    .orderBy('l.id', 'desc')
    .limit(query.limit + 1);
  if (query.conversationId) rows = rows.where('l.conversationId', '=', query.conversationId);
  if (query.show === 'own') rows = rows.where('l.borrowerId', '=', me);
  else
    rows = rows
      .where('l.status', '=', 'asked')
      .where('l.expiresAt', '>', ctx.now)
      .where(sql<boolean>`l.borrower_id is distinct from ${me}::uuid`)
      .where((eb) => eb.or([eb('l.askedOf', 'is', null), eb('l.askedOf', '=', me)]));
  if (before)
    rows = rows.where(sql<boolean>`(l.asked_at, l.id) < (${before[0]}::timestamptz, ${before[1]}::uuid)`);
  const { currency } = await getWorkspace(ctx);
  return pageOf(
    await rows.execute(),
    query.limit,
    (row) => toLoan(row, { currency, now: ctx.now }),
    (row) => [row.askedAt.toISOString(), row.id],
  );
}

export async function getLoan(ctx: Reader, loanId: string): Promise<AuthorityLoan> {
  const row = await loanRows(ctx).where('l.id', '=', loanId).executeTakeFirst();
  if (!row) throw notFound();
  const { currency } = await getWorkspace(ctx);
  return toLoan(row, { currency, now: ctx.now });
}

function loanRows(ctx: Reader) {
  return ctx.tx
    .selectFrom('authorityLoans as l')
    .innerJoin('staff as b', (join) =>
      join.onRef('b.workspaceId', '=', 'l.workspaceId').onRef('b.id', '=', 'l.borrowerId'),
    )
    .leftJoin('staff as o', (join) =>
      join.onRef('o.workspaceId', '=', 'l.workspaceId').onRef('o.id', '=', 'l.askedOf'),
    )
    .leftJoin('staff as w', (join) =>
      join.onRef('w.workspaceId', '=', 'l.workspaceId').onRef('w.id', '=', 'l.lenderId'),
    )
    .leftJoin('customers as c', (join) =>
      join.onRef('c.workspaceId', '=', 'l.workspaceId').onRef('c.id', '=', 'l.customerId'),
    )
    .leftJoin('conversations as v', (join) =>
      join.onRef('v.workspaceId', '=', 'l.workspaceId').onRef('v.id', '=', 'l.conversationId'),
    )
    .selectAll('l')
    .select(['b.name as borrowerName', 'o.name as askedOfName', 'w.name as lenderName'])
    .select(['c.name as customerName', 'v.id as seenId', 'v.number', 'v.subject'])
    .where('l.workspaceId', '=', ctx.workspaceId);
}

type LoanRow = Awaited<ReturnType<ReturnType<typeof loanRows>['executeTakeFirstOrThrow']>>;

function toLoan(row: LoanRow, { currency, now }: { currency: string; now: Date }): AuthorityLoan {
  const status = loanStatus.parse(row.status);
  // Its time is over from that moment on, and not only when the job has come by.
  const isOver = (status === 'asked' || status === 'lent') && row.expiresAt <= now;
  return {
    id: row.id,
    status: isOver ? 'expired' : status,
    borrower: { id: row.borrowerId, name: row.borrowerName },
    askedOf: named(row.askedOf, row.askedOfName),
    lender: named(row.lenderId, row.lenderName),
    customer: named(row.customerId, row.customerName),
    conversation:
      row.seenId === null ? null : { id: row.seenId, number: Number(row.number), subject: row.subject ?? '' },
    amountMinor: row.amountMinor,
    neededMinor: row.neededMinor,
    currency,
    words: row.words,
    askedAt: row.askedAt.toISOString(),
    answeredAt: row.answeredAt?.toISOString() ?? null,
    expiresAt: row.expiresAt.toISOString(),
  };
}

function named(id: string | null, name: string | null) {
  return id === null ? null : { id, name: name ?? '' };
}
