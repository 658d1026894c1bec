/** How often, when (days ago) and how it was taken: d delighted, n noticed, o nothing, . not noted. */
export interface Habit {
  account: 0 | 1 | 2;
  kind: string;
  what: string;
  given: readonly (readonly [daysAgo: number, taken: 'd' | 'n' | 'o' | '.'])[];
  absences?: readonly (readonly [daysAgo: number, wasMissed: boolean])[];
  askedAgo?: readonly number[];
  costMinor: number;
  minutes: number;
  ended?: { way: 'promise' | 'price' | 'vary' | 'stop'; daysAgo: number; noticed: boolean; words: string };
}

export const habits: readonly Habit[] = [
  {
    account: 0,
    kind: 'Evening report',
    what: 'Evening report of the group’s day, by mail at nine',
    given: [
      [310, 'd'],
      [280, 'd'],
      [250, 'd'],
      [220, 'n'],
      [160, 'n'],
      [120, 'o'],
      [80, 'o'],
      [50, '.'],
      [20, 'o'],
      [6, 'o'],
    ],
    absences: [
      [190, true],
      [100, true],
    ],
    askedAgo: [61, 33, 9],
    costMinor: 0,
    minutes: 35,
  },
  {
    account: 0,
    kind: 'Welcome drink',
    what: 'Elderflower spritz at the door',
    given: [
      [300, 'd'],
      [215, 'd'],
      [130, 'd'],
      [40, 'd'],
    ],
    absences: [
      [260, false],
      [170, false],
      [85, false],
    ],
    costMinor: 450,
    minutes: 5,
  },
  {
    account: 1,
    kind: 'Welcome drink',
    what: 'Champagne for the whole party',
    given: [
      [200, 'd'],
      [70, 'n'],
      [44, 'n'],
      [12, 'o'],
    ],
    askedAgo: [46, 14],
    costMinor: 5400,
    minutes: 10,
  },
  {
    account: 1,
    kind: 'Room upgrade',
    what: 'Sea view instead of courtyard',
    given: [
      [240, 'd'],
      [210, 'd'],
      [150, 'n'],
    ],
    askedAgo: [155],
    costMinor: 4000,
    minutes: 5,
    ended: {
      way: 'vary',
      daysAgo: 110,
      noticed: false,
      words: 'Something of the season, never twice the same.',
    },
  },
  {
    account: 2,
    kind: 'Airport pick-up',
    what: 'Fetched from the station by the porter',
    given: [
      [330, 'd'],
      [290, 'd'],
      [230, 'd'],
      [190, 'n'],
    ],
    askedAgo: [],
    absences: [[140, true]],
    costMinor: 1800,
    minutes: 50,
    ended: { way: 'stop', daysAgo: 150, noticed: false, words: 'The porter is needed at the house.' },
  },
  {
    account: 2,
    kind: 'Birthday cake',
    what: 'A small cake for the managing partner',
    given: [[95, 'd']],
    costMinor: 1200,
    minutes: 20,
  },
];

export interface Asked {
  account: 0 | 1 | 2;
  kind: string;
  words: readonly string[];
  daysAgo: readonly number[];
  scope: 'in' | 'beyond' | 'unclear';
  /** How many of them, counted from the first, were the first of their kind here. */
  unusual: number;
  minutes: number;
  /** The extra whose repetition it is. */
  again?: string;
}

/** After a site visit in the autumn one company began to ask for more than the agreement says, and has not stopped. */
export const asked: readonly Asked[] = [
  {
    account: 0,
    kind: 'Board papers',
    words: [
      'Could you print and bind the board papers again, twelve sets by eight?',
      'Since we saw your back office: would you also put the papers into folders?',
      'One more set for the chairman, please, in the larger type.',
    ],
    daysAgo: [82, 71, 58, 40, 37, 33, 29, 26, 22, 18, 13, 9, 5, 2],
    scope: 'beyond',
    unusual: 1,
    minutes: 210,
  },
  {
    account: 0,
    kind: 'Seating plan for dinner',
    words: [
      'Please draw up a seating plan; the list changed once more.',
      'Who sits next to whom? You know them by now.',
    ],
    daysAgo: [39, 31, 24, 16, 10, 3],
    scope: 'beyond',
    unusual: 1,
    minutes: 150,
  },
  {
    account: 0,
    kind: 'Evening report',
    words: [
      'You did not send the evening report, could we have it as always?',
      'Please do the report for the second group too.',
    ],
    daysAgo: [61, 33, 9],
    scope: 'unclear',
    unusual: 0,
    minutes: 35,
    again: 'Evening report',
  },
  {
    account: 0,
    kind: 'Interpreter for a workshop',
    words: ['Do you know somebody who interprets into Polish, for Thursday?'],
    daysAgo: [7],
    scope: 'unclear',
    unusual: 1,
    minutes: 60,
  },
  {
    account: 1,
    kind: 'Welcome drink',
    words: ['The champagne on arrival was lovely, the same again please.'],
    daysAgo: [46, 14],
    scope: 'beyond',
    unusual: 0,
    minutes: 10,
    again: 'Welcome drink',
  },
  {
    account: 1,
    kind: 'Late checkout',
    words: ['May we keep the rooms until four on Sunday?', 'Sunday again: could we stay a little longer?'],
    daysAgo: [88, 60, 27],
    scope: 'beyond',
    unusual: 0,
    minutes: 15,
  },
  {
    account: 2,
    kind: 'Late checkout',
    words: ['We would need the rooms until three on Sunday.'],
    daysAgo: [48],
    scope: 'beyond',
    unusual: 0,
    minutes: 15,
  },
  {
    account: 2,
    kind: 'Dog in the meeting room',
    words: ['Our founder brings her dog, a calm one. Is that all right in the meeting room?'],
    daysAgo: [35],
    scope: 'unclear',
    unusual: 1,
    minutes: 20,
  },
];
