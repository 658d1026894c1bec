import type { PromiseKind } from '../shapes.ts';

/**
 * Which clocks a customer's words start. The first words of a matter start the first reply and the whole way to its
 * close; later ones start a next reply, and reopening starts a new way to the close. Nobody owes a machine an answer.
 */
export function clocksStartedBy(words: {
  isFirst: boolean;
  startsWaiting: boolean;
  reopened: boolean;
  automatic: boolean;
}): PromiseKind[] {
  if (words.automatic || !words.startsWaiting) return [];
  if (words.isFirst) return ['first-reply', 'next-update', 'close'];
  return words.reopened ? ['next-reply', 'next-update', 'close'] : ['next-reply', 'next-update'];
}

/**
 * Where a reply is promised, that is when the customer hears from us: a second clock on the same words would count one
 * answer twice. A next update of its own stands where no reply is promised.
 */
export function clocksToStart<P extends { kind: PromiseKind }>(promises: readonly P[]): P[] {
  const isReplyPromised = promises.some(({ kind }) => kind === 'first-reply' || kind === 'next-reply');
  return promises.filter(({ kind }) => kind !== 'next-update' || !isReplyPromised);
}

/**
 * Does a next update that we stated still stand? It ends when the matter is settled, and when the customer owes us an
 * answer to an explicit question; nothing else pauses it (invariant 12): not our night, not our queue, not a snooze.
 */
export function nextUpdateStands(status: string): boolean {
  return status === 'open' || status === 'snoozed';
}
