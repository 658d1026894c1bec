import type { EvidenceFact, Place } from './evidence-of.ts';

/** A failure that somebody wrote down, or a customer told us of. */
export interface ToldFailure {
  id: string;
  status: string;
  severity: number;
  happenedAt: Date;
  customerId: string;
  conversationId: string | null;
  teamId: string | null;
  elementId: string | null;
  /** Null where no element is named; a failure is by its meaning of something that should simply have worked. */
  elementPillar: string | null;
}

/**
 * A basic that was not kept, as told and not as measured. It is the house's, not a person's; what was put right counts
 * half, and what is grave and still stands holds the mark down.
 */
export function evidenceOfFailure(failure: ToldFailure, place: Place): EvidenceFact[] {
  if (failure.elementPillar !== null && failure.elementPillar !== 'core') return [];
  return [
    {
      ...place,
      refKind: 'failure',
      refId: failure.id,
      pillar: 'core',
      outcome: failure.status === 'recovered' ? 'recovered' : 'missed',
      source: 'check',
      at: failure.happenedAt,
      severity: failure.severity,
      elementId: failure.elementId,
      customerId: failure.customerId,
      staffId: null,
      teamId: failure.teamId,
      conversationId: failure.conversationId,
    },
  ];
}

/** What was missed and has been put right since counts half, whatever it rests on. */
export function asPutRight(facts: readonly EvidenceFact[], isPutRight: boolean): EvidenceFact[] {
  if (!isPutRight) return [...facts];
  return facts.map((fact) =>
    fact.pillar === 'core' && fact.outcome === 'missed' ? { ...fact, outcome: 'recovered' } : fact,
  );
}
