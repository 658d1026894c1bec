import { describe, expect, test } from 'vitest';
import { base32, fromBase32, matchingStep, stepAt, totp } from './totp.ts';

const secret = Buffer.from('12345678901234567890');

describe('a code by time', () => {
  // RFC 6238, appendix B, the rows for SHA-1.
  test.each([
    [59, '94287082'],
    [1_111_111_109, '07081804'],
    [1_111_111_111, '14050471'],
    [1_234_567_890, '89005924'],
    [2_000_000_000, '69279037'],
    [20_000_000_000, '65353130'],
  ])('at second %i is %s', (second, code) => {
    expect(totp(secret, stepAt(new Date(second * 1000)), 8)).toBe(code);
  });

  const now = new Date('2026-03-02T09:00:00Z');
  const step = stepAt(now);

  test('fits its step and one to either side, and no further', () => {
    const fits = [-2, -1, 0, 1, 2].map((off) =>
      matchingStep(totp(secret, step + off), { secret, now, lastStep: null }),
    );
    expect(fits).toEqual([undefined, step - 1, step, step + 1, undefined]);
  });

  test('works once, and takes those before it along', () => {
    expect(matchingStep(totp(secret, step), { secret, now, lastStep: step })).toBeUndefined();
    expect(matchingStep(totp(secret, step - 1), { secret, now, lastStep: step })).toBeUndefined();
    expect(matchingStep(totp(secret, step + 1), { secret, now, lastStep: step })).toBe(step + 1);
  });
});

describe('base32', () => {
  // RFC 4648, section 10, without padding.
  test.each([
    ['', ''],
    ['f', 'MY'],
    ['fo', 'MZXQ'],
    ['foo', 'MZXW6'],
    ['foob', 'MZXW6YQ'],
    ['fooba', 'MZXW6YTB'],
    ['foobar', 'MZXW6YTBOI'],
  ])('of "%s" is %s, and back', (plain, written) => {
    expect(base32(Buffer.from(plain))).toBe(written);
    expect(fromBase32(written).toString()).toBe(plain);
  });
});
