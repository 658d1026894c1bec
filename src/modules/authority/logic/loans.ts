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

export type Split = { isCovered: true; ownMinor: number; shares: Share[] } | { isCovered: false };

/**
 * Who bears an amount: oneself first, as far as one goes, then loans, the oldest first. Undefined shares would lose
 * pennies, so each part is whole minor units and together they are exactly the amount.
 */
export function splitOf(amountMinor: number, leftMinor: number, loans: readonly OpenLoan[]): Split {
  const ownMinor = Math.min(amountMinor, leftMinor);
  let lacking = amountMinor - ownMinor;
  const shares: Share[] = [];
  for (const loan of loans) {
    if (lacking === 0) break;
    const used = Math.min(lacking, loan.amountMinor);
    shares.push({ loan, amountMinor: used });
    lacking -= used;
  }
  return lacking === 0 ? { isCovered: true, ownMinor, shares } : { isCovered: false };
}
