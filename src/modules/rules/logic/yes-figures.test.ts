import { describe, expect, test } from 'vitest';
import { fairnessOf, shareFrom } from './yes-figures.ts';

test('a share is said from the fewest on, with its interval: 15 of 24 is .625 [.427, .788]', () => {
  const share = shareFrom(15, 24, 10);
  expect(share?.value).toBe(0.625);
  expect(share?.interval.low).toBeCloseTo(0.427, 3);
  expect(share?.interval.high).toBeCloseTo(0.788, 3);
  expect(shareFrom(5, 9, 10)).toBeNull();
  expect(shareFrom(0, 0, 0)).toBeNull();
});

describe('are rules bent for all alike?', () => {
  const verdicts = (byTier: Parameters<typeof fairnessOf>[0]) =>
    fairnessOf(byTier, 10).map(({ moreThanStandard }) => moreThanStandard?.verdict ?? null);

  test('a clear difference is said, in both directions', () => {
    const standard = { bent: 4, n: 40 };
    expect(verdicts({ standard, flagship: { bent: 18, n: 20 } })).toEqual([null, null, 'yes']);
    expect(verdicts({ standard: { bent: 36, n: 40 }, premium: { bent: 2, n: 20 } })).toEqual([
      null,
      'no-the-opposite',
      null,
    ]);
  });

  test('what may be chance is not shown yet, and too few say nothing', () => {
    const standard = { bent: 10, n: 20 };
    expect(verdicts({ standard, premium: { bent: 6, n: 10 } })).toEqual([null, 'not-shown-yet', null]);
    expect(verdicts({ standard, premium: { bent: 9, n: 9 } })).toEqual([null, null, null]);
    expect(fairnessOf({}, 10).map(({ tier, n, share }) => [tier, n, share])).toEqual([
      ['standard', 0, null],
      ['premium', 0, null],
      ['flagship', 0, null],
    ]);
  });
});
