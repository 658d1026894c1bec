import { usualThresholds } from './thresholds.ts';
import type { PromiseKind } from '../shapes.ts';

export interface Wanted {
  kind: PromiseKind;
  dueAt: Date;
  slotStartsAt: Date | null;
}

export type Allowed<Because extends string> = { allowed: true } | { allowed: false; because: Because };

/** May this be promised? A date that has passed is no promise, and a slot has a start before its end; only visits have one. */
export function mayPromise(
  { kind, dueAt, slotStartsAt }: Wanted,
  now: Date,
): Allowed<'due_not_in_future' | 'slot_unclear'> {
  if (dueAt <= now) return { allowed: false, because: 'due_not_in_future' };
  const isClear = kind === 'visit' ? slotStartsAt !== null && slotStartsAt < dueAt : slotStartsAt === null;
  return isClear ? { allowed: true } : { allowed: false, because: 'slot_unclear' };
}

interface Standing {
  outcome: string;
  dueAt: Date;
  isMadeByHand: boolean;
  fulfilledAt: Date | null;
}

type NotChangeable = 'promise_decided' | 'promise_overdue' | 'not_made_by_hand';

/** May its date move, or it be withdrawn? Only while it can still be kept: what has fallen due stays what it was. */
export function mayChangeMade(due: Standing, now: Date): Allowed<NotChangeable> {
  if (!due.isMadeByHand) return { allowed: false, because: 'not_made_by_hand' };
  if (due.outcome !== 'open' || due.fulfilledAt !== null)
    return { allowed: false, because: 'promise_decided' };
  return now < due.dueAt ? { allowed: true } : { allowed: false, because: 'promise_overdue' };
}

/** May somebody say it is done? Late too, once: how late is what later promises are measured by. */
export function mayFulfil(
  due: Standing & { startedAt: Date },
  at: Date,
  now: Date,
): Allowed<'promise_decided' | 'not_made_by_hand' | 'at_in_future' | 'at_before_start'> {
  if (!due.isMadeByHand) return { allowed: false, because: 'not_made_by_hand' };
  const isOver = due.fulfilledAt !== null || (due.outcome !== 'open' && due.outcome !== 'missed');
  if (isOver) return { allowed: false, because: 'promise_decided' };
  if (at > now) return { allowed: false, because: 'at_in_future' };
  return at < due.startedAt ? { allowed: false, because: 'at_before_start' } : { allowed: true };
}

/** Where a promise in a conversation stands for whoever looks at it. */
export function standing(
  due: { outcome: string; startedAt: Date; dueAt: Date; fulfilledAt: Date | null },
  now: Date,
  atRiskShare = usualThresholds.atRiskShare,
): 'comfortable' | 'at-risk' | 'missed' | 'decided' {
  if (due.outcome === 'missed' && due.fulfilledAt === null) return 'missed';
  if (due.outcome !== 'open' || due.fulfilledAt !== null) return 'decided';
  if (now >= due.dueAt) return 'missed';
  const whole = due.dueAt.getTime() - due.startedAt.getTime();
  return due.dueAt.getTime() - now.getTime() <= whole * atRiskShare ? 'at-risk' : 'comfortable';
}

/** Promises that a message of ours keeps; the others are kept by doing what was said. */
export const keptByMessage: readonly PromiseKind[] = ['first-reply', 'next-reply', 'next-update'];
