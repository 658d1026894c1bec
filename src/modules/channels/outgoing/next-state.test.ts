import { expect, test } from 'vitest';
import { mostSendingAttempts, nextState } from './next-state.ts';

const facts = { attempts: 1, acceptedBefore: [] as string[], chance: 1 };
const full = { address: 'bob@b.test', isFinal: false, detail: '450 full' };
const gone = { address: 'bob@b.test', isFinal: true, detail: '550 nobody' };

test('a mail that everybody has is done', () => {
  const outcome = { kind: 'sent', accepted: ['ann@a.test'], refused: [] } as const;
  expect(
    nextState(
      { ...outcome, accepted: ['ann@a.test'], refused: [] },
      { ...facts, acceptedBefore: ['eve@e.test'] },
    ),
  ).toEqual({
    state: 'accepted',
    accepted: ['eve@e.test', 'ann@a.test'],
    detail: null,
  });
});

test('an uncertain mail is never queued again by itself', () => {
  expect(nextState({ kind: 'uncertain', detail: 'cut', accepted: ['ann@a.test'] }, facts)).toEqual({
    state: 'uncertain',
    accepted: [],
    detail: 'cut',
  });
});

test('a refusal keeps the words of the server', () => {
  expect(nextState({ kind: 'rejected', detail: '554 never', refused: [] }, facts)).toMatchObject({
    state: 'rejected',
    detail: '554 never',
  });
});

test('some refused for now: only they are tried again', () => {
  expect(nextState({ kind: 'sent', accepted: ['ann@a.test'], refused: [full] }, facts)).toEqual({
    state: 'queued',
    accepted: ['ann@a.test'],
    detail: 'bob@b.test: 450 full',
    retryInSeconds: 5,
  });
});

test('some refused for good: it is said who, and that the others have it', () => {
  expect(nextState({ kind: 'sent', accepted: ['ann@a.test'], refused: [gone] }, facts)).toEqual({
    state: 'rejected',
    accepted: ['ann@a.test'],
    detail: 'bob@b.test: 550 nobody',
  });
});

test('waits grow to four hours, add up to about a day, and end with a rejection', () => {
  const later = { kind: 'later', detail: '451 busy', refused: [] } as const;
  const waits: number[] = [];
  for (let attempts = 1; ; attempts++) {
    const next = nextState({ ...later, refused: [] }, { ...facts, attempts });
    if (next.state !== 'queued') {
      expect([next.state, attempts]).toEqual(['rejected', mostSendingAttempts]);
      break;
    }
    waits.push(next.retryInSeconds);
  }
  expect(waits.slice(0, 3)).toEqual([5, 10, 20]);
  expect(Math.max(...waits)).toBe(4 * 3600);
  const hours = waits.reduce((sum, wait) => sum + wait, 0) / 3600;
  expect(hours).toBeGreaterThan(8);
  expect(hours).toBeLessThan(30);
});
