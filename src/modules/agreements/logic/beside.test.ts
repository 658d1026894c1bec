import { expect, test } from 'vitest';
import { shouldHavePage } from './beside.ts';

const somebody = { kind: 'contact', tier: 'standard', belongsToCompany: false, hasAcceptedPage: false };

test.each([
  [somebody, false],
  [{ ...somebody, kind: 'company' }, true],
  [{ ...somebody, belongsToCompany: true }, true],
  [{ ...somebody, tier: 'premium' }, true],
  [{ ...somebody, tier: 'flagship' }, true],
  [{ ...somebody, tier: 'flagship', hasAcceptedPage: true }, false],
])('work for %j should have a page: %s', (customer, expected) => {
  expect(shouldHavePage(customer)).toBe(expected);
});
