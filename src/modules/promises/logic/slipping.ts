import type { Keptness } from '../shapes.ts';

export interface PublicPromise {
  status: string;
  trialUntil: string | null;
  keptness: Keptness;
  history: { supportsTarget: boolean };
}

/**
 * Does a published promise need its owner? When it is kept less often than it says, for certain; or when the day until
 * which it was openly on trial has passed and history still does not support it, since nothing renews a trial by itself.
 */
export function slippingBecause(promise: PublicPromise, now: Date): 'kept-too-seldom' | 'trial-over' | null {
  if (promise.status !== 'published') return null;
  if (promise.keptness.verdict === 'slipping') return 'kept-too-seldom';
  const isOver = promise.trialUntil !== null && new Date(promise.trialUntil) <= now;
  return isOver && !promise.history.supportsTarget ? 'trial-over' : null;
}

/** What a reader outside is told a published promise is: on trial until a day, or one the past supports. */
export function publicStanding(
  promise: Pick<PublicPromise, 'trialUntil'>,
  now: Date,
): 'published' | 'on-trial' {
  return promise.trialUntil !== null && now < new Date(promise.trialUntil) ? 'on-trial' : 'published';
}
