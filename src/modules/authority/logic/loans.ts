export interface OpenLoan {
  id: string;
  lenderId: string;
  amountMinor: number;
}

export interface Share {
  loan: OpenLoan;
  /** What is used of it; the rest goes back to the lender. */
  amountMinor: number;
}

export interface Split {
  /** Enough was left and lent; what is not covered has happened all the same, or is refused by whoever asks. */
  isCovered: boolean;
  ownMinor: number;
  shares: Share[];
}

/**
 * Who bears an amount: oneself first, as far as one goes, then loans, the oldest first, and what nobody covers is one's
 * own again. Each part is whole minor units, and together they are exactly the amount.
 */
export function splitOf(amountMinor: number, leftMinor: number, loans: readonly OpenLoan[]): Split {
  let lacking = Math.max(0, amountMinor - leftMinor);
  const shares: Share[] = [];
  for (const loan of loans) {
    if (lacking === 0) break;
    const used = Math.min(lacking, loan.amountMinor);
    shares.push({ loan, amountMinor: used });
    lacking -= used;
  }
  return { isCovered: lacking === 0, ownMinor: Math.min(amountMinor, leftMinor) + lacking, shares };
}

export interface LoanState {
  status: string;
  borrowerId: string;
  askedOf: string | null;
  lenderId: string | null;
  isOver: boolean;
}

type Verdict = { allowed: true; isDone: boolean } | { allowed: false; because: string };

/** Nobody lends to themselves, and of two tabs one lends: whoever has lent already is told that it is done. */
export function mayLend(loan: LoanState, staffId: string): Verdict {
  if (loan.borrowerId === staffId) return { allowed: false, because: 'loan_of_oneself' };
  if (isLentBy(loan, staffId)) return { allowed: true, isDone: true };
  if (loan.askedOf !== null && loan.askedOf !== staffId)
    return { allowed: false, because: 'loan_asked_of_another' };
  return stillAsked(loan);
}

/** Whoever is asked by name may say no; an ask to everybody stays open for the others. */
export function mayDecline(loan: LoanState, staffId: string): Verdict {
  if (loan.askedOf !== staffId) return { allowed: false, because: 'loan_asked_of_another' };
  return loan.status === 'declined' ? { allowed: true, isDone: true } : stillAsked(loan);
}

export function mayWithdraw(loan: LoanState, staffId: string): Verdict {
  if (loan.borrowerId !== staffId) return { allowed: false, because: 'loan_not_yours' };
  if (loan.status === 'withdrawn') return { allowed: true, isDone: true };
  return loan.status === 'lent' && !loan.isOver ? { allowed: true, isDone: false } : stillAsked(loan);
}

function isLentBy({ status, lenderId, isOver }: LoanState, staffId: string): boolean {
  return lenderId === staffId && (status === 'used' || (status === 'lent' && !isOver));
}

function stillAsked({ status, isOver }: LoanState): Verdict {
  return status === 'asked' && !isOver
    ? { allowed: true, isDone: false }
    : { allowed: false, because: 'loan_closed' };
}
