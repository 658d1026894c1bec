/** What was said at the reviews of the company guests: invented, and believable for a house that lives on them. */
export interface ToldReview {
  score: number;
  scoredBy: string;
  notes: string;
  agenda: readonly string[];
  focus: readonly string[];
  actions: readonly string[];
  openPoint?: string;
  privateNotes?: string;
}

export const earlierReviews: readonly Omit<ToldReview, 'score'>[] = [
  {
    scoredBy: 'Priya Nair',
    notes:
      'Their people sleep well and arrive on time for the early meetings. Two invoices came without the order number, and somebody had to ring for it.\n\nWe agreed that the order number stands on every invoice from now on.',
    agenda: ['The order number on invoices', 'Early breakfast on meeting days', 'Rooms at the back'],
    focus: ['Invoices right first time', 'Quiet rooms', 'Early breakfast'],
    actions: ['Order number on every invoice', 'Breakfast from 6:15 on meeting days'],
  },
  {
    scoredBy: 'Priya Nair',
    notes:
      'Invoices have been right since. The spring was hard: replies were late for weeks, and they noticed. They were told why, and what we do about it.\n\nNew: they would like the list of arrivals the evening before.',
    agenda: ['Late replies in April', 'What we changed since', 'The list of arrivals'],
    focus: ['Replies the same day', 'Invoices right first time', 'Arrivals known the evening before'],
    actions: ['A named colleague for the group desk', 'Try the evening list for four weeks'],
    privateNotes: 'They were kinder about April than we deserved. Do not take that as agreement.',
  },
  {
    scoredBy: 'Martin Oyelaran',
    notes:
      'The named colleague is what they praise most. The evening list is read by everybody in their office, and they plan by it.\n\nThey asked for two more things: a room held back on Mondays, and the minibar billed apart.',
    agenda: ['The evening list', 'A room held back on Mondays', 'Billing the minibar apart'],
    focus: ['A named colleague', 'The evening list', 'Replies the same day', 'Quiet rooms'],
    actions: ['Minibar on an invoice of its own', 'Look at Mondays again in six weeks'],
  },
];

export const lastReview: ToldReview = {
  score: 9.6,
  scoredBy: 'Priya Nair',
  notes:
    'A very good quarter: every promise but one was kept, and the one that was missed was put right the same evening. They said twice how much their people like coming.\n\nThe evening list is no longer something special to them. When it was missing on two Sundays, they rang. They asked for more than usual: short-notice groups, a second early breakfast, transfers on Sundays.',
  agenda: [
    'What their people say, in their own words',
    'The two Sundays without the evening list',
    'Requests at short notice: what they take, and what waits',
    'Transfers on Sundays',
  ],
  focus: [
    'The evening list, seven days a week',
    'One named colleague for groups',
    'Rooms ready for early arrivals',
    'Invoices right first time',
    'Quiet on the second floor',
  ],
  actions: [
    'Say whether the evening list becomes a promise',
    'Put down what the short-notice groups take',
    'Talk to the house team about the second floor',
  ],
  openPoint: 'Who pays for the Sunday transfers?',
  privateNotes:
    'The team does all this without a word, and it shows on the rota. Before we promise the list, look at what it takes on Sundays.',
};

export const unfinishedReview: ToldReview = {
  score: 7.5,
  scoredBy: 'Helen Marsh',
  notes: '',
  agenda: ['Parking for their drivers', 'Two reminders for one paid invoice', 'Dates for the spring'],
  focus: ['Parking for drivers', 'Reminders only for what is owed'],
  actions: ['Ask the harbour office about four more spaces'],
};

export const dissatisfied =
  'Twice this quarter our late arrivals stood in front of a locked door for ten minutes. And I still never know which of you to ring.';

export const scriptAnswers: Readonly<Record<string, string>> = {
  focus: 'The evening list, and one person who knows us.',
  requests: 'The list every day. The rest was for the fair and will not come again.',
  trade: 'They would rather have the list than the fruit basket.',
  normal: 'The fruit basket. They had forgotten that it was ever new.',
  page: 'That the list comes by six, and what happens when it does not.',
};

export const teamNote =
  'They plan by the evening list now: by six, every day.\nThe fruit basket may go, with thanks to whoever carried it.';
