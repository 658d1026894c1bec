import { announce } from '#platform/events/events.ts';
import type { Ctx } from '#platform/context.ts';
import { Refusal } from '#platform/errors.ts';
import { newId } from '#platform/ids.ts';
import { authorityMoved } from '../events.ts';
import { splitOf, type OpenLoan, type Share } from '../logic/loans.ts';
import { authorityFor, type Authority } from '../queries/allowance.ts';
import { lockAuthority } from './lock-authority.ts';

export interface Spend {
  /** Who says yes. */
  staffId: string;
  customerId: string | null;
  /** The conversation, or the exception or recovery itself where there is none. */
  caseId: string;
  aboutKind: 'exception' | 'option' | 'surprise';
  aboutId: string;
  amountMinor: number;
  /** It has happened already: it is written down whole, even beyond the limit. Acting comes first. */
  isAlreadyDone?: boolean;
}

export interface Spent {
  entryId: string;
  /** What of it colleagues bear who lent it, and by how much it went beyond what was allowed. */
  lentMinor: number;
  overMinor: number;
}

/**
 * Takes an amount from what a person may spend without asking, and from what was lent to them where that is not enough.
 * The same thing twice is one line. Beyond the limit it is refused, and nothing is written.
 */
export async function spendAuthority(ctx: Ctx, spend: Spend): Promise<Spent> {
  const lenders = await lendersTo(ctx, spend.staffId);
  await lockAuthority(ctx, [spend.staffId, ...lenders]);
  const earlier = await findLine(ctx, spend);
  if (earlier) return { entryId: earlier.id, lentMinor: 0, overMinor: 0 };
  const authority = await authorityFor(ctx, spend);
  const loans = await openLoans(ctx, spend, lenders);
  const { isCovered, ownMinor, shares } = splitOf(spend.amountMinor, authority.leftMinor, loans);
  if (!isCovered && !spend.isAlreadyDone) throw exceeded(authority, loans, spend.amountMinor);
  const entryId = newId();
  await addLine(ctx, spend, { id: entryId, staffId: spend.staffId, amountMinor: ownMinor });
  for (const share of shares) await useLoan(ctx, spend, { entryId, share });
  for (const staffId of [spend.staffId, ...shares.map(({ loan }) => loan.lenderId)])
    announce(ctx, authorityMoved, { staffId });
  const overMinor = Math.max(0, ownMinor - authority.leftMinor);
  return { entryId, lentMinor: spend.amountMinor - ownMinor, overMinor };
}

function exceeded(authority: Authority, loans: readonly OpenLoan[], neededMinor: number): Refusal {
  const lent = loans.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  return new Refusal('authority_exceeded', {
    kind: 'conflict',
    facts: { leftMinor: authority.leftMinor + lent, neededMinor, currency: authority.currency },
  });
}

async function findLine(ctx: Ctx, { aboutKind, aboutId }: Spend) {
  return ctx.tx
    .selectFrom('authorityEntries')
    .select('id')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('aboutKind', '=', aboutKind)
    .where('aboutId', '=', aboutId)
    .where('correctsId', 'is', null)
    .executeTakeFirst();
}

function lentTo(ctx: Ctx, borrowerId: string) {
  return ctx.tx
    .selectFrom('authorityLoans')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('borrowerId', '=', borrowerId)
    .where('status', '=', 'lent')
    .where('expiresAt', '>', ctx.now);
}

async function lendersTo(ctx: Ctx, borrowerId: string): Promise<string[]> {
  const rows = await lentTo(ctx, borrowerId).select('lenderId').execute();
  return rows.flatMap(({ lenderId }) => lenderId ?? []);
}

/**
 * Loans for this conversation, whoever pays in it; for this customer when no conversation was named; or for whatever
 * comes. Only of people who are held.
 */
async function openLoans(ctx: Ctx, spend: Spend, lenders: readonly string[]): Promise<OpenLoan[]> {
  if (lenders.length === 0) return [];
  const rows = await lentTo(ctx, spend.staffId)
    .select(['id', 'lenderId', 'amountMinor'])
    .where('lenderId', 'in', lenders)
    .where((eb) =>
      eb.or([
        eb('conversationId', '=', spend.caseId),
        eb.and([
          eb('conversationId', 'is', null),
          eb.or([eb('customerId', 'is', null), eb('customerId', '=', spend.customerId)]),
        ]),
      ]),
    )
    .orderBy('answeredAt')
    .orderBy('id')
    .forUpdate()
    .execute();
  return rows.flatMap(({ id, lenderId, amountMinor }) =>
    lenderId === null ? [] : [{ id, lenderId, amountMinor }],
  );
}

async function useLoan(ctx: Ctx, spend: Spend, { entryId, share }: { entryId: string; share: Share }) {
  const { loan, amountMinor } = share;
  await addLine(
    ctx,
    { ...spend, aboutKind: 'loan', aboutId: loan.id },
    { id: newId(), staffId: loan.lenderId, amountMinor, loanId: loan.id },
  );
  await ctx.tx
    .updateTable('authorityLoans')
    .set({ status: 'used', usedIn: entryId })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', loan.id)
    .execute();
}

type About = Pick<Spend, 'staffId' | 'customerId' | 'caseId' | 'aboutId'> & { aboutKind: string };

async function addLine(
  ctx: Ctx,
  about: About,
  line: { id: string; staffId: string; amountMinor: number; loanId?: string },
): Promise<void> {
  await ctx.tx
    .insertInto('authorityEntries')
    .values({
      workspaceId: ctx.workspaceId,
      id: line.id,
      staffId: line.staffId,
      spentBy: about.staffId,
      customerId: about.customerId,
      caseId: about.caseId,
      aboutKind: about.aboutKind,
      aboutId: about.aboutId,
      amountMinor: line.amountMinor,
      loanId: line.loanId ?? null,
      at: ctx.now,
    })
    .execute();
}
