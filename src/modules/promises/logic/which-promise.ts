import type { Audience, PromiseKind } from '../shapes.ts';

export interface Candidate {
  id: string;
  kind: PromiseKind;
  elementId: string | null;
  audience: Audience;
  tier: string | null;
  customerId: string | null;
  targetMinutes: number | null;
}

export interface PromisedCustomer {
  id: string;
  companyId: string | null;
  tier: string;
}

/** How closely a promise is meant for this customer: their own, their company's, their tier's, everyone's; null: not theirs. */
export function closeness(promise: Candidate, customer: PromisedCustomer | null): number | null {
  switch (promise.audience) {
    case 'everyone':
      return 0;
    case 'tier':
      return customer !== null && promise.tier === customer.tier ? 1 : null;
    case 'customer':
      if (customer === null) return null;
      if (promise.customerId === customer.id) return 3;
      return promise.customerId !== null && promise.customerId === customer.companyId ? 2 : null;
  }
}

/**
 * Of each kind the one promise that counts for a customer: the most specific, and among equals the one that asks most of
 * us. Promises of yes-or-no elements are told apart by their element, since each speaks of another thing.
 */
export function promisesThatCount<P extends Candidate>(
  promises: readonly P[],
  customer: PromisedCustomer | null,
): P[] {
  const best = new Map<string, { promise: P; close: number }>();
  for (const promise of promises) {
    const close = closeness(promise, customer);
    if (close === null) continue;
    const what = promise.kind === 'check' ? `check ${promise.elementId}` : promise.kind;
    const rival = best.get(what);
    if (!rival || close > rival.close || (close === rival.close && isStricter(promise, rival.promise)))
      best.set(what, { promise, close });
  }
  return promises.filter((promise) => [...best.values()].some((one) => one.promise === promise));
}

function isStricter(one: Candidate, other: Candidate): boolean {
  return (one.targetMinutes ?? Infinity) < (other.targetMinutes ?? Infinity);
}
