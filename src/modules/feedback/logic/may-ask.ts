/** What is known when a conversation has been closed. No mark and no answer is among it: who is asked never depends on what they think of us. */
export interface AskFacts extends RestFacts {
  status: string;
  /** When it was last closed; null while it is not. */
  closedAt: Date | null;
  /** A person of ours has written to the customer in it, and the message was not taken back or refused. */
  hasHumanReply: boolean;
  /** The newest message came from a machine: an absence note, a bounce, a mailing list. */
  lastWordWasAutomatic: boolean;
  askedInThisConversation: boolean;
}

/** What decides of an ask of any kind. */
export interface RestFacts {
  address: string | null;
  declinesAsks: boolean;
  /** The customer's latest ask of any kind. */
  lastAskedAt: Date | null;
}

export interface AskSettings {
  restDays: number;
  delayMinutes: number;
}

export type AskVerdict =
  | { allowed: true; from: Date }
  | {
      allowed: false;
      because:
        | 'not-closed'
        | 'declined'
        | 'already-asked'
        | 'asked-lately'
        | 'no-human-reply'
        | 'automatic-mail'
        | 'no-address';
    };

export type CustomerVerdict =
  | { allowed: true }
  | { allowed: false; because: 'declined' | 'no-address' }
  | { allowed: false; because: 'asked-lately'; from: Date };

/**
 * May this customer be asked anything at `moment`? The one check for every kind of ask: not who declined, not without an
 * address, and once within the rest across all kinds.
 */
export function mayAskCustomer(
  facts: RestFacts,
  { restDays }: Pick<AskSettings, 'restDays'>,
  moment: Date,
): CustomerVerdict {
  if (facts.declinesAsks) return { allowed: false, because: 'declined' };
  if (facts.address === null) return { allowed: false, because: 'no-address' };
  if (facts.lastAskedAt === null) return { allowed: true };
  const from = new Date(facts.lastAskedAt.getTime() + restDays * day);
  return moment < from ? { allowed: false, because: 'asked-lately', from } : { allowed: true };
}

/**
 * May this customer be asked how it was, and from when? One ask per customer within the rest, across all asks; none to
 * somebody who declined; none where no person of ours has said a word, since there is nothing to mark.
 */
export function mayAsk(facts: AskFacts, settings: AskSettings, now: Date): AskVerdict {
  if (facts.status !== 'closed' || facts.closedAt === null) return no('not-closed');
  if (facts.declinesAsks) return no('declined');
  if (facts.askedInThisConversation) return no('already-asked');
  if (!facts.hasHumanReply) return no('no-human-reply');
  if (facts.lastWordWasAutomatic) return no('automatic-mail');
  const from = new Date(facts.closedAt.getTime() + settings.delayMinutes * minute);
  const verdict = mayAskCustomer(facts, settings, from > now ? from : now);
  if (!verdict.allowed) return no(verdict.because);
  return { allowed: true, from };
}

const minute = 60_000;
const day = 86_400_000;

function no(because: Exclude<AskVerdict, { allowed: true }>['because']): AskVerdict {
  return { allowed: false, because };
}
