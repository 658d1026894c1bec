import { describe, expect, test } from 'vitest';
import {
  isTurnaroundExplained,
  mayPublish,
  mustExplainTurnaround,
  offeredMinutes,
  possibleWithin,
  promiseAdvice,
  spokenTime,
  statedLimitsOf,
  wantedWithin,
} from './what-to-promise.ts';
import { usualThresholds } from './thresholds.ts';

const limits = [
  { withinMinutes: 15, customers: 11 },
  { withinMinutes: 60, customers: 19 },
  { withinMinutes: 240, customers: 14 },
  { withinMinutes: 1440, customers: 43 },
  { withinMinutes: 2880, customers: 13 },
];

const twenty = [
  0.3, 0.4, 0.5, 0.5, 0.6, 0.7, 0.8, 0.9, 1, 1.1, 1.2, 1.3, 1.5, 1.6, 1.8, 2, 2.4, 3.2, 5, 20,
].map((hours) => hours * 60);

describe('what customers want', () => {
  test('is read from what they answered, each in minutes', () => {
    const answers = [
      { value: '15-minutes', customers: 11 },
      { value: '1-hour', customers: 19 },
      { value: '4-hours', customers: 14 },
      { value: '1-day', customers: 43 },
      { value: '2-days', customers: 13 },
      { value: 'whenever', customers: 9 },
    ];
    expect(statedLimitsOf(answers)).toEqual(limits);
  });

  test('an hour is the longest time that is soon enough for four in five', () => {
    const wanted = wantedWithin(limits);
    expect(wanted).toMatchObject({ withinMinutes: 60, meets: { value: 0.89, n: 100 } });
    expect(wanted?.steps.map(({ withinMinutes, meets }) => [withinMinutes, meets.value])).toEqual([
      [15, 1],
      [60, 0.89],
      [240, 0.7],
      [1440, 0.56],
      [2880, 0.13],
    ]);
  });

  test('limits may come in any order and more than once', () => {
    const scattered = [...limits, { withinMinutes: 60, customers: 0 }].toReversed();
    expect(wantedWithin(scattered)).toEqual(wantedWithin(limits));
  });

  test('exactly four in five is enough', () => {
    const even = [
      { withinMinutes: 15, customers: 2 },
      { withinMinutes: 60, customers: 8 },
    ];
    expect(wantedWithin(even)?.withinMinutes).toBe(60);
  });

  test('nobody asked wants nothing known', () => {
    expect(wantedWithin([])).toBeNull();
    expect(wantedWithin([{ withinMinutes: 60, customers: 0 }])).toBeNull();
  });
});

describe('what is possible', () => {
  test('twenty reply times support four hours, kept 18 times', () => {
    expect(possibleWithin(twenty)).toEqual({
      supported: true,
      withinMinutes: 240,
      kept: { value: 0.9, interval: { low: expect.closeTo(0.7, 2), high: expect.closeTo(0.97, 2) }, n: 20 },
      keptCount: 18,
      p50: expect.closeTo(66, 6),
      p90: expect.closeTo(192, 6),
      n: 20,
    });
  });

  test('nineteen support no promise, only "usually within"', () => {
    expect(possibleWithin(twenty.slice(0, 19))).toEqual({
      supported: false,
      because: 'too-few-times',
      n: 19,
      needed: 20,
      usuallyWithinMinutes: 240,
    });
    expect(possibleWithin([])).toMatchObject({ n: 0, usuallyWithinMinutes: null });
  });

  test('only the last fifty count', () => {
    const slowOnce = Array.from({ length: 200 }, () => 5000);
    const fastNow = Array.from({ length: 50 }, () => 10);
    expect(possibleWithin([...slowOnce, ...fastNow])).toMatchObject({ withinMinutes: 15, n: 50 });
  });

  test('a time that just fits its offer is within it', () => {
    const by = { ...usualThresholds, fewestTimes: 5, promisedShare: 0.55 };
    expect(possibleWithin([10, 20, 30, 40, 50], undefined, by)).toMatchObject({ withinMinutes: 30, p90: 30 });
    expect(possibleWithin(Array.from({ length: 20 }, () => 60))).toMatchObject({ withinMinutes: 60 });
    expect(possibleWithin(Array.from({ length: 20 }, () => 60.001))).toMatchObject({ withinMinutes: 120 });
  });

  test('slower than every offer is said so', () => {
    const slow = Array.from({ length: 20 }, () => 9000);
    expect(possibleWithin(slow)).toMatchObject({
      supported: false,
      because: 'slower-than-every-offer',
      p90: 9000,
    });
  });

  test('the offers are five days at most, so none needs explaining', () => {
    expect(offeredMinutes.some(mustExplainTurnaround)).toBe(false);
    expect(mustExplainTurnaround(28 * 1440)).toBe(true);
  });
});

describe('the gap', () => {
  test('is how much longer we take than customers want', () => {
    expect(promiseAdvice({ limits, timesInMinutes: twenty }).gapMinutes).toBe(180);
  });

  test('is not known while either side is not', () => {
    expect(promiseAdvice({ limits: [], timesInMinutes: twenty }).gapMinutes).toBeNull();
    expect(promiseAdvice({ limits, timesInMinutes: [5] }).gapMinutes).toBeNull();
  });
});

describe('publishing a promise', () => {
  const now = new Date('2026-03-06T12:00:00Z');
  const later = new Date('2026-06-06T12:00:00Z');

  test.each([
    ['a promise its history supports', 240, twenty, null, { allowed: true, as: 'supported' }],
    ['one exactly at the ninetieth percentile', 3.2 * 60, twenty, null, { allowed: true, as: 'supported' }],
    ['one too good', 60, twenty, null, { allowed: false, because: 'history-does-not-support-it' }],
    ['one too good, on trial', 60, twenty, later, { allowed: true, as: 'on-trial' }],
    ['a new one', 60, [], null, { allowed: false, because: 'too-few-times' }],
    ['a new one, on trial', 60, [], later, { allowed: true, as: 'on-trial' }],
    ['one whose trial ends now', 60, twenty, now, { allowed: false, because: 'history-does-not-support-it' }],
  ])('%s', (_name, targetMinutes, timesInMinutes, trialUntil, publishing) => {
    expect(
      mayPublish({ targetMinutes, timesInMinutes, outcomes: { kept: 0, n: 0 }, trialUntil, now }),
    ).toEqual(publishing);
  });
});

test.each([
  [18, 20, true],
  [17, 20, false],
  [19, 19, false],
  [0, 0, false],
])('a promise that is checked, kept %d times of %d, may be published: %s', (kept, n, allowed) => {
  const facts = { targetMinutes: null, timesInMinutes: [], trialUntil: null, now: new Date(0) };
  expect(mayPublish({ ...facts, outcomes: { kept, n } }).allowed).toBe(allowed);
});

test.each([
  [7200, {}, true],
  [7201, {}, false],
  [40_320, { why: 'Parts come by ship.', meanwhile: 'A weekly photograph.' }, false],
  [40_320, { why: 'Parts come by ship.', meanwhile: 'A weekly photograph.', shorter: 'A stock here.' }, true],
  [null, {}, true],
])('the 28-day test of %s minutes with %o is passed: %s', (minutes, texts, passed) => {
  expect(isTurnaroundExplained(minutes, { why: '', meanwhile: ' ', shorter: '', ...texts })).toBe(passed);
});

test.each([
  [15, 15, 'minute'],
  [60, 1, 'hour'],
  [90, 90, 'minute'],
  [240, 4, 'hour'],
  [1440, 1, 'day'],
  [2160, 36, 'hour'],
  [7200, 5, 'day'],
  [0, 0, 'minute'],
])('%d minutes are spoken as %d %s', (minutes, count, unit) => {
  expect(spokenTime(minutes)).toEqual({ count, unit });
});
