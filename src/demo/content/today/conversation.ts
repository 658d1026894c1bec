import type { Language, TeamKey, TouchpointKey } from '../story.ts';

/** A colleague by first name, as `house.ts` knows them. */
export type Colleague =
  | 'rosa'
  | 'tom'
  | 'ines'
  | 'bea'
  | 'hannah'
  | 'luc'
  | 'marta'
  | 'dora'
  | 'sam'
  | 'gwen';

/**
 * The inbox as it stands at this moment, written out one by one: minutes are counted back from now. A first reply is
 * promised within the hour, so what nobody has answered after 46 minutes is at risk, and after 61 it is missed.
 */
export interface TodaysConversation {
  customer: {
    name: string;
    tier?: 'premium' | 'flagship';
    yearlyValue?: number;
    note?: string;
    company?: true;
  };
  subject: string;
  language: Language;
  touchpoint: TouchpointKey;
  team: TeamKey;
  assignee: Colleague | null;
  status: 'open' | 'waiting' | 'snoozed' | 'spam';
  tags: readonly string[];
  messages: readonly (readonly [
    'they' | Colleague | `note:${Colleague}`,
    minutesAgo: number,
    text: string,
  ])[];
}

/** What most of them have in common. */
export const told = {
  language: 'en',
  touchpoint: 'stay',
  team: 'front-desk',
  assignee: 'rosa',
  status: 'open',
  tags: [],
} as const;
