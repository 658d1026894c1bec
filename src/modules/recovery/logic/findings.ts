import type { Finding } from '#modules/report-cards/contract.ts';

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

/** It is the third time within so many days that makes a matter of chance one of cause. */
export const repeatedTimes = 3;
export const repeatedDays = 90;

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
export function repeatedFinding(repeated: RepeatedFailure, talk: Finding['talk']): Finding {
  return {
    key: 'recovery:finding.repeated',
    calculation: 'C2',
    facts: {
      element: repeated.element,
      times: repeated.n,
      customers: repeated.customers,
      days: repeatedDays,
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
