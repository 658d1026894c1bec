import { expect, test } from 'vitest';
import { evidenceOfBrokenWord } from './evidence-of-broken-word.ts';

const word = {
  refKind: 'request',
  id: 'r',
  isBroken: true,
  at: new Date('2026-03-02T09:00:00Z'),
  customerId: 'c',
  conversationId: 'v',
  touchpointId: null,
  elementId: null,
  teamId: 't',
} as const;

test('a no under a rule nobody had told is a basic missed, of the house and of no person', () => {
  expect(evidenceOfBrokenWord(word, null)).toEqual([
    expect.objectContaining({ pillar: 'core', outcome: 'missed', severity: 2, source: 'act', staffId: null }),
  ]);
});

test('nothing stands against us once it is put right', () => {
  expect(evidenceOfBrokenWord({ ...word, isBroken: false }, null)).toEqual([]);
});
