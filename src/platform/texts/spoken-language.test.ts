import { expect, test } from 'vitest';
import { spokenLanguage } from './texts.ts';

test.each([
  ['de', 'en-GB', 'en-GB', 'no words of ours are in German, so its dates are not either'],
  ['de-AT', 'en', 'en', 'the same with a region'],
  ['en', 'en-GB', 'en-GB', 'English is the English of the house'],
  ['en', 'en', 'en', 'and stays bare where the house has no region'],
  ['en-US', 'en-GB', 'en-US', 'whoever names a region keeps it'],
  [null, 'en-AU', 'en-AU', 'nothing known of the reader'],
  [null, 'pl', 'en-GB', 'nor a catalogue for the house'],
  ['en', 'pl', 'en-GB', 'English in a house without a catalogue'],
  ['en_US', 'en-GB', 'en-GB', 'a tag that is none never reaches a date'],
])('%s in a house of %s is spoken to in %s: %s', (wanted, house, spoken, _why) => {
  expect(spokenLanguage(wanted, house)).toBe(spoken);
});
