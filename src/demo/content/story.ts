/**
 * The shape of what is told in these files. Texts hold two marks: `[one|other]` is a choice, `{room}` a detail that is
 * filled in; both are drawn anew for every conversation, so that no two read the same. Greetings and signatures are
 * added around a turn, in the language of the story.
 */
export type Language = 'en' | 'de' | 'fr' | 'pl' | 'es';
export type TouchpointKey = 'enquiry' | 'booking' | 'arrival' | 'stay' | 'departure' | 'follow-up';
export type TeamKey = 'front-desk' | 'reservations' | 'house';

/** Who speaks: the customer, one of us, or one of us to the colleagues alone. */
export type Turn = readonly ['they' | 'we' | 'note', string];

export interface Story {
  touchpoint: TouchpointKey;
  team: TeamKey;
  language: Language;
  subject: string;
  tags: readonly string[];
  turns: readonly Turn[];
  /** The basic that failed here, by its name in the trade's starting set. */
  fault?: string;
  /** How the customer is likely to look back on it. */
  mood: 'glad' | 'plain' | 'cross';
  /** How often it is told compared with the others; 1 unless said. */
  weight?: number;
}
