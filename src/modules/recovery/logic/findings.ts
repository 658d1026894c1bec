import type { Finding } from '#modules/report-cards/contract.ts';
import type { UnequalOutcome } from '../contract/spotlight.ts';

export interface LateRecovery {
  recoveryId: string;
  customerId: string;
  words: string;
  days: number;
  noticedAt: string;
}

export interface RepeatedFailure {
  elementId: string;
  element: string;
  n: number;
  /** Customers it happened to. */
  customers: number;
  failures: readonly { id: string; at: string }[];
}

/** S12: what has been open for longer than any regulator would allow. */
export function lateFinding(late: LateRecovery, limitDays: number): Finding {
  return {
    key: 'recovery:finding.late',
    calculation: 'C15',
    facts: { words: late.words, days: late.days, limit: limitDays },
    n: 1,
    size: null,
    verdict: 'shown',
    tone: 'bad',
    subject: { kind: 'customer', id: late.customerId },
    evidence: [{ kind: 'recovery', id: late.recoveryId, at: late.noticedAt }],
    talk: 'account-review',
  };
}

/** The same element fails again and again: no apology mends that, a talk about the cause may. */
export function repeatedFinding(
  repeated: RepeatedFailure,
  { days, talk }: { days: number; talk: Finding['talk'] },
): Finding {
  return {
    key: 'recovery:finding.repeated',
    calculation: 'C2',
    facts: {
      element: repeated.element,
      times: repeated.n,
      customers: repeated.customers,
      days,
    },
    n: repeated.n,
    size: null,
    verdict: 'shown',
    tone: 'bad',
    subject: { kind: 'element', id: repeated.elementId },
    evidence: repeated.failures.slice(0, 50).map(({ id, at }) => ({ kind: 'failure', id, at })),
    talk,
  };
}

/** S10: the same thing with two outcomes, element by element; a difference between people or channels, never a name. */
export function unequalFindings(
  pairs: readonly UnequalOutcome[],
  { days, talk }: { days: number; talk: Finding['talk'] },
): Finding[] {
  const elements = new Map(pairs.map(({ element }) => [element.id, element.name]));
  return [...elements].map(([id, element]) => {
    const own = pairs.filter((pair) => pair.element.id === id);
    return {
      key: 'recovery:finding.unequal',
      calculation: 'C9',
      facts: { element, pairs: own.length, days },
      n: own.length * 2,
      size: null,
      verdict: 'not-shown',
      tone: 'watch',
      subject: { kind: 'element', id },
      evidence: own
        .flatMap(({ failed, kept }) => [failed, kept])
        .slice(0, 50)
        .map((one) => ({ kind: one.kind, id: one.id, at: one.at })),
      talk,
    };
  });
}
