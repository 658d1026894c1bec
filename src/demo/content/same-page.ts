import type { RuleKind } from '#modules/rules/contract.ts';

/** A house rule beyond those every hotel has: one that was never told, one on its way, and one that died. */
export interface HouseRule {
  staffWording: string;
  customerSentence: string;
  why: string;
  protects: string;
  kind: RuleKind;
  flex: 'hard' | 'soft' | 'guide';
  isTold: boolean;
  untoldBecause: string;
  status: 'live' | 'nominated' | 'killed';
  burdenMinutes: number | null;
}

export const houseRules: readonly HouseRule[] = [
  {
    staffWording: 'No invoices to two addresses',
    customerSentence: 'Your whole stay goes on one invoice, to one address.',
    why: 'Our till cannot split a room after check-out.',
    protects: 'Nobody; the till',
    kind: 'habit',
    flex: 'soft',
    isTold: false,
    untoldBecause: '',
    status: 'live',
    burdenMinutes: 12,
  },
  {
    staffWording: 'Upgrades only from the duty manager',
    customerSentence: 'A larger room at the same price is for the duty manager to give.',
    why: 'Two people once gave the same suite away.',
    protects: 'Guests who paid for it',
    kind: 'commercial',
    flex: 'guide',
    isTold: false,
    untoldBecause: 'It would sound as if there were always one to be had.',
    status: 'live',
    burdenMinutes: null,
  },
  {
    staffWording: 'No dogs in the breakfast room',
    customerSentence: 'Dogs are welcome everywhere but in the breakfast room.',
    why: 'Food hygiene.',
    protects: 'Guests with allergies',
    kind: 'law',
    flex: 'hard',
    isTold: true,
    untoldBecause: '',
    status: 'live',
    burdenMinutes: null,
  },
  {
    staffWording: 'Late check-out needs a form',
    customerSentence: '',
    why: 'Nobody remembers.',
    protects: '',
    kind: 'habit',
    flex: 'guide',
    isTold: false,
    untoldBecause: '',
    status: 'nominated',
    burdenMinutes: 6,
  },
  {
    staffWording: 'Cash deposit for the minibar',
    customerSentence: 'We ask for a deposit of £20 for the minibar.',
    why: 'A bottle of port in 2011.',
    protects: 'The port',
    kind: 'habit',
    flex: 'soft',
    isTold: true,
    untoldBecause: '',
    status: 'killed',
    burdenMinutes: 4,
  },
];

/** What companies added, in their own words, version by version. */
export const wishes: readonly string[] = [
  'Our people can check in from 1 pm when they come off the early flight.',
  'One bill a month, with a line for each guest.',
  'A quiet room on the courtyard for whoever has a meeting the next morning.',
  'Breakfast from 6 when we leave before 7.',
  'Somebody rings us when a booking of ours cannot be kept, before anybody travels.',
  'The meeting room is set up the evening before.',
];

export const refusals: readonly string[] = [
  'We book for too few nights to sign anything.',
  'The cancellation terms are stricter than those of our other hotels.',
];

export const ranked: readonly (readonly [readonly string[], readonly string[]])[] = [
  [
    ['first-reply', 'room-as-booked', 'warm-welcome', 'bill-right', 'clean-room'],
    ['quiet-night', 'bill-right', 'room-as-booked', 'One name to ring', 'first-reply'],
  ],
  [
    ['clean-room', 'quiet-night', 'warm-welcome', 'room-as-booked', 'hot-water'],
    ['clean-room', 'quiet-night', 'room-as-booked', 'bill-right', 'hot-water'],
  ],
  [
    ['warm-welcome', 'treated-as-a-person', 'first-reply', 'faults-seen-to', 'quiet-night'],
    ['bill-right', 'room-as-booked', 'One bill a month', 'first-reply', 'Breakfast at six'],
  ],
];
