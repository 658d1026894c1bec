/** How far a customer's marks fell after one slip; both marks on the same scale, 1 to 5. */
export interface Slip {
  readonly tier: 'standard' | 'premium' | 'flagship';
  readonly severity: number;
  readonly drop: number;
}

export interface Magnification {
  /** What a severity is multiplied by: measured, and drawn towards the prior while there is little of it. */
  readonly value: number;
  /** What was measured alone; null where nothing can be compared. */
  readonly measured: number | null;
  /** Slips of this tier that it was measured on, and those of standard customers beside them. */
  readonly n: number;
  readonly standardN: number;
  /** Mean drop of the marks, of this tier and of standard customers. */
  readonly drop: number | null;
  readonly standardDrop: number | null;
  readonly verdict: 'measured' | 'mostly-assumed' | 'assumed';
}

interface Settings {
  /** What is assumed while nothing is measured (1.5), and how many slips that assumption weighs as (10). */
  readonly prior: number;
  readonly weight: number;
}

const most = 5;
export const plainMagnification: Magnification = {
  value: 1,
  measured: null,
  n: 0,
  standardN: 0,
  drop: null,
  standardDrop: null,
  verdict: 'assumed',
};

/**
 * C7a. A slip hurts more where excellence was expected: `M` is the mean drop of the marks of one tier over that of
 * standard customers, and `(n·M + weight·prior) / (n + weight)` what it counts as. Only slips of the same severity are
 * compared: those of standard customers are weighed as that tier's are spread. Standard customers are the measure
 * themselves. The spotlight never makes smaller, so a value below 1 counts as 1.
 */
export function magnificationOf(
  tier: Slip['tier'],
  slips: readonly Slip[],
  { prior, weight }: Settings,
): Magnification {
  if (tier === 'standard') return plainMagnification;
  const compared = comparedSlips(tier, slips);
  const isMeasured = compared.n > 0 && compared.standardDrop > 0;
  const measured = isMeasured ? Math.min(most, Math.max(0, compared.drop / compared.standardDrop)) : null;
  const n = measured === null ? 0 : compared.n;
  const value = Math.max(1, (n * (measured ?? 0) + weight * prior) / (n + weight));
  return {
    value: n + weight === 0 ? prior : value,
    measured,
    n,
    standardN: compared.standardN,
    drop: compared.n > 0 ? compared.drop : null,
    standardDrop: compared.standardN > 0 ? compared.standardDrop : null,
    verdict: n === 0 ? 'assumed' : n < weight ? 'mostly-assumed' : 'measured',
  };
}

function comparedSlips(tier: Slip['tier'], slips: readonly Slip[]) {
  let n = 0;
  let standardN = 0;
  let drop = 0;
  let standardDrop = 0;
  for (const severity of new Set(slips.map((slip) => slip.severity))) {
    const own = dropsOf(slips, tier, severity);
    const standard = dropsOf(slips, 'standard', severity);
    if (own.length === 0 || standard.length === 0) continue;
    n += own.length;
    standardN += standard.length;
    drop += sum(own);
    standardDrop += (sum(standard) / standard.length) * own.length;
  }
  return { n, standardN, drop: n > 0 ? drop / n : 0, standardDrop: n > 0 ? standardDrop / n : 0 };
}

function dropsOf(slips: readonly Slip[], tier: Slip['tier'], severity: number): number[] {
  return slips.filter((slip) => slip.tier === tier && slip.severity === severity).map(({ drop }) => drop);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** Severity 1 to 5 as it counts for this customer, with two decimals, and never above 5. */
export function effectiveSeverityOf(severity: number, magnification: number): number {
  return Math.min(most, Math.round(severity * magnification * 100) / 100);
}

/** The whole severity it is handled as: 3.75 is handled like a 4. */
export function handledAs(effective: number): number {
  return Math.min(most, Math.max(1, Math.round(effective)));
}
