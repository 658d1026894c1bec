import type { OptionKind, RecoveryStep } from '../shapes.ts';

/** What is known of a putting-right, as far as the customer may know it: no severity, no cost, no plan of ours. */
export interface CustomerFacts {
  id: string;
  conversationId: string | null;
  words: string;
  elementName: string | null;
  happenedAt: Date;
  foundBy: 'us' | 'them';
  status: 'open' | 'closed';
  outcome: 'recovered' | 'unrecovered' | null;
  ownerName: string;
  beneficiary: Person;
  payer: Person;
  /** Whoever was served can be reached by mail; else the one who pays speaks for them. */
  beneficiaryIsReachable: boolean;
  steps: readonly KnownStep[];
  owners: readonly { name: string; since: Date }[];
  /** Of the latest round, and what was chosen. */
  options: readonly KnownOption[];
  /** Surprises that were given; one that is planned is not among the facts at all. */
  given: readonly { what: string; at: Date }[];
  rating: KnownRating | null;
  nextStep: RecoveryStep | null;
  nextDueAt: Date | null;
  /** By when all of it should be done, whatever is planned besides. */
  doneBy: Date | null;
}

export interface Person {
  id: string;
  name: string;
}

export interface KnownStep {
  id: string;
  step: RecoveryStep;
  at: Date;
  byCustomer: boolean;
  words: string;
  undoneAt: Date | null;
  undoneWords: string;
}

export interface KnownOption {
  id: string;
  kind: OptionKind;
  words: string;
  /** In minor units. */
  faceMinor: number;
  chosenAt: Date | null;
  chosenByName: string;
}

export interface KnownRating {
  distributive: number;
  procedural: number;
  interactional: number;
  compared: number;
  wouldRecommend: boolean | null;
  words: string;
  at: Date;
}

/** `guest` was served and decides; `payer` paid for them and reads what was done. */
export interface Reading {
  as: 'guest' | 'payer';
  mayAct: boolean;
}

/** How this visitor reads it; undefined when it is none of their business. */
export function readingOf(
  facts: Pick<CustomerFacts, 'beneficiary' | 'payer' | 'beneficiaryIsReachable'>,
  customerIds: readonly string[],
): Reading | undefined {
  if (customerIds.includes(facts.beneficiary.id)) return { as: 'guest', mayAct: true };
  if (!customerIds.includes(facts.payer.id)) return undefined;
  return { as: 'payer', mayAct: !facts.beneficiaryIsReachable };
}

export function hasStep({ steps }: Pick<CustomerFacts, 'steps'>, step: RecoveryStep): boolean {
  return steps.some((taken) => taken.step === step && taken.undoneAt === null);
}

export const asks = ['choose', 'confirm', 'rate'] as const;
export type Ask = (typeof asks)[number];

/** What we ask of the customer now, the most pressing first. */
export function openAsks(facts: CustomerFacts): Ask[] {
  const isOpen = facts.status === 'open';
  const found: Ask[] = [];
  if (isOpen && hasStep(facts, 'fixed') && !hasStep(facts, 'fix-confirmed')) found.push('confirm');
  if (isOpen && mayChoose(facts)) found.push('choose');
  if (mayRate(facts) && facts.rating === null) found.push('rate');
  return found;
}

export function mayChoose({ options }: Pick<CustomerFacts, 'options'>): boolean {
  return options.length > 0 && !options.some(({ chosenAt }) => chosenAt !== null);
}

/**
 * May the customer say that it is not fixed? While it is open, and for so many days after it was closed as put right;
 * later it is another matter. Not of what we left as it is.
 */
export function mayDeny({ facts, now, comesBackDays }: Denial): boolean {
  if (!hasStep(facts, 'fixed')) return false;
  if (facts.status === 'open') return true;
  const closed = facts.steps.findLast(({ step, undoneAt }) => step === 'closed' && undoneAt === null);
  return facts.outcome === 'recovered' && closed !== undefined && daysLater(closed.at, comesBackDays) > now;
}

export interface Denial {
  facts: CustomerFacts;
  now: Date;
  comesBackDays: number;
}

/** Marks are asked for at the end: after the last touch, or once it is closed. */
export function mayRate(facts: Pick<CustomerFacts, 'status' | 'steps'>): boolean {
  return facts.status === 'closed' || hasStep(facts, 'last-touch');
}

/** Until when what was said may be changed; days of 24 hours since it was said first. */
export function changeableUntil(rating: Pick<KnownRating, 'at'>, days: number): Date {
  return daysLater(rating.at, days);
}

function daysLater(at: Date, days: number): Date {
  return new Date(at.getTime() + days * 86_400_000);
}

export type Next =
  | 'acknowledge'
  | 'apologise'
  | 'fix'
  | 'confirm'
  | 'offer'
  | 'choose'
  | 'see-to-it'
  | 'ending'
  | 'closed'
  | 'left';

/**
 * What comes next as the customer sees it, and by when, where it is for us to do. What we plan in silence (a surprise, a
 * last touch) is no next of theirs, and shows in no date either.
 */
export function nextFor(facts: CustomerFacts): { next: Next; dueAt: Date | null } {
  const { nextStep, nextDueAt } = facts;
  if (facts.status === 'closed')
    return { next: facts.outcome === 'unrecovered' ? 'left' : 'closed', dueAt: null };
  switch (nextStep) {
    case 'acknowledged':
      return { next: 'acknowledge', dueAt: nextDueAt };
    case 'apologised':
      return { next: 'apologise', dueAt: nextDueAt };
    case 'fixed':
      return { next: 'fix', dueAt: nextDueAt };
    case 'fix-confirmed':
      return { next: 'confirm', dueAt: null };
    case 'options-offered':
      return { next: 'offer', dueAt: nextDueAt };
    case 'option-chosen':
      return { next: 'choose', dueAt: null };
    default:
      return hasStep(facts, 'option-chosen')
        ? { next: 'see-to-it', dueAt: facts.doneBy }
        : { next: 'ending', dueAt: null };
  }
}
