import { describe, expect, test } from 'vitest';
import { keptnessOf } from './keptness.ts';

describe('how a promise is kept', () => {
  test.each([
    // 18 of 20 is [.699, .972]: what was promised.
    [18, 20, 'as-promised'],
    // 15 of 20 is [.531, .888]: the whole interval lies below nine in ten.
    [15, 20, 'slipping'],
    // 16 of 20 is [.584, .919]: under, and it could still be chance.
    [16, 20, 'not-shown-yet'],
    [0, 9, 'too-few'],
    [0, 10, 'slipping'],
    [0, 0, 'too-few'],
  ])('%d of %d is %s', (kept, n, verdict) => {
    expect(keptnessOf({ kept, n })).toMatchObject({ kept, n, promised: 0.9, verdict });
  });

  test('says how sure it is, and nothing while nothing is decided', () => {
    expect(keptnessOf({ kept: 18, n: 20 }).share?.interval.low).toBeCloseTo(0.699, 3);
    expect(keptnessOf({ kept: 0, n: 0 }).share).toBeNull();
  });

  test('is measured against the share this workspace promises', () => {
    expect(keptnessOf({ kept: 16, n: 20 }, { promised: 0.95 }).verdict).toBe('slipping');
  });
});
