import type { DuePromise } from '../contract.ts';

/** Promised by a person and still to be done: neither decided otherwise nor kept by a message. */
export function isByHand(due: DuePromise): boolean {
  const isOpen = due.fulfilledAt === null && (due.outcome === 'open' || due.outcome === 'missed');
  return isOpen && due.madeBy !== null && due.promise.kind !== 'next-update';
}
