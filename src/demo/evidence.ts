import { dayIn } from '#platform/days.ts';
import type { EvidenceFact } from '#modules/report-cards/logic/evidence-of.ts';
import { tallyDeltas } from '#modules/report-cards/logic/tally-keys.ts';
import type { House } from './house.ts';

/** Stores what the calculations read, and counts it by the very functions that count it from day to day. */
export function layDownEvidence(house: House, facts: readonly EvidenceFact[], zone: string): void {
  const { random, rows, workspaceId } = house;
  const dated = facts.map((fact) => ({ ...fact, day: dayIn(zone, fact.at) }));
  rows.evidence = dated.map((fact) => ({
    ...fact,
    workspaceId,
    id: random.id(fact.at),
    replacesId: null,
    createdAt: fact.at,
  }));
  rows.evidenceTallies = tallyDeltas({ removed: [], added: dated }, workspaceId).map((delta) => ({
    ...delta,
    workspaceId,
  }));
}
