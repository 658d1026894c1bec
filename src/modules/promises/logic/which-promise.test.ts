import { describe, expect, test } from 'vitest';
import { promisesThatCount, type Candidate } from './which-promise.ts';

const toEveryone: Candidate = {
  id: 'everyone',
  kind: 'first-reply',
  elementId: null,
  audience: 'everyone',
  tier: null,
  customerId: null,
  targetMinutes: 240,
};
const toPremium: Candidate = {
  ...toEveryone,
  id: 'premium',
  audience: 'tier',
  tier: 'premium',
  targetMinutes: 60,
};
const toAcme: Candidate = {
  ...toEveryone,
  id: 'acme',
  audience: 'customer',
  customerId: 'acme',
  targetMinutes: 480,
};
const toAda: Candidate = { ...toAcme, id: 'ada', customerId: 'ada', targetMinutes: 30 };
const ada = { id: 'ada', companyId: 'acme', tier: 'premium' };

function counting(promises: Candidate[], customer: typeof ada | null = ada) {
  return promisesThatCount(promises, customer).map(({ id }) => id);
}

describe('the promise that counts', () => {
  test('is the most specific one, even when another asks more of us', () => {
    expect(counting([toEveryone, toPremium, toAcme, toAda])).toEqual(['ada']);
    expect(counting([toEveryone, toPremium, toAcme])).toEqual(['acme']);
    expect(counting([toEveryone, toPremium])).toEqual(['premium']);
    expect(counting([toEveryone])).toEqual(['everyone']);
  });

  test('is never one made to somebody else', () => {
    const grace = { id: 'grace', companyId: null, tier: 'standard' };
    expect(promisesThatCount([toPremium, toAcme, toAda], grace)).toEqual([]);
    expect(counting([toEveryone, toPremium, toAda], null)).toEqual(['everyone']);
  });

  test('is one of each kind, and among equals the one that asks most', () => {
    const closing: Candidate = { ...toEveryone, id: 'close', kind: 'close' };
    const slower: Candidate = { ...toEveryone, id: 'slower', targetMinutes: 600 };
    expect(counting([slower, toEveryone, closing])).toEqual(['everyone', 'close']);
  });

  test('is one for each element that is checked', () => {
    const clean: Candidate = {
      ...toEveryone,
      id: 'clean',
      kind: 'check',
      elementId: 'c',
      targetMinutes: null,
    };
    const quiet: Candidate = { ...clean, id: 'quiet', elementId: 'q' };
    const quietForAda: Candidate = { ...quiet, id: 'quiet for Ada', audience: 'customer', customerId: 'ada' };
    expect(counting([clean, quiet, quietForAda])).toEqual(['clean', 'quiet for Ada']);
  });
});
