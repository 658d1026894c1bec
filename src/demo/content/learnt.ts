import type { Barrier } from '#modules/learning/logic/barriers.ts';

/** What may have been there, in our own words. */
export const features: readonly string[] = [
  'Began with what the guest needed',
  'One person from beginning to end',
  'An answer within the hour',
  'Something nobody had asked for',
  'A rule was in the way',
];

interface Case {
  name: string;
  verdict: 'great' | 'awful';
  words: string;
  /** Places in the list of features. */
  has: readonly number[];
}

export const cases: readonly Case[] = [
  {
    name: 'The anniversary that was a secret',
    verdict: 'great',
    words: 'He rang once, and Dora did the rest.',
    has: [0, 1, 2, 3],
  },
  {
    name: 'Dust on the wardrobe',
    verdict: 'great',
    words: 'It began badly and ended as the best letter of the year.',
    has: [0, 1, 2, 3],
  },
  {
    name: 'Choir of eighteen, one piano',
    verdict: 'great',
    words: 'We found the piano before we found the rooms.',
    has: [0, 1, 2],
  },
  { name: 'The night ferry', verdict: 'great', words: 'Breakfast at two in the afternoon.', has: [0, 2, 3] },
  { name: 'A child’s lost rabbit', verdict: 'great', words: 'It came home by taxi.', has: [0, 1, 3] },
  {
    name: 'Two beds, booked by telephone',
    verdict: 'great',
    words: 'Our mistake, put right before they had unpacked.',
    has: [0, 1, 2],
  },
  {
    name: 'Two weeks and no refund',
    verdict: 'awful',
    words: 'Nobody had it, so nobody did it.',
    has: [2, 4],
  },
  {
    name: 'Music until half past one',
    verdict: 'awful',
    words: 'Three of us said we would ask somebody.',
    has: [],
  },
  { name: 'A form for a lost scarf', verdict: 'awful', words: 'We had the scarf in our hand.', has: [2, 4] },
];

/** How far the house agrees with its ten statements, one of five barriers each; 5 is entirely. */
export const leanings: Readonly<Record<Barrier, number>> = {
  spotlight: 3.6,
  cost: 2.4,
  humans: 3.3,
  speed: 4.1,
  values: 3.7,
};
