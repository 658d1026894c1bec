import type { EvidenceFact } from './evidence-of.ts';

export interface StoredFact extends EvidenceFact {
  id: string;
  day: string;
}

export interface EvidenceChange {
  removed: StoredFact[];
  added: (EvidenceFact & { replacesId: string | null })[];
}

/**
 * From the evidence that stands for a fact to the evidence that should. What already says the same is left alone, so a
 * second run changes nothing; what says something else is replaced, and the new piece names the one it stands in for.
 */
export function evidenceChange(
  stored: readonly StoredFact[],
  wanted: readonly EvidenceFact[],
): EvidenceChange {
  const removed = stored.filter((old) => !wanted.some((fact) => saysTheSame(old, fact)));
  const added = wanted
    .filter((fact) => !stored.some((old) => saysTheSame(old, fact)))
    .map((fact) => ({ ...fact, replacesId: removed.find((old) => isSameMatter(old, fact))?.id ?? null }));
  return { removed, added };
}

const compared = [
  'refKind',
  'refId',
  'pillar',
  'outcome',
  'source',
  'stage',
  'severity',
  'touchpointId',
  'elementId',
  'customerId',
  'staffId',
  'teamId',
  'conversationId',
] as const satisfies (keyof EvidenceFact)[];

function saysTheSame(a: EvidenceFact, b: EvidenceFact): boolean {
  return a.at.getTime() === b.at.getTime() && compared.every((field) => a[field] === b[field]);
}

function isSameMatter(a: EvidenceFact, b: EvidenceFact): boolean {
  return a.pillar === b.pillar && a.elementId === b.elementId && a.staffId === b.staffId;
}
