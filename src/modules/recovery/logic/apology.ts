export interface ApologyFacts {
  /** What happened, as it was written down. */
  words: string;
  /** Why, if anybody knows. */
  causeWords: string;
  isStable: boolean | null;
  isInOurControl: boolean | null;
  /** Not the first failure of this customer in a year. */
  hasEarlier: boolean;
}

/**
 * What an apology says, in order; each is a sentence of the catalogue. It names what happened and the cause, and never a
 * person: an apology that blames somebody is none. Where the cause is not known yet, that is said.
 */
export function apologyParts(facts: ApologyFacts): string[] {
  const { causeWords, isStable, isInOurControl, hasEarlier } = facts;
  return [
    'greeting',
    hasEarlier ? 'sorryAgain' : 'sorry',
    causeWords === '' ? 'causeUnknown' : 'cause',
    ...(isInOurControl === false ? ['notOurs'] : []),
    ...(isStable === true ? ['staysFixed'] : []),
    'owner',
    'signature',
  ];
}

/** A sentence ends like one; what was jotted down often does not. */
export function asSentence(words: string): string {
  const trimmed = words.trim();
  return /[.!?…]$/.test(trimmed) ? trimmed : `${trimmed}.`;
}
