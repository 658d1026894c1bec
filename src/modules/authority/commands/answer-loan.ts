import type { Ctx } from '#platform/context.ts';
import { notFound, Refusal } from '#platform/errors.ts';
import { announce } from '#platform/events/events.ts';
import type { AuthorityLoan } from '../contract.ts';
import { authorityAnswered, authorityMoved } from '../events.ts';
import { mayDecline, mayLend, mayWithdraw, type LoanState } from '../logic/loans.ts';
import { authorityFor } from '../queries/allowance.ts';
import { getLoan } from '../queries/loans.ts';
import { expiryOf, personOf } from './ask-for-loan.ts';
import { lockAuthority } from './lock-authority.ts';

type Verdict = ReturnType<typeof mayLend>;

/** Lends of one's own, never more than one has; from now on it is reserved until it is used, withdrawn or over. */
export async function lend(ctx: Ctx, loanId: string): Promise<AuthorityLoan> {
  const lenderId = personOf(ctx);
  const loan = await holdLoan(ctx, loanId, lenderId);
  if (isDone(mayLend(loan, lenderId), loan)) return getLoan(ctx, loanId);
  const { customerId, conversationId, amountMinor } = loan;
  const own = await authorityFor(ctx, { staffId: lenderId, customerId, caseId: conversationId });
  if (own.leftMinor < amountMinor)
    throw new Refusal('authority_exceeded', {
      kind: 'conflict',
      facts: { leftMinor: own.leftMinor, neededMinor: amountMinor, currency: own.currency },
    });
  await setLoan(ctx, loan, { status: 'lent', lenderId, expiresAt: await expiryOf(ctx) });
  announce(ctx, authorityMoved, { staffId: lenderId });
  return getLoan(ctx, loanId);
}

export async function declineLoan(ctx: Ctx, loanId: string): Promise<AuthorityLoan> {
  const staffId = personOf(ctx);
  const loan = await holdLoan(ctx, loanId, staffId);
  if (!isDone(mayDecline(loan, staffId), loan)) await setLoan(ctx, loan, { status: 'declined' });
  return getLoan(ctx, loanId);
}

/** Takes the ask back. What was lent and not used is the lender's again at once. */
export async function withdrawLoan(ctx: Ctx, loanId: string): Promise<AuthorityLoan> {
  const staffId = personOf(ctx);
  const loan = await holdLoan(ctx, loanId, staffId);
  if (isDone(mayWithdraw(loan, staffId), loan)) return getLoan(ctx, loanId);
  await setLoan(ctx, loan, { status: 'withdrawn' });
  if (loan.lenderId !== null) announce(ctx, authorityMoved, { staffId: loan.lenderId });
  return getLoan(ctx, loanId);
}

/** What nobody answered or used in time ends; with it, what was reserved goes back. */
export async function endLoan(ctx: Ctx, loanId: string): Promise<void> {
  const loan = await lockLoan(ctx, loanId);
  if (!loan.isOver || (loan.status !== 'asked' && loan.status !== 'lent')) return;
  await setLoan(ctx, loan, { status: 'expired' });
  if (loan.lenderId !== null) announce(ctx, authorityMoved, { staffId: loan.lenderId });
}

/** People first, the loan after them: in this order a spend holds them too, and nobody waits in a circle. */
async function holdLoan(ctx: Ctx, loanId: string, staffId: string) {
  await lockAuthority(ctx, [staffId]);
  return lockLoan(ctx, loanId);
}

async function lockLoan(ctx: Ctx, loanId: string) {
  const row = await ctx.tx
    .selectFrom('authorityLoans')
    .selectAll()
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', loanId)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw notFound();
  return { ...row, isOver: row.expiresAt <= ctx.now };
}

type Held = Awaited<ReturnType<typeof lockLoan>>;

function isDone(verdict: Verdict, loan: LoanState): boolean {
  if (verdict.allowed) return verdict.isDone;
  const { because } = verdict;
  const kind = because === 'loan_closed' || because === 'loan_of_oneself' ? 'conflict' : 'forbidden';
  throw new Refusal(because, {
    kind,
    ...(because === 'loan_closed' ? { facts: { status: loan.status } } : {}),
  });
}

type Answer = 'lent' | 'declined' | 'withdrawn' | 'expired';

async function setLoan(
  ctx: Ctx,
  loan: Held,
  to: { status: Answer; lenderId?: string; expiresAt?: Date },
): Promise<void> {
  await ctx.tx
    .updateTable('authorityLoans')
    .set({ ...to, answeredAt: loan.answeredAt ?? ctx.now })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', loan.id)
    .execute();
  const { borrowerId, conversationId } = loan;
  announce(
    ctx,
    authorityAnswered,
    { loanId: loan.id, borrowerId, conversationId, status: to.status, at: ctx.now.toISOString() },
    conversationId === null ? {} : { subjectId: conversationId },
  );
}
