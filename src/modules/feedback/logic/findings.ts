import type { Finding } from '#modules/report-cards/contract.ts';
import type { Measure } from '#platform/statistics/interval.ts';
import type { PerceptionGap } from './perception-gap.ts';

/**
 * C8a for a talk: do we think better of ourselves than customers do? Under five on either side nothing is said, since a
 * count of few would name somebody.
 */
export function gapFinding(workspaceId: string, wave: { id: string; gap: PerceptionGap }): Finding[] {
  const { gap } = wave;
  if (!gap.shown) return [];
  const percent = ({ agreeing, n }: { agreeing: number; n: number }) => Math.round((agreeing / n) * 100);
  const isOurs = gap.verdict === 'yes';
  return [
    {
      key: `feedback:finding.gap.${gap.verdict}`,
      calculation: 'C8',
      facts: {
        ours: percent(gap.staff),
        theirs: percent(gap.customers),
        staff: gap.staff.n,
        customers: gap.customers.n,
      },
      n: gap.staff.n + gap.customers.n,
      size: { value: gap.value, ...gap.interval },
      verdict: gap.verdict === 'not-shown-yet' ? 'not-shown' : 'shown',
      tone: isOurs ? 'watch' : 'plain',
      subject: { kind: 'workspace', id: workspaceId },
      evidence: [{ kind: 'sentence-wave', id: wave.id, at: null }],
      talk: isOurs ? 'huddle' : null,
    },
  ];
}

/** Scores are shown whole; what is closer than half a point reads the same. */
const nothing = 0.5;

export interface CheckInsRead {
  /** The customer's own score, and everybody's of the same year. */
  own: Measure | null;
  all: Measure | null;
  needed: number;
  /** The check-ins of the customer, the latest first. */
  asks: readonly { id: string; at: string }[];
}

/** C19 for a talk: one customer's check-ins beside everybody's. They differ only when the whole interval says so. */
export function checkInFinding(customerId: string, { own, all, needed, asks }: CheckInsRead): Finding[] {
  if (own === null) return [];
  const common = {
    calculation: 'C19',
    n: own.n,
    subject: { kind: 'customer' as const, id: customerId },
    evidence: asks.slice(0, 50).map(({ id, at }) => ({ kind: 'check-in', id, at })),
  };
  const score = Math.round(own.value);
  if (own.n < needed)
    return [
      {
        ...common,
        key: 'feedback:finding.check-in.few',
        facts: { count: own.n, needed },
        size: null,
        verdict: 'too-few',
        tone: 'plain',
        talk: null,
      },
    ];
  const usual = all?.value ?? own.value;
  const side =
    own.interval.high < usual - nothing ? 'below' : own.interval.low > usual + nothing ? 'above' : 'as-usual';
  return [
    {
      ...common,
      key: `feedback:finding.check-in.${side}`,
      facts: { score, usual: Math.round(usual) },
      size: { value: own.value, low: own.interval.low, high: own.interval.high },
      verdict: side === 'as-usual' ? 'not-shown' : 'shown',
      tone: side === 'below' ? 'watch' : side === 'above' ? 'good' : 'plain',
      talk: side === 'below' ? 'account-review' : null,
    },
  ];
}
