import type { Finding } from '#modules/report-cards/contract.ts';
import type { BarrierCheck, FeatureSeparation, RecoveryEffect } from '../contract.ts';

/** C2: what putting right does here, once enough customers have had their days to come back. */
export function effectFinding(workspaceId: string, effect: RecoveryEffect): Finding[] {
  const { difference, verdict } = effect.returned.againstUnrecovered;
  if (difference === null || verdict === 'too-few') return [];
  return [
    {
      key: `learning:finding.effect.${verdict}`,
      calculation: 'C2',
      facts: {
        recovered: effect.groups.recovered.n,
        unrecovered: effect.groups.unrecovered.n,
        days: effect.days,
        n: difference.n,
      },
      n: difference.n,
      size: { value: difference.value, low: difference.interval.low, high: difference.interval.high },
      verdict: verdict === 'not-shown-yet' ? 'not-shown' : 'shown',
      tone: verdict === 'yes' ? 'good' : verdict === 'no-the-opposite' ? 'bad' : 'plain',
      subject: { kind: 'workspace', id: workspaceId },
      evidence: [],
      talk: verdict === 'no-the-opposite' ? 'huddle' : null,
    },
  ];
}

/** C25: what separates great cases from awful ones; seen together, not proved cause. */
export function denominatorFindings(
  workspaceId: string,
  separations: readonly FeatureSeparation[],
): Finding[] {
  return separations
    .filter(({ verdict }) => verdict === 'separates')
    .slice(0, 3)
    .map(({ feature, great, awful, difference, interval }) => ({
      key: 'learning:finding.denominator',
      calculation: 'C25',
      facts: {
        feature: feature.name,
        greatThere: great.there,
        great: great.n,
        awfulThere: awful.there,
        awful: awful.n,
      },
      n: great.n + awful.n,
      size:
        difference === null || interval === null
          ? null
          : { value: difference, low: interval.low, high: interval.high },
      verdict: 'shown' as const,
      tone: 'watch' as const,
      subject: { kind: 'workspace' as const, id: workspaceId },
      evidence: [],
      talk: 'huddle' as const,
    }));
}

/** S37: the one barrier to work on this quarter, once enough people have answered. */
export function barrierFinding(workspaceId: string, check: BarrierCheck): Finding[] {
  const { workOn } = check;
  if (workOn === null) return [];
  const side = check.barriers.find(({ barrier }) => barrier === workOn.barrier);
  const shown = side?.staff ?? side?.leader ?? null;
  return [
    {
      key: `learning:finding.barrier.${workOn.barrier}`,
      calculation: 'S37',
      facts: { quarter: check.quarter, people: check.people.staff + check.people.leader },
      n: check.people.staff + check.people.leader,
      size: shown && { value: shown.value, low: shown.interval.low, high: shown.interval.high },
      verdict: workOn.verdict === 'clear' ? 'shown' : 'not-shown',
      tone: 'watch',
      subject: { kind: 'workspace', id: workspaceId },
      evidence: [],
      talk: 'huddle',
    },
  ];
}
