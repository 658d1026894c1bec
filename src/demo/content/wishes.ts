/** What guests of the house expect, by element, in their own words. */
export const wishes: readonly { element: string; words: readonly string[] }[] = [
  {
    element: 'first-reply',
    words: [
      'I like to hear within the hour, even if it is only that you are looking.',
      'An answer on the day I write.',
    ],
  },
  {
    element: 'quiet-night',
    words: ['A room away from the lift. I sleep badly.', 'No deliveries under the window before seven.'],
  },
  {
    element: 'light-to-shave-by',
    words: ['A light at the mirror I can really shave by.', 'A lamp on both sides of the mirror.'],
  },
  { element: 'hot-water', words: ['Hot water at half past six, without waiting.'] },
  {
    element: 'bill-right',
    words: ['One bill for the company, with the cost centre on it.', 'The bill by mail on the day I leave.'],
  },
  { element: 'warm-welcome', words: ['I like it when you know that I come by train and late.'] },
  { element: 'anything-in-town', words: ['Where one can eat well alone on a Monday.'] },
  { element: 'good-surprise', words: ['The newspaper was a lovely touch; I would miss it now.'] },
];

/** What they answer to "how much further could we go for you". */
export const further = [
  'Breakfast from six on weekdays would help me catch the early ferry.',
  'A desk I can really work at.',
  'Somewhere to dry a wet coat.',
  'Let me choose the room myself when I book.',
  'A late check-out on Sundays, even if it costs something.',
  'Oat milk, please.',
  'A quiet corner for a telephone call.',
];
