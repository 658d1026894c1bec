import type { ConversationStatus } from '../contract.ts';

const reopenWithinDays = 7;
const millisecondsPerDay = 86_400_000;

export interface ConversationFacts {
  status: ConversationStatus;
  waitingSince: Date | null;
  closedAt: Date | null;
}

export interface ArrivingWords {
  sentAt: Date;
  /** Made by a machine: an out-of-office note, a bounce, a newsletter. */
  isAutomatic: boolean;
  isThanksOnly: boolean;
}

export type Arrival =
  | { continues: false }
  | {
      continues: true;
      status: ConversationStatus;
      waitingSince: Date | null;
      /** True when nobody owed the customer an answer before and somebody does now. */
      startsWaiting: boolean;
      reopens: boolean;
    };

/**
 * What a customer's words do to the conversation they continue.
 *
 * A closed matter opens again when they come back to it within a week. Later it is a new matter: the old one has been
 * judged, its promises are decided, and reopening it would rewrite that history. A mere "thank you" and everything a
 * machine sends stay with the old conversation, however late, and neither reopens it nor starts anybody's clock.
 * Waiting counts from the first unanswered words, so writing twice does not make a customer younger in the queue.
 */
export function arrival(facts: ConversationFacts, words: ArrivingWords, now: Date): Arrival {
  const asksNothing = words.isAutomatic || words.isThanksOnly;
  if (facts.status === 'spam') return unchanged(facts);
  if (facts.status === 'closed') {
    if (asksNothing) return unchanged(facts);
    const closedFor = now.getTime() - (facts.closedAt ?? now).getTime();
    if (closedFor > reopenWithinDays * millisecondsPerDay) return { continues: false };
    return {
      continues: true,
      status: 'open',
      waitingSince: words.sentAt,
      startsWaiting: true,
      reopens: true,
    };
  }
  if (asksNothing) return unchanged(facts);
  return {
    continues: true,
    // A snoozed or waiting conversation waited for exactly this.
    status: 'open',
    waitingSince: facts.waitingSince ?? words.sentAt,
    startsWaiting: facts.waitingSince === null,
    reopens: false,
  };
}

function unchanged({ status, waitingSince }: ConversationFacts): Arrival {
  return { continues: true, status, waitingSince, startsWaiting: false, reopens: false };
}

/** A clock that runs ahead, or a forged date, must not place a message in the future. */
export function believableInstant(claimed: Date, now: Date): Date {
  return Number.isNaN(claimed.getTime()) || claimed > now ? now : claimed;
}
