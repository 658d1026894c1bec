import type { EvidenceFact } from './evidence-of.ts';

/** What was not said in time: a rule that nobody had told, or an end nobody had announced. */
export interface BrokenWord {
  refKind: 'request' | 'extra-ending';
  id: string;
  /** False where it has been put right, or never was wrong. */
  isBroken: boolean;
  at: Date;
  customerId: string;
  conversationId: string | null;
  touchpointId: string | null;
  elementId: string | null;
  teamId: string | null;
}

/** A slip of ours that the customer meets without being able to see it coming. */
const severity = 2;

/**
 * A "no" under a rule the customer had not been told, and an expected extra stopped in silence, are both a basic not
 * kept: saying beforehand what can be counted on. It is the house's, not a person's.
 */
export function evidenceOfBrokenWord(word: BrokenWord, stage: EvidenceFact['stage']): EvidenceFact[] {
  if (!word.isBroken) return [];
  return [
    {
      refKind: word.refKind,
      refId: word.id,
      pillar: 'core',
      outcome: 'missed',
      source: 'act',
      at: word.at,
      stage,
      severity,
      touchpointId: word.touchpointId,
      elementId: word.elementId,
      customerId: word.customerId,
      staffId: null,
      teamId: word.teamId,
      conversationId: word.conversationId,
    },
  ];
}
