import type { TeamKey } from './story.ts';
import type { Colleague } from './today/conversation.ts';

/** The business of the demonstration: an invented small hotel by an invented harbour. */
export const house = {
  name: 'Harbour House',
  slug: 'harbour-house',
  timeZone: 'Europe/London',
  currency: 'GBP',
  slogans: ['five star service', 'quiet after eleven', 'nothing is too much trouble'],
  ownerEmail: 'rosa@harbourhouse.example',
  inboxes: [
    { key: 'help', name: 'Front desk', address: 'help@harbourhouse.example', team: 'front-desk' },
    { key: 'stay', name: 'Reservations', address: 'stay@harbourhouse.example', team: 'reservations' },
    { key: 'groups', name: 'Groups', address: 'groups@harbourhouse.example', team: 'reservations' },
  ],
} as const;

export const teamNames: Readonly<Record<TeamKey, string>> = {
  'front-desk': 'Front desk',
  reservations: 'Reservations',
  house: 'House and rooms',
};

/** How well somebody is liked moves the marks they get; how busy they are, how many conversations are theirs. */
export interface ColleagueFacts {
  key: Colleague;
  name: string;
  team: TeamKey;
  role: 'owner' | 'admin' | 'staff' | 'light';
  charm: number;
  share: number;
}

export const colleagues: readonly ColleagueFacts[] = [
  { key: 'rosa', name: 'Rosa Maynard', team: 'front-desk', role: 'owner', charm: 0.1, share: 1.2 },
  { key: 'tom', name: 'Tom Ashdown', team: 'front-desk', role: 'staff', charm: -0.12, share: 1 },
  { key: 'ines', name: 'Ines Carvalho', team: 'front-desk', role: 'staff', charm: 0.04, share: 1.1 },
  { key: 'bea', name: 'Bea Lindqvist', team: 'front-desk', role: 'staff', charm: 0.08, share: 0.7 },
  { key: 'hannah', name: 'Hannah Okafor', team: 'reservations', role: 'admin', charm: 0.05, share: 0.9 },
  { key: 'luc', name: 'Luc Perrin', team: 'reservations', role: 'staff', charm: 0, share: 1.2 },
  { key: 'marta', name: 'Marta Zielińska', team: 'reservations', role: 'staff', charm: 0.06, share: 1 },
  { key: 'dora', name: 'Dora Pettigrew', team: 'house', role: 'staff', charm: 0.03, share: 1 },
  { key: 'sam', name: 'Sam Whitlock', team: 'house', role: 'staff', charm: 0.09, share: 1 },
  { key: 'gwen', name: 'Gwen Tully', team: 'house', role: 'light', charm: 0, share: 0.3 },
];
