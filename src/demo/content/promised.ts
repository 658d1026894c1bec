import type { Colleague } from './today/conversation.ts';

export type MadeKind = 'call-back' | 'visit' | 'fix' | 'next-update';

interface StandingPromise {
  key: string;
  kind: string;
  name: string;
  sentence: string;
  targetMinutes: number | null;
  status: 'draft' | 'trial' | 'published';
  audience?: 'tier';
  tier?: 'premium' | 'flagship';
  toCompany?: true;
  element?: string;
  owner?: Colleague;
  limits?: string;
  redress?: string;
  trialDays?: number;
  turnaroundWhy?: string;
  turnaroundMeanwhile?: string;
  turnaroundShorter?: string;
}

/** What Harbour House promises beside the first reply that every hotel starts with. */
export const standingPromises: readonly StandingPromise[] = [
  {
    key: 'call-back',
    kind: 'call-back',
    name: 'We call you back',
    sentence: 'If we say we call, we call within 4 hours.',
    targetMinutes: 240,
    status: 'published',
    owner: 'ines',
    redress: 'A drink at the bar, on us.',
  },
  {
    key: 'fix',
    kind: 'fix',
    name: 'What is broken is fixed',
    sentence: 'What does not work in your room is fixed within 1 day.',
    targetMinutes: 1440,
    status: 'published',
    owner: 'rosa',
    limits: 'While you stay with us.',
    redress: 'Another room, or the night at half price.',
  },
  {
    key: 'visit',
    kind: 'visit',
    name: 'We come when we say',
    sentence: 'When we agree a time to come to your room, we come in that time.',
    targetMinutes: null,
    status: 'published',
    owner: 'dora',
    trialDays: 20,
  },
  {
    key: 'clean',
    kind: 'check',
    name: 'A clean room',
    sentence: 'Your room is clean when you come in.',
    targetMinutes: null,
    element: 'clean-room',
    status: 'published',
    owner: 'dora',
    redress: 'We clean it at once and breakfast is on us.',
  },
  {
    key: 'next-update',
    kind: 'next-update',
    name: 'The next update',
    sentence: 'While we work on it you hear from us again within 1 day.',
    targetMinutes: 1440,
    status: 'published',
    owner: 'rosa',
  },
  {
    key: 'flagship-reply',
    kind: 'first-reply',
    name: 'First reply, flagship',
    sentence: 'A person who knows you answers within 30 minutes.',
    targetMinutes: 30,
    audience: 'tier',
    tier: 'flagship',
    status: 'trial',
    owner: 'rosa',
  },
  {
    key: 'northline-reply',
    kind: 'first-reply',
    name: 'Groups desk for Northline',
    sentence: 'Your groups desk answers within 15 minutes, eight to eight.',
    targetMinutes: 15,
    toCompany: true,
    status: 'trial',
    owner: 'hannah',
    limits: 'For groups already confirmed.',
  },
  {
    key: 'lost-things',
    kind: 'answer',
    name: 'Lost things come home',
    sentence: 'What you left behind is on its way within 28 days.',
    targetMinutes: 40_320,
    status: 'draft',
    owner: 'tom',
    turnaroundWhy: 'We post once a month, when the carrier comes.',
    turnaroundMeanwhile: 'A photograph of what we found, the same day.',
  },
];

interface MadeToday {
  kind: MadeKind;
  words: string;
  startedMinutesAgo: number;
  dueInMinutes: number;
  movedFromMinutes?: number;
}

/** What was promised and is open now: some at risk, one late, one moved, one next update. */
export const madeToday: readonly MadeToday[] = [
  { kind: 'call-back', words: 'Call about the bathroom lamp', startedMinutesAgo: 100, dueInMinutes: 22 },
  {
    kind: 'fix',
    words: 'Send the group menu',
    startedMinutesAgo: 1300,
    dueInMinutes: 960,
    movedFromMinutes: -20,
  },
  { kind: 'visit', words: 'Look at the window in 14', startedMinutesAgo: 200, dueInMinutes: 1500 },
  { kind: 'next-update', words: 'The next update', startedMinutesAgo: 300, dueInMinutes: 900 },
  {
    kind: 'call-back',
    words: 'Call with the price for the long table',
    startedMinutesAgo: 300,
    dueInMinutes: -45,
  },
  { kind: 'fix', words: 'Have the shower looked at', startedMinutesAgo: 600, dueInMinutes: 780 },
];
