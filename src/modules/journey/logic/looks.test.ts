import { describe, expect, test } from 'vitest';
import { guardDueAt, guardVerdict, opensSpeck, speckDueAt } from './looks.ts';

describe('the speck rule', () => {
  test.each([
    ['missed', 1, true],
    ['missed', 2, true],
    ['recovered', 2, true],
    ['missed', 3, false],
    ['missed', null, false],
    ['kept', null, false],
  ] as const)('a check that was %s with severity %s opens a look: %s', (outcome, severity, opens) => {
    expect(opensSpeck({ outcome, severity, isFromLook: false })).toBe(opens);
    expect(opensSpeck({ outcome, severity, isFromLook: true })).toBe(false);
  });

  test('gives a day, twenty-four hours of it whatever the clocks do', () => {
    const evening = new Date('2026-03-28T20:00:00Z');
    expect(speckDueAt(evening)).toEqual(new Date('2026-03-29T20:00:00Z'));
    expect(speckDueAt(evening, 4)).toEqual(new Date('2026-03-29T00:00:00Z'));
  });
});

describe('the basics guard', () => {
  const light = { elementId: 'light to shave by', kind: 'guard-before', status: 'open' };

  test('mood lighting waits for a look at the light to shave by', () => {
    expect(guardVerdict(['light to shave by'], [])).toBe('look-first');
    expect(guardVerdict(['light to shave by'], [light])).toBe('look-first');
    expect(guardVerdict(['light to shave by'], [{ ...light, status: 'done' }])).toBe('may-be-given');
  });

  test('a look dropped, and a look a week later, are not the look before', () => {
    expect(guardVerdict([light.elementId], [{ ...light, status: 'dropped' }])).toBe('look-first');
    expect(guardVerdict([light.elementId], [{ ...light, kind: 'guard-after', status: 'done' }])).toBe(
      'look-first',
    );
  });

  test('every basic at risk is looked at, and without any nothing waits', () => {
    expect(guardVerdict([light.elementId, 'quiet'], [{ ...light, status: 'done' }])).toBe('look-first');
    expect(guardVerdict([], [])).toBe('no-basics-at-risk');
  });

  test('is looked at within a day, and again after a week', () => {
    const now = new Date('2028-02-28T12:00:00Z');
    expect(guardDueAt('guard-before', now)).toEqual(new Date('2028-02-29T12:00:00Z'));
    expect(guardDueAt('guard-after', now)).toEqual(new Date('2028-03-06T12:00:00Z'));
  });
});
