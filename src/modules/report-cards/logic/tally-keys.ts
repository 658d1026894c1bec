import type { EvidenceFact } from './evidence-of.ts';

export type SubjectType = 'workspace' | 'team' | 'touchpoint' | 'customer' | 'staff';

export interface TallyKey {
  subjectType: SubjectType;
  subjectId: string;
  day: string;
  pillar: string;
  outcome: string;
  elementId: string;
  stage: string;
}

export type CountedFact = Pick<
  EvidenceFact,
  | 'pillar'
  | 'outcome'
  | 'source'
  | 'stage'
  | 'elementId'
  | 'touchpointId'
  | 'customerId'
  | 'staffId'
  | 'teamId'
> & { day: string };

/**
 * Where a piece of evidence is counted. Acts of ours count nowhere, and experience is only what customers answered, so
 * nothing we give away and no opinion of our own can lift a mark. Experience that names a person is that person's
 * alone: it moves neither the team's mark nor the customer's.
 */
export function tallyKeys(fact: CountedFact, workspaceId: string): TallyKey[] {
  if (fact.source === 'act') return [];
  if (fact.pillar !== 'core' && fact.source !== 'answer') return [];
  const isPersonal = fact.pillar !== 'core' && fact.staffId !== null;
  const subjects: [SubjectType, string | null][] = isPersonal
    ? [['staff', fact.staffId]]
    : [
        ['workspace', workspaceId],
        ['team', fact.teamId],
        ['touchpoint', fact.touchpointId],
        ['customer', fact.customerId],
        ['staff', fact.staffId],
      ];
  return subjects.flatMap(([subjectType, subjectId]) =>
    subjectId === null ? [] : [{ subjectType, subjectId, ...countedAs(fact, workspaceId) }],
  );
}

function countedAs(fact: CountedFact, workspaceId: string) {
  const { day, pillar, outcome } = fact;
  return { day, pillar, outcome, elementId: fact.elementId ?? workspaceId, stage: fact.stage ?? '' };
}

export interface TallyDelta extends TallyKey {
  n: number;
}

/**
 * What changes in the tallies when some evidence goes and some comes, in the order of the keys, so that transactions
 * that touch the same rows lock them in the same order.
 */
export function tallyDeltas(
  change: { removed: readonly CountedFact[]; added: readonly CountedFact[] },
  workspaceId: string,
): TallyDelta[] {
  const deltas = new Map<string, TallyDelta>();
  const count = (facts: readonly CountedFact[], by: 1 | -1) => {
    for (const key of facts.flatMap((fact) => tallyKeys(fact, workspaceId))) {
      const name = Object.values(key).join('|');
      const before = deltas.get(name)?.n ?? 0;
      deltas.set(name, { ...key, n: before + by });
    }
  };
  count(change.removed, -1);
  count(change.added, 1);
  return [...deltas.entries()]
    .filter(([, delta]) => delta.n !== 0)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, delta]) => delta);
}
