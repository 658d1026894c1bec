import type { PromiseKind } from '../contract.ts';

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
  if (words.isFirst) return ['first-reply', 'close'];
  return words.reopened ? ['next-reply', 'close'] : ['next-reply'];
}
