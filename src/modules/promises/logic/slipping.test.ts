import { expect, test } from 'vitest';
import { keptnessOf } from './keptness.ts';
import { publicStanding, slippingBecause } from './slipping.ts';

const now = new Date('2026-03-06T12:00:00Z');
const kept = {
  status: 'published',
  trialUntil: null,
  keptness: keptnessOf({ kept: 19, n: 20 }),
  history: { supportsTarget: true },
};
const seldom = keptnessOf({ kept: 15, n: 20 });
const unsupported = { supportsTarget: false };

test.each([
  ['kept as promised', {}, null],
  ['kept too seldom', { keptness: seldom }, 'kept-too-seldom'],
  ['kept too seldom but not public', { keptness: seldom, status: 'trial' }, null],
  ['under its share by what could be chance', { keptness: keptnessOf({ kept: 16, n: 20 }) }, null],
  ['on trial until tomorrow', { trialUntil: '2026-03-07T12:00:00Z', history: unsupported }, null],
  ['whose trial ends now', { trialUntil: '2026-03-06T12:00:00Z', history: unsupported }, 'trial-over'],
  ['whose trial ended well', { trialUntil: '2026-03-05T12:00:00Z' }, null],
])('a promise %s', (_, but, because) => {
  expect(slippingBecause({ ...kept, ...but }, now)).toBe(because);
});

test('a trial is open until its last moment', () => {
  expect(publicStanding({ trialUntil: '2026-03-06T12:00:00.001Z' }, now)).toBe('on-trial');
  expect(publicStanding({ trialUntil: '2026-03-06T12:00:00Z' }, now)).toBe('published');
  expect(publicStanding({ trialUntil: null }, now)).toBe('published');
});
