import type { Finding } from '#modules/report-cards/contract.ts';

const byTone = { bad: 0, watch: 1, good: 2, plain: 3 } as const;
const byVerdict = { shown: 0, 'not-shown': 1, 'too-few': 2 } as const;

/** What to talk about first: what is bad before what is good, what holds before what is only counted. */
export function gravestFirst(findings: readonly Finding[]): Finding[] {
  return findings.toSorted(
    (one, other) =>
      byTone[one.tone] - byTone[other.tone] ||
      byVerdict[one.verdict] - byVerdict[other.verdict] ||
      other.n - one.n ||
      one.key.localeCompare(other.key),
  );
}

/** Names a finding on an agenda, so that it is put there once: its sentence and what it is about. */
export function originOf(finding: Pick<Finding, 'key' | 'subject'>): string {
  return `${finding.key}|${finding.subject.kind}|${finding.subject.id}`;
}

/** What no page may show that a client reads: what an account does to our people (C27), what we think of ourselves (C8). */
export function isOursAlone(finding: Pick<Finding, 'calculation'>): boolean {
  return finding.calculation === 'C27' || finding.calculation === 'C8';
}
