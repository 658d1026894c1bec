import type { RuleKind } from '#modules/rules/contract.ts';
import type { Colleague } from './today/conversation.ts';

/** A rule of the house that has stories to tell: what it says, what it took, who bent it, and how it ended. */
export interface LivedRule {
  staffWording: string;
  customerSentence: string;
  why: string;
  protects: string;
  kind: RuleKind;
  flex: 'hard' | 'soft' | 'guide';
  isTold: boolean;
  untoldBecause: string;
  customerMinutes: number;
  staffMinutes: number;
  wordsToUse: string;
  nearestYes: string;
  situations: readonly string[];
  /** In the last thirty days, and in the ninety before. */
  held: readonly [number, number];
  bent: readonly [number, number];
  aggravations: number;
  /** Names of colleagues who flagged it, with what they said. */
  flags: readonly (readonly [Colleague, string])[];
  /** Days ago that it ended, how, and what was said. */
  ended?: { daysAgo: number; outcome: 'killed' | 'explained'; words: string; before: number; after: number };
  /** Its review is open since so many days. */
  openFor?: number;
}

export const livedRules: readonly LivedRule[] = [
  {
    staffWording: 'Refund only with the original receipt',
    customerSentence: 'To give you money back we need the receipt you were given.',
    why: 'Somebody was refunded twice in 2014.',
    protects: 'The till',
    kind: 'commercial',
    flex: 'soft',
    isTold: false,
    untoldBecause: 'It stands on the back of the receipt itself.',
    customerMinutes: 12,
    staffMinutes: 9,
    wordsToUse:
      'I can see the payment here, so I do not need the paper. Shall I send it back to the same card?',
    nearestYes: 'Back to the card it was paid with: that proves itself.',
    situations: ['They lost the receipt and want their money back', 'Paid by card, no paper, wants a refund'],
    held: [9, 14],
    bent: [15, 11],
    aggravations: 6,
    flags: [
      ['tom', 'She had the bank statement in her hand.'],
      ['ines', 'We can see every payment in the till.'],
      ['bea', 'Third one this week.'],
    ],
    openFor: 5,
  },
  {
    staffWording: 'Breakfast ends at ten, no exceptions',
    customerSentence: 'Breakfast is served until ten.',
    why: 'The kitchen turns to lunch.',
    protects: 'The cooks',
    kind: 'habit',
    flex: 'soft',
    isTold: true,
    untoldBecause: '',
    customerMinutes: 10,
    staffMinutes: 4,
    wordsToUse: '',
    nearestYes: '',
    situations: ['Came down after ten and wants breakfast'],
    held: [0, 0],
    bent: [0, 0],
    aggravations: 0,
    flags: [
      ['sam', 'They had been on the night ferry.'],
      ['luc', 'Every Sunday the same talk.'],
    ],
    ended: {
      daysAgo: 130,
      outcome: 'killed',
      words: 'Until eleven at weekends, and a cold plate for whoever comes later.',
      before: 11,
      after: 1,
    },
  },
  {
    staffWording: 'A form for every lost thing',
    customerSentence: 'We ask you to fill in a form before we look for what you have lost.',
    why: 'A ring was given to the wrong guest.',
    protects: 'Whoever lost it',
    kind: 'habit',
    flex: 'guide',
    isTold: false,
    untoldBecause: '',
    customerMinutes: 8,
    staffMinutes: 6,
    wordsToUse: '',
    nearestYes: '',
    situations: ['Left something behind in the room'],
    held: [0, 0],
    bent: [0, 0],
    aggravations: 0,
    flags: [
      ['gwen', 'I had the scarf in my hand while she wrote.'],
      ['dora', 'We look first, then write.'],
    ],
    ended: {
      daysAgo: 74,
      outcome: 'killed',
      words: 'We look first. What is of value is shown to two people.',
      before: 7,
      after: 0,
    },
  },
  {
    staffWording: 'No smoking anywhere in the house',
    customerSentence: 'Nobody smokes inside the house; there is a covered place by the garden door.',
    why: 'The law, and everybody who sleeps here.',
    protects: 'Everybody in the house',
    kind: 'law',
    flex: 'hard',
    isTold: true,
    untoldBecause: '',
    customerMinutes: 1,
    staffMinutes: 2,
    wordsToUse:
      'I may not allow it inside, for anybody: it is the law. There is a covered place by the garden door, with a heater.',
    nearestYes: 'The covered place by the garden door, with a heater and a chair.',
    situations: ['They want to smoke at the window', 'Asks for a smoking room'],
    held: [3, 6],
    bent: [0, 0],
    aggravations: 1,
    flags: [['tom', 'The heater by the garden door is often off.']],
  },
];

/** Bends by name of the colleague: what the guest needed, what was done, what it cost, and would they do it again. */
export const bends: readonly (readonly [Colleague, string, string, number, boolean])[] = [
  [
    'ines',
    'Had thrown the receipt away with the wrapping',
    'Sent it back to the card it was paid with',
    0,
    true,
  ],
  [
    'tom',
    'The receipt was in her husband’s pocket, at sea',
    'Found the payment in the till and paid it back',
    1850,
    true,
  ],
  ['bea', 'Bought by a guest who has left, for a friend', 'Gave the friend a new one instead', 2400, true],
  ['rosa', 'A child had drawn on the receipt', 'Paid it back and kept the drawing', 1250, true],
  ['tom', 'Only a photograph of the receipt', 'Took the photograph', 3200, true],
  ['ines', 'No receipt, was sure that he had paid cash', 'Paid back what he said', 1500, false],
];

/** A yes that was larger than one may give alone: who asked, whom, for what, how much, and what came of it. */
export const loans: readonly {
  by: Colleague;
  of: Colleague;
  words: string;
  amountMinor: number;
  minutesAgo: number;
  status: 'asked' | 'used' | 'declined';
}[] = [
  {
    by: 'tom',
    of: 'rosa',
    words: 'The anniversary couple arrives to a room without the view. The suite is free.',
    amountMinor: 6000,
    minutesAgo: 22,
    status: 'asked',
  },
  {
    by: 'ines',
    of: 'hannah',
    words: 'A night for the choir whose bus broke down.',
    amountMinor: 9500,
    minutesAgo: 12 * 1440,
    status: 'declined',
  },
];

/** Said in an ask; nobody has yet found the rule that is meant. */
export const saidInTheWay: readonly string[] = [
  'Why must a key be handed in to go for a walk?',
  'I could not move my dinner by half an hour because “the list was printed”.',
];

export const drills: readonly (readonly [number, boolean])[] = [
  [48, true],
  [71, true],
  [95, true],
  [64, true],
  [131, false],
  [88, true],
  [57, true],
  [118, true],
  [140, false],
  [66, true],
];
