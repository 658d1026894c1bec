/** Decisions of the channels: facts and `now` in, verdict out. */

/** A channel that has not succeeded for so long raises the alarm. */
export const alarmAfterMinutes = 10;

export interface ChannelFacts {
  status: string;
  /** Only a channel that fetches can fall silent unnoticed; one that is fed cannot tell silence from peace. */
  fetches: boolean;
  createdAt: Date;
  lastSuccessAt: Date | null;
  lastErrorAt: Date | null;
}

export function channelState(facts: ChannelFacts, now: Date): 'working' | 'waiting' | 'trouble' | 'paused' {
  if (facts.status === 'paused') return 'paused';
  if (!facts.fetches) return facts.lastSuccessAt ? 'working' : 'waiting';
  const since = facts.lastSuccessAt ?? facts.createdAt;
  if (now.getTime() - since.getTime() > alarmAfterMinutes * 60_000) return 'trouble';
  return facts.lastSuccessAt ? 'working' : 'waiting';
}

export interface SendingFacts {
  /** When the oldest mail that has failed at least once was handed in. */
  oldestAt: Date;
  signInRefused: boolean;
  lastLeftAt: Date | null;
}

/**
 * Is it time to call somebody because mail does not leave? A server may be away for some minutes and mend itself; a
 * refused sign-in does not. One mail that is put off while others leave is that mail's trouble and not the channel's.
 */
export function sendingState(facts: SendingFacts, now: Date): 'fine' | 'sign-in' | 'silent' {
  const { oldestAt, lastLeftAt, signInRefused } = facts;
  const hasLeftSince = lastLeftAt !== null && lastLeftAt > oldestAt;
  if (signInRefused && !hasLeftSince) return 'sign-in';
  const lastGood = hasLeftSince ? lastLeftAt : oldestAt;
  return now.getTime() - lastGood.getTime() > alarmAfterMinutes * 60_000 ? 'silent' : 'fine';
}

/**
 * How long to wait before trying again: doubling from `firstSeconds`, at most `mostSeconds`, and anywhere between half
 * of it and all of it, so that many senders do not come back in step. `chance` lies between 0 and 1.
 */
export function backOffSeconds(
  attempts: number,
  options: { firstSeconds: number; mostSeconds: number; chance: number },
): number {
  const whole = Math.min(options.mostSeconds, options.firstSeconds * 2 ** Math.max(0, attempts - 1));
  return Math.round((whole / 2 + (whole / 2) * options.chance) * 1000) / 1000;
}

export type SenderCheck = 'verified' | 'unverified' | 'failed';

export interface ThreadFacts {
  /** The conversation that an unguessable code of ours names; such a code is proof enough to write here (SEC-020). */
  byCode: string | null;
  /** A conversation that only holds a message with a referenced Message-ID: others may know that id. */
  byReference: KnownThread | null;
  /** A conversation whose number stands in the subject: anybody can write a number. */
  bySubject: KnownThread | null;
  senderCheck: SenderCheck;
}

export interface KnownThread {
  conversationId: string;
  senderTakesPart: boolean;
}

export type ThreadDecision =
  | { kind: 'join'; conversationId: string }
  | { kind: 'begin'; related: { conversationId: string; by: 'reference' | 'subject' } | null };

/**
 * Where a mail belongs. Our own code joins, whoever sends it; its sender is still shown as unverified and gains no
 * rights. A reference or a number joins only a verified sender who takes part already (SEC-021); from anybody else it
 * begins a conversation of its own, with a hint.
 */
export function threadOf(facts: ThreadFacts): ThreadDecision {
  if (facts.byCode) return { kind: 'join', conversationId: facts.byCode };
  const isKnown = (thread: KnownThread | null) =>
    thread !== null && thread.senderTakesPart && facts.senderCheck === 'verified';
  if (facts.byReference && isKnown(facts.byReference))
    return { kind: 'join', conversationId: facts.byReference.conversationId };
  if (facts.bySubject && isKnown(facts.bySubject))
    return { kind: 'join', conversationId: facts.bySubject.conversationId };
  if (facts.byReference)
    return {
      kind: 'begin',
      related: { conversationId: facts.byReference.conversationId, by: 'reference' },
    };
  if (facts.bySubject)
    return { kind: 'begin', related: { conversationId: facts.bySubject.conversationId, by: 'subject' } };
  return { kind: 'begin', related: null };
}

/** `[#2048]` or `#2048` as our own subjects carry it; nothing else in a subject is read as a number. */
export function numberInSubject(subject: string): number | null {
  const found = /(?:^|[\s[(])#(\d{1,12})(?=$|[\s\]).:,])/.exec(subject)?.[1];
  return found === undefined ? null : Number(found);
}

/** More mails than this from one sender to one inbox within an hour are kept but left out (SEC-028). */
export const mailsPerSenderAndHour = 1000;

/** A mail that failed so often is not tried again by itself. */
export const mostAttempts = 3;
