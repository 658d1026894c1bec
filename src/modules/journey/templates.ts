/**
 * What a business of each trade starts with on its first day: the moments of the journey, five to nine basics that
 * must simply work, two to four qualities that can delight, and a few promises. It is a beginning to be edited, so it
 * is short on purpose: a list of forty basics is a manual, not a dial tone.
 *
 * Only ids live here; every word a person reads is in the catalogue under the key `templateText` gives.
 */
export const trades = ['hotel', 'adviser', 'trades', 'shop', 'software', 'other'] as const;
export type Trade = (typeof trades)[number];

export type Stage = 'before' | 'during' | 'after';
export type Pillar = 'core' | 'experience';

/** The five dimensions people judge service by, of which reliability weighs most. */
export type RaterDimension = 'reliability' | 'assurance' | 'tangibles' | 'empathy' | 'responsiveness';

export interface TouchpointTemplate {
  id: string;
  stage: Stage;
}

export interface ElementTemplate {
  id: string;
  pillar: Pillar;
  rater: RaterDimension;
  touchpoints: readonly string[];
}

/**
 * Targets are minutes on the customer clock, nights and weekends included. A new business has no history that could
 * support a promise, so these start on trial; none is longer than five days. What is checked is ticked by a person:
 * its time stands in the sentence, and no clock runs.
 */
export interface PromiseTemplate {
  id: string;
  element: string;
  measuredBy: 'first-reply' | 'check';
  targetMinutes: number;
}

export interface TradeTemplate {
  touchpoints: readonly TouchpointTemplate[];
  elements: readonly ElementTemplate[];
  promises: readonly PromiseTemplate[];
}

/**
 * The catalogue key of one text of a template. Touchpoints have a `name`; elements a `name` and, in the core, a
 * `check` that can be answered yes, not quite or no; promises have the public `sentence`, in which `{{time}}` stands
 * for the target.
 */
export function templateText({ trade, of, id, text }: TemplateText): string {
  return `template.${trade}.${of}.${id}.${text}`;
}

export type TemplateText = { trade: Trade; id: string } & (
  | { of: 'touchpoint'; text: 'name' }
  | { of: 'element'; text: 'name' | 'check' }
  | { of: 'promise'; text: 'sentence' }
);

const hotel: TradeTemplate = {
  touchpoints: [
    { id: 'enquiry', stage: 'before' },
    { id: 'booking', stage: 'before' },
    { id: 'arrival', stage: 'during' },
    { id: 'stay', stage: 'during' },
    { id: 'departure', stage: 'during' },
    { id: 'follow-up', stage: 'after' },
  ],
  elements: [
    { id: 'first-reply', pillar: 'core', rater: 'responsiveness', touchpoints: ['enquiry', 'follow-up'] },
    { id: 'room-as-booked', pillar: 'core', rater: 'reliability', touchpoints: ['booking', 'arrival'] },
    { id: 'clean-room', pillar: 'core', rater: 'tangibles', touchpoints: ['stay'] },
    { id: 'quiet-night', pillar: 'core', rater: 'tangibles', touchpoints: ['stay'] },
    { id: 'light-to-shave-by', pillar: 'core', rater: 'tangibles', touchpoints: ['stay'] },
    { id: 'hot-water', pillar: 'core', rater: 'reliability', touchpoints: ['stay'] },
    { id: 'faults-seen-to', pillar: 'core', rater: 'responsiveness', touchpoints: ['stay'] },
    { id: 'bill-right', pillar: 'core', rater: 'reliability', touchpoints: ['departure'] },
    { id: 'warm-welcome', pillar: 'experience', rater: 'empathy', touchpoints: ['arrival'] },
    { id: 'treated-as-a-person', pillar: 'experience', rater: 'empathy', touchpoints: ['stay', 'departure'] },
    { id: 'anything-in-town', pillar: 'experience', rater: 'assurance', touchpoints: ['enquiry', 'stay'] },
    { id: 'good-surprise', pillar: 'experience', rater: 'tangibles', touchpoints: ['stay', 'follow-up'] },
  ],
  promises: [
    { id: 'first-reply', element: 'first-reply', measuredBy: 'first-reply', targetMinutes: 60 },
    { id: 'faults-seen-to', element: 'faults-seen-to', measuredBy: 'check', targetMinutes: 30 },
  ],
};

const adviser: TradeTemplate = {
  touchpoints: [
    { id: 'first-conversation', stage: 'before' },
    { id: 'agreeing-the-work', stage: 'before' },
    { id: 'advice', stage: 'during' },
    { id: 'waiting', stage: 'during' },
    { id: 'bill', stage: 'after' },
    { id: 'review', stage: 'after' },
  ],
  elements: [
    { id: 'first-reply', pillar: 'core', rater: 'responsiveness', touchpoints: ['first-conversation'] },
    { id: 'limits-told', pillar: 'core', rater: 'assurance', touchpoints: ['agreeing-the-work'] },
    { id: 'accurate', pillar: 'core', rater: 'reliability', touchpoints: ['advice'] },
    { id: 'on-time', pillar: 'core', rater: 'reliability', touchpoints: ['advice'] },
    { id: 'plain-words', pillar: 'core', rater: 'assurance', touchpoints: ['advice', 'review'] },
    { id: 'kept-informed', pillar: 'core', rater: 'responsiveness', touchpoints: ['waiting'] },
    { id: 'papers-safe', pillar: 'core', rater: 'assurance', touchpoints: ['advice', 'waiting'] },
    { id: 'fee-as-agreed', pillar: 'core', rater: 'reliability', touchpoints: ['bill'] },
    {
      id: 'understood',
      pillar: 'experience',
      rater: 'empathy',
      touchpoints: ['first-conversation', 'advice'],
    },
    {
      id: 'thought-ahead',
      pillar: 'experience',
      rater: 'responsiveness',
      touchpoints: ['waiting', 'review'],
    },
    { id: 'left-feeling-sure', pillar: 'experience', rater: 'assurance', touchpoints: ['advice'] },
  ],
  promises: [
    { id: 'first-reply', element: 'first-reply', measuredBy: 'first-reply', targetMinutes: 1440 },
    { id: 'kept-informed', element: 'kept-informed', measuredBy: 'check', targetMinutes: 7200 },
  ],
};

const tradesAndRepairs: TradeTemplate = {
  touchpoints: [
    { id: 'first-call', stage: 'before' },
    { id: 'quote', stage: 'before' },
    { id: 'visit', stage: 'during' },
    { id: 'work', stage: 'during' },
    { id: 'bill', stage: 'after' },
    { id: 'follow-up', stage: 'after' },
  ],
  elements: [
    { id: 'first-reply', pillar: 'core', rater: 'responsiveness', touchpoints: ['first-call'] },
    { id: 'quote-in-time', pillar: 'core', rater: 'responsiveness', touchpoints: ['quote'] },
    { id: 'in-the-slot', pillar: 'core', rater: 'reliability', touchpoints: ['visit'] },
    { id: 'explained-first', pillar: 'core', rater: 'assurance', touchpoints: ['visit', 'work'] },
    { id: 'fixed-first-time', pillar: 'core', rater: 'reliability', touchpoints: ['work'] },
    { id: 'tidy', pillar: 'core', rater: 'tangibles', touchpoints: ['work'] },
    { id: 'safe', pillar: 'core', rater: 'assurance', touchpoints: ['work', 'follow-up'] },
    { id: 'price-as-quoted', pillar: 'core', rater: 'reliability', touchpoints: ['bill'] },
    { id: 'good-guest', pillar: 'experience', rater: 'empathy', touchpoints: ['visit', 'work'] },
    { id: 'noticed-more', pillar: 'experience', rater: 'assurance', touchpoints: ['work'] },
    { id: 'asked-afterwards', pillar: 'experience', rater: 'empathy', touchpoints: ['follow-up'] },
  ],
  promises: [
    { id: 'first-reply', element: 'first-reply', measuredBy: 'first-reply', targetMinutes: 240 },
    { id: 'quote-in-time', element: 'quote-in-time', measuredBy: 'check', targetMinutes: 2880 },
  ],
};

const shop: TradeTemplate = {
  touchpoints: [
    { id: 'looking-around', stage: 'before' },
    { id: 'advice', stage: 'before' },
    { id: 'paying', stage: 'during' },
    { id: 'delivery', stage: 'during' },
    { id: 'first-use', stage: 'after' },
    { id: 'returns', stage: 'after' },
  ],
  elements: [
    { id: 'first-reply', pillar: 'core', rater: 'responsiveness', touchpoints: ['advice', 'returns'] },
    { id: 'in-stock', pillar: 'core', rater: 'reliability', touchpoints: ['looking-around'] },
    { id: 'price-as-marked', pillar: 'core', rater: 'reliability', touchpoints: ['paying'] },
    { id: 'on-the-day', pillar: 'core', rater: 'reliability', touchpoints: ['delivery'] },
    { id: 'right-thing', pillar: 'core', rater: 'reliability', touchpoints: ['delivery'] },
    { id: 'undamaged', pillar: 'core', rater: 'tangibles', touchpoints: ['delivery'] },
    { id: 'works', pillar: 'core', rater: 'reliability', touchpoints: ['first-use'] },
    { id: 'easy-return', pillar: 'core', rater: 'responsiveness', touchpoints: ['returns'] },
    { id: 'honest-advice', pillar: 'experience', rater: 'assurance', touchpoints: ['advice'] },
    { id: 'remembered', pillar: 'experience', rater: 'empathy', touchpoints: ['looking-around', 'paying'] },
    { id: 'pleasure-to-unpack', pillar: 'experience', rater: 'tangibles', touchpoints: ['first-use'] },
  ],
  promises: [
    { id: 'first-reply', element: 'first-reply', measuredBy: 'first-reply', targetMinutes: 480 },
    { id: 'easy-return', element: 'easy-return', measuredBy: 'check', targetMinutes: 4320 },
  ],
};

const software: TradeTemplate = {
  touchpoints: [
    { id: 'deciding', stage: 'before' },
    { id: 'getting-started', stage: 'during' },
    { id: 'daily-use', stage: 'during' },
    { id: 'support', stage: 'during' },
    { id: 'renewal', stage: 'after' },
    { id: 'leaving', stage: 'after' },
  ],
  elements: [
    { id: 'first-reply', pillar: 'core', rater: 'responsiveness', touchpoints: ['deciding', 'support'] },
    { id: 'up', pillar: 'core', rater: 'reliability', touchpoints: ['daily-use'] },
    { id: 'correct', pillar: 'core', rater: 'reliability', touchpoints: ['daily-use'] },
    { id: 'fast-enough', pillar: 'core', rater: 'reliability', touchpoints: ['daily-use'] },
    { id: 'data-safe', pillar: 'core', rater: 'assurance', touchpoints: ['daily-use', 'leaving'] },
    { id: 'changes-announced', pillar: 'core', rater: 'assurance', touchpoints: ['daily-use'] },
    {
      id: 'answers-that-solve',
      pillar: 'core',
      rater: 'assurance',
      touchpoints: ['getting-started', 'support'],
    },
    { id: 'told-while-down', pillar: 'core', rater: 'responsiveness', touchpoints: ['support'] },
    { id: 'bill-right', pillar: 'core', rater: 'reliability', touchpoints: ['renewal'] },
    {
      id: 'easy-to-live-with',
      pillar: 'experience',
      rater: 'tangibles',
      touchpoints: ['getting-started', 'daily-use'],
    },
    { id: 'heard', pillar: 'experience', rater: 'empathy', touchpoints: ['support', 'renewal'] },
    {
      id: 'warned-before-it-hurt',
      pillar: 'experience',
      rater: 'responsiveness',
      touchpoints: ['daily-use'],
    },
  ],
  promises: [
    { id: 'first-reply', element: 'first-reply', measuredBy: 'first-reply', targetMinutes: 480 },
    { id: 'told-while-down', element: 'told-while-down', measuredBy: 'check', targetMinutes: 60 },
  ],
};

const other: TradeTemplate = {
  touchpoints: [
    { id: 'first-contact', stage: 'before' },
    { id: 'agreeing', stage: 'before' },
    { id: 'service', stage: 'during' },
    { id: 'bill', stage: 'after' },
    { id: 'follow-up', stage: 'after' },
  ],
  elements: [
    { id: 'first-reply', pillar: 'core', rater: 'responsiveness', touchpoints: ['first-contact'] },
    { id: 'limits-told', pillar: 'core', rater: 'assurance', touchpoints: ['agreeing'] },
    { id: 'as-agreed', pillar: 'core', rater: 'reliability', touchpoints: ['service'] },
    { id: 'on-time', pillar: 'core', rater: 'reliability', touchpoints: ['service'] },
    { id: 'right-first-time', pillar: 'core', rater: 'reliability', touchpoints: ['service'] },
    { id: 'price-as-agreed', pillar: 'core', rater: 'reliability', touchpoints: ['bill'] },
    { id: 'understood', pillar: 'experience', rater: 'empathy', touchpoints: ['first-contact', 'service'] },
    { id: 'pleasant', pillar: 'experience', rater: 'empathy', touchpoints: ['service'] },
    { id: 'good-surprise', pillar: 'experience', rater: 'tangibles', touchpoints: ['service', 'follow-up'] },
  ],
  promises: [
    { id: 'first-reply', element: 'first-reply', measuredBy: 'first-reply', targetMinutes: 1440 },
    { id: 'on-time', element: 'on-time', measuredBy: 'check', targetMinutes: 1440 },
  ],
};

export const tradeTemplates: Record<Trade, TradeTemplate> = {
  hotel,
  adviser,
  trades: tradesAndRepairs,
  shop,
  software,
  other,
};
