import { describe, expect, test } from 'vitest';
import { unequalPairs, type Occasion } from './inconsistency.ts';

const at = (day: number) => new Date(Date.UTC(2026, 2, day));
const occasion = (given: Partial<Occasion> & { id: string }): Occasion => ({
  elementId: 'light',
  outcome: 'kept',
  servedBy: 'ann',
  channel: 'email',
  at: at(1),
  ref: { kind: 'check', id: given.id },
  ...given,
});
const days = { days: 30 };
const found = (occasions: readonly Occasion[]) =>
  unequalPairs(occasions, days).map(({ failed, kept, differs, daysApart }) => [
    failed.ref.id,
    kept.ref.id,
    differs.join('+'),
    daysApart,
  ]);

describe('the same thing, two outcomes', () => {
  test('is one element with two people within thirty days', () => {
    expect(
      found([
        occasion({ id: 'well' }),
        occasion({ id: 'not', outcome: 'failed', servedBy: 'ben', at: at(11) }),
      ]),
    ).toEqual([['not', 'well', 'person', 10]]);
  });

  test('is one element by two channels', () => {
    expect(
      found([
        occasion({ id: 'well' }),
        occasion({ id: 'not', outcome: 'failed', channel: 'phone', at: at(3) }),
      ]),
    ).toEqual([['not', 'well', 'channel', 2]]);
  });

  test.each([
    ['the same person and channel', { outcome: 'failed' as const, at: at(2) }],
    ['another element', { outcome: 'failed' as const, servedBy: 'ben', elementId: 'bed' }],
    ['more than thirty days', { outcome: 'failed' as const, servedBy: 'ben', at: at(32) }],
    ['nobody knows who or how', { outcome: 'failed' as const, servedBy: null, channel: null }],
    ['both well', { servedBy: 'ben' }],
  ])('is not: %s', (_why, other) => {
    expect(found([occasion({ id: 'well' }), occasion({ id: 'not', ...other })])).toEqual([]);
  });

  test('thirty days to the hour still count', () => {
    expect(
      found([
        occasion({ id: 'well' }),
        occasion({ id: 'not', outcome: 'failed', servedBy: 'ben', at: at(31) }),
      ]),
    ).toHaveLength(1);
  });

  test('stands beside the nearest that went well, the latest failure first', () => {
    expect(
      found([
        occasion({ id: 'far' }),
        occasion({ id: 'near', at: at(9), channel: 'phone' }),
        occasion({ id: 'early', outcome: 'failed', servedBy: 'ben', at: at(10) }),
        occasion({ id: 'late', outcome: 'failed', servedBy: 'ben', at: at(12) }),
      ]),
    ).toEqual([
      ['late', 'near', 'person+channel', 3],
      ['early', 'near', 'person+channel', 1],
    ]);
  });
});
