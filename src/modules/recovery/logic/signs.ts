import type { Recovery } from '../shapes.ts';

interface SignFacts {
  severity: number;
  /** Other failures of this customer in the twelve months before. */
  earlier: number;
  isStable: boolean | null;
  isInOurControl: boolean | null;
}

/**
 * Signs that a surprise is likely to pay (C2): mild, the first in a year, one-off, little in our control. What nobody
 * has said counts as no sign. After a second failure in a year a surprise does not help: fix it and keep it fixed.
 */
export function paradoxSigns(
  { severity, earlier, isStable, isInOurControl }: SignFacts,
  { mildSeverity }: { mildSeverity: number },
): Recovery['signs'] {
  const signs = {
    isMild: severity <= mildSeverity,
    isFirst: earlier === 0,
    isOneOff: isStable === null ? null : !isStable,
    isBeyondOurControl: isInOurControl === null ? null : !isInOurControl,
  };
  const count = Object.values(signs).filter((sign) => sign === true).length;
  return { ...signs, count, verdict: verdictOf(count, signs.isFirst) };
}

function verdictOf(count: number, isFirst: boolean): Recovery['signs']['verdict'] {
  if (count <= 1 || !isFirst) return 'prevent';
  return count === 4 ? 'surprise' : 'either';
}
