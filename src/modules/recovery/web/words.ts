import { duration } from '#web/format.ts';
import { texts } from '#web/texts.ts';
import type { Tone } from '#web/ui/index.ts';
import type { Failure, RecoveryStep } from '../contract.ts';

const t = texts('recovery');

/** Columns of the board: steps that want the same of a person stand together. */
export const stages: readonly { key: string; steps: readonly RecoveryStep[] }[] = [
  { key: 'sorry', steps: ['noticed', 'owned', 'acknowledged', 'apologised'] },
  { key: 'fix', steps: ['fixed'] },
  { key: 'confirm', steps: ['fix-confirmed'] },
  { key: 'offer', steps: ['options-offered', 'option-chosen'] },
  { key: 'delight', steps: ['surprise-given', 'last-touch'] },
  { key: 'mark', steps: ['rated', 'closed'] },
];

/** Handled as the nearest whole step: 3.75 is handled as 4. */
export function severityWord(severity: number): string {
  return t(`severity.${Math.min(5, Math.max(1, Math.round(severity)))}`);
}

export function severityTone(severity: number): Tone {
  if (severity >= 3.5) return 'bad';
  return severity >= 2.5 ? 'watch' : 'plain';
}

export function nameOf(customer: { name: string }): string {
  return customer.name || t('nobody');
}

/** On the customer clock: `at once`, `after 2 h 10 min`. */
export function sinceFailure(minutes: number): string {
  return minutes < 1 ? t('line.atOnce') : t('line.after', { time: duration(minutes * 60_000) });
}

export function causeWords({
  isStable,
  isInOurControl,
}: Pick<Failure, 'isStable' | 'isInOurControl'>): string {
  const parts = [
    isStable !== null && t(isStable ? 'cause.stable' : 'cause.oneOff'),
    isInOurControl !== null && t(isInOurControl ? 'cause.ours' : 'cause.notOurs'),
  ].filter(Boolean);
  return parts.length > 0 ? parts.join(' · ') : t('cause.unknown');
}
