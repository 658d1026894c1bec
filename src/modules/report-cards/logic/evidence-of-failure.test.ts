import { describe, expect, test } from 'vitest';
import type { EvidenceFact } from './evidence-of.ts';
import { asPutRight, evidenceOfFailure, type ToldFailure } from './evidence-of-failure.ts';

const failure: ToldFailure = {
  id: 'f1',
  status: 'open',
  severity: 4,
  happenedAt: new Date('2026-03-02T09:00:00Z'),
  customerId: 'c1',
  conversationId: null,
  teamId: null,
  elementId: 'e1',
  elementPillar: 'core',
};
const place = { stage: null, touchpointId: null };

describe('a failure that was told', () => {
  test('is a basic missed, as grave as it is, and nobody’s in person', () => {
    expect(evidenceOfFailure(failure, place)).toEqual([
      expect.objectContaining({ outcome: 'missed', severity: 4, pillar: 'core', staffId: null }),
    ]);
  });
  test('counts half once it is put right, and whole while it is left', () => {
    const outcome = (status: string) => evidenceOfFailure({ ...failure, status }, place)[0]?.outcome;
    expect(['recovering', 'recovered', 'unrecovered'].map(outcome)).toEqual([
      'missed',
      'recovered',
      'missed',
    ]);
  });
  test('of an experience is no evidence: only what customers answer is', () => {
    expect(evidenceOfFailure({ ...failure, elementPillar: 'experience' }, place)).toEqual([]);
  });
});

test('what was missed elsewhere counts half once it is put right, and nothing else changes', () => {
  const fact = (given: Partial<EvidenceFact>) =>
    ({ pillar: 'core', outcome: 'missed', ...given }) as EvidenceFact;
  const facts = [fact({}), fact({ outcome: 'kept' }), fact({ pillar: 'experience', outcome: 'unhappy' })];
  expect(asPutRight(facts, false)).toEqual(facts);
  expect(asPutRight(facts, true).map(({ outcome }) => outcome)).toEqual(['recovered', 'kept', 'unhappy']);
});
