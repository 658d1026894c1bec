import type { Loss, OptionKind } from '#modules/recovery/contract.ts';

/** What failed, by the basic it broke, and what was done about it. */
export interface Slip {
  fault: string;
  words: string;
  severity: number;
  cause: string;
  isStable: boolean;
  isInOurControl: boolean;
  /** The apology names the cause. */
  sorry: string;
  fixed: string;
  loss: Loss;
  paidMinor: number;
}

export const slips: readonly Slip[] = [
  {
    fault: 'quiet-night',
    words: 'Music under the room until one in the morning',
    severity: 3,
    cause: 'The bar had not been told that the room above it was taken.',
    isStable: true,
    isInOurControl: true,
    sorry: 'I am sorry. We put you above the bar and did not tell the bar. That was ours to think of.',
    fixed: 'Moved to the garden side; the bar closes its doors at ten.',
    loss: 'time',
    paidMinor: 18_600,
  },
  {
    fault: 'quiet-night',
    words: 'The lift rattled past the room all night',
    severity: 2,
    cause: 'A roller of the lift had come loose.',
    isStable: false,
    isInOurControl: false,
    sorry: 'I am sorry about the lift. A roller had come loose, and nobody sleeps beside that.',
    fixed: 'The lift stood still by eleven and was mended in the morning.',
    loss: 'time',
    paidMinor: 15_200,
  },
  {
    fault: 'light-to-shave-by',
    words: 'Too dark at the mirror to shave',
    severity: 2,
    cause: 'The lamp was chosen for the mood and not for the mirror.',
    isStable: true,
    isInOurControl: true,
    sorry: 'I am sorry. I approved that lamp, and I had not tried to shave by it.',
    fixed: 'A brighter bulb within the hour, and a second lamp since.',
    loss: 'attention',
    paidMinor: 16_400,
  },
  {
    fault: 'hot-water',
    words: 'No hot water before breakfast',
    severity: 3,
    cause: 'The boiler of the old wing had gone out in the night.',
    isStable: false,
    isInOurControl: false,
    sorry: 'I am sorry. The boiler of your wing went out in the night, and we noticed it only when you rang.',
    fixed: 'Hot again at twenty to nine; the night porter looks at it at five now.',
    loss: 'product',
    paidMinor: 17_200,
  },
  {
    fault: 'clean-room',
    words: 'A speck of dust on the wardrobe, and then on everything',
    severity: 3,
    cause: 'The room had been signed off without being looked at.',
    isStable: false,
    isInOurControl: true,
    sorry: 'I am sorry for the lack of supervision. Your room was signed off, and nobody had looked.',
    fixed: 'An identical room, made up and looked at by the housekeeper herself.',
    loss: 'product',
    paidMinor: 42_000,
  },
  {
    fault: 'clean-room',
    words: 'Hair in the bath of a room we had just walked into',
    severity: 2,
    cause: 'Two rooms were changed by one person in the time of one.',
    isStable: true,
    isInOurControl: true,
    sorry: 'I am sorry. We had given one person two rooms in the time of one, and yours shows it.',
    fixed: 'Cleaned at once while they had tea.',
    loss: 'product',
    paidMinor: 16_800,
  },
  {
    fault: 'room-as-booked',
    words: 'Booked with two beds, given one',
    severity: 4,
    cause: 'The booking was changed by telephone and nobody wrote it down.',
    isStable: true,
    isInOurControl: true,
    sorry: 'I am sorry. You rang and told us, and we did not write it down. You did everything right.',
    fixed: 'The family room from the first evening, at the price of the other.',
    loss: 'product',
    paidMinor: 31_000,
  },
  {
    fault: 'bill-right',
    words: 'Charged twice for the same dinner',
    severity: 3,
    cause: 'The till had sent the table to the room as well as to the card.',
    isStable: false,
    isInOurControl: true,
    sorry:
      'I am sorry. Our till sent your dinner to the card and to the room. You should not have had to look.',
    fixed: 'Paid back the same day, with the corrected bill.',
    loss: 'money',
    paidMinor: 8400,
  },
  {
    fault: 'bill-right',
    words: 'Two weeks, three letters and no refund',
    severity: 4,
    cause: 'The refund lay with somebody who was on leave.',
    isStable: true,
    isInOurControl: true,
    sorry: 'I am sorry. Your refund lay on the desk of somebody on leave, and nobody had taken it over.',
    fixed: 'Paid by bank on the same afternoon.',
    loss: 'money',
    paidMinor: 14_900,
  },
  {
    fault: 'faults-seen-to',
    words: 'Cold in the room all evening, and nobody came',
    severity: 3,
    cause: 'The message stayed at the front desk when the shifts changed.',
    isStable: true,
    isInOurControl: true,
    sorry: 'I am sorry. Your message stayed at the desk when the shifts changed, so nobody came.',
    fixed: 'The radiator bled and a heater brought within twenty minutes.',
    loss: 'time',
    paidMinor: 15_900,
  },
];

export interface Remedy {
  kind: OptionKind;
  words: string;
  /** Shares of the refund that would be due. */
  cost: number;
  face: number;
}

/** Two or three of different kinds and like value, one of which fits what was lost. */
export const remedies: Readonly<Record<Loss, readonly Remedy[]>> = {
  money: [
    { kind: 'refund', words: 'The money back today', cost: 1, face: 1 },
    { kind: 'credit', words: 'A credit for your next stay', cost: 0.9, face: 1.25 },
  ],
  time: [
    { kind: 'time', words: 'Late check-out on a day of your choice, with lunch', cost: 0.5, face: 1.1 },
    { kind: 'refund', words: 'Part of the night back', cost: 1, face: 1 },
    { kind: 'credit', words: 'A credit for your next stay', cost: 0.9, face: 1.25 },
  ],
  product: [
    { kind: 'in-kind', words: 'Dinner for two in the house', cost: 0.5, face: 1.2 },
    { kind: 'credit', words: 'A credit for your next stay', cost: 0.9, face: 1.25 },
  ],
  attention: [
    {
      kind: 'person',
      words: 'Dora looks after your room herself for the rest of the stay',
      cost: 0.2,
      face: 1,
    },
    { kind: 'credit', words: 'A credit for your next stay', cost: 0.9, face: 1.2 },
  ],
};

export const surprises: readonly string[] = [
  'Chocolates from the harbour shop',
  'A bottle of elderflower on ice',
  'A book about the lighthouse, after what they asked at breakfast',
  'Tickets for the small boat at seven',
  'A hand-written card from the housekeeper',
  'Their daughter’s name in icing on the cake',
  'The corner table with the view, kept without asking',
  'A jar of the marmalade they had praised',
];

export const lastTouches: readonly string[] = [
  'Another box of the chocolates on the last evening',
  'Sandwiches for the train, with a note',
  'A card on the windscreen: come back soon',
  'The early paper, and a coffee before the desk opens',
];

export const saidAfter: readonly string[] = [
  '',
  'First class. One person, and she did what she said.',
  'Put right faster than I have ever seen it.',
  'Fine in the end.',
  '',
  'Kind people. I would rather have slept.',
];

/** Those that are not finished: whose conversation, what failed, minutes ago, and the last step that has been taken. */
export interface UnderWay {
  /** Whose conversation of today it is; without a name, one of the last weeks with the same fault. */
  customer?: string;
  fault: string;
  words?: string;
  minutesAgo: number;
  upTo: 'owned' | 'apologised' | 'fixed' | 'options-offered' | 'option-chosen' | 'surprise-given';
}

export const underWay: readonly UnderWay[] = [
  { customer: 'Moira Tennant', fault: 'quiet-night', minutesAgo: 70, upTo: 'owned' },
  {
    customer: 'Stephen Hallam',
    fault: 'bill-right',
    words: 'Two weeks and no refund',
    minutesAgo: 230,
    upTo: 'apologised',
  },
  {
    customer: 'Callum Redfern',
    fault: 'faults-seen-to',
    words: 'The key card failed for the third time',
    minutesAgo: 160,
    upTo: 'owned',
  },
  { fault: 'light-to-shave-by', minutesAgo: 1500, upTo: 'fixed' },
  { fault: 'hot-water', minutesAgo: 2600, upTo: 'options-offered' },
  { fault: 'room-as-booked', minutesAgo: 3900, upTo: 'option-chosen' },
  { fault: 'clean-room', minutesAgo: 5600, upTo: 'surprise-given' },
];

/** Our own words, thrown back: whose message, and what in it. */
export const thrownBack = { customer: 'D. Arkwright', phrase: 'five star', cue: 'not exactly' } as const;
