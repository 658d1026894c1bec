import type { SendOutcome } from '#platform/mail/smtp-client.ts';
import { backOffSeconds } from '../logic.ts';

/** What is written down after one attempt. `accepted` are the recipients that need no further attempt. */
export type NextState =
  | { state: 'accepted'; accepted: string[]; detail: null }
  | { state: 'queued'; accepted: string[]; detail: string; retryInSeconds: number }
  | { state: 'rejected' | 'uncertain'; accepted: string[]; detail: string };

/** A few quick tries, then ever longer waits, for about a day; then somebody has to know that it does not work. */
export const mostSendingAttempts = 14;

interface AttemptFacts {
  /** This attempt included. */
  attempts: number;
  /** Taken by the next hop in earlier attempts. */
  acceptedBefore: readonly string[];
  chance: number;
}

/**
 * What follows from an attempt. Only what broke before the final dot is tried again, and only for the recipients that
 * do not have the mail; an uncertain mail waits for a person.
 */
export function nextState(outcome: SendOutcome, facts: AttemptFacts): NextState {
  const before = [...facts.acceptedBefore];
  if (outcome.kind === 'uncertain') return { state: 'uncertain', accepted: before, detail: outcome.detail };
  if (outcome.kind === 'rejected') return { state: 'rejected', accepted: before, detail: wordsOf(outcome) };
  if (outcome.kind === 'later') return later(before, outcome, facts);
  const accepted = [...new Set([...before, ...outcome.accepted])];
  if (outcome.refused.length === 0) return { state: 'accepted', accepted, detail: null };
  const detail = wordsOf({ detail: '', refused: outcome.refused });
  if (outcome.refused.every((recipient) => recipient.isFinal)) return { state: 'rejected', accepted, detail };
  return later(accepted, { detail, refused: [] }, facts);
}

function later(
  accepted: string[],
  outcome: Pick<Extract<SendOutcome, { kind: 'later' }>, 'detail' | 'refused'>,
  { attempts, chance }: AttemptFacts,
): NextState {
  const detail = wordsOf(outcome);
  if (attempts >= mostSendingAttempts) return { state: 'rejected', accepted, detail };
  const retryInSeconds = backOffSeconds(attempts, { firstSeconds: 5, mostSeconds: 4 * 3600, chance });
  return { state: 'queued', accepted, detail, retryInSeconds };
}

/** Who was refused and why, in the other server's words; bounded, because a stranger chose them. */
function wordsOf({ detail, refused }: { detail: string; refused: { address: string; detail: string }[] }) {
  const named = refused.filter(({ address }) => address !== '');
  if (named.length === 0) return detail;
  return named
    .map((recipient) => `${recipient.address}: ${recipient.detail}`)
    .join('; ')
    .slice(0, 500);
}

/** The hour in which an inbox reached its limit ends here; the mail leaves in the next one. */
export function nextHour(now: Date): Date {
  return new Date((Math.floor(now.getTime() / 3_600_000) + 1) * 3_600_000);
}
