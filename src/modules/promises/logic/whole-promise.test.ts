import { expect, test } from 'vitest';
import { isWholePromise } from './whole-promise.ts';

const reply = {
  kind: 'first-reply',
  audience: 'everyone',
  tier: null,
  customerId: null,
  targetMinutes: 60,
  elementId: null,
} as const;

test.each([
  [{}, undefined],
  [{ audience: 'tier', tier: 'premium' }, undefined],
  [{ audience: 'customer', customerId: 'c' }, undefined],
  [{ audience: 'tier' }, 'audience_unclear'],
  [{ audience: 'customer' }, 'audience_unclear'],
  [{ tier: 'premium' }, 'audience_unclear'],
  [{ targetMinutes: null }, 'target_missing'],
  [{ kind: 'visit' }, 'target_not_timed'],
  [{ kind: 'visit', targetMinutes: null }, undefined],
  [{ kind: 'check', targetMinutes: null }, 'element_missing'],
  [{ kind: 'check', targetMinutes: null, elementId: 'e' }, undefined],
] as const)('a first reply to everyone within an hour, but %o: %s', (but, because) => {
  expect(isWholePromise({ ...reply, ...but })).toMatchObject(because ? { because } : { whole: true });
});
