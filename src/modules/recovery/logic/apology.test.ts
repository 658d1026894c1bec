import { describe, expect, test } from 'vitest';
import { apologyParts, asSentence, type ApologyFacts } from './apology.ts';

const facts: ApologyFacts = {
  words: 'Dust on the wardrobe',
  causeWords: 'The room was not looked over after it was cleaned',
  isStable: false,
  isInOurControl: true,
  hasEarlier: false,
};

describe('the first version of an apology', () => {
  test('says sorry, names the cause and who puts it right', () => {
    expect(apologyParts(facts)).toEqual(['greeting', 'sorry', 'cause', 'owner', 'signature']);
  });
  test('says that the cause is not known yet', () => {
    expect(apologyParts({ ...facts, causeWords: '' })).toContain('causeUnknown');
  });
  test('makes no excuse of what was not ours, and promises what is to stay fixed', () => {
    const parts = apologyParts({ ...facts, isInOurControl: false, isStable: true, hasEarlier: true });
    expect(parts).toEqual(['greeting', 'sorryAgain', 'cause', 'notOurs', 'staysFixed', 'owner', 'signature']);
  });
  test('ends its sentences', () => {
    expect(asSentence(' Dust on the wardrobe ')).toBe('Dust on the wardrobe.');
    expect(asSentence('Why?')).toBe('Why?');
  });
});
