/** How long a reply waits before it leaves, so that it can be taken back. */
export const undoSeconds = 10;
const farthestDays = 366;

export type SendingTime =
  | { allowed: false; because: 'too_long_ahead' }
  | { allowed: true; sentAt: Date; sendAfter: Date };

/** A reply leaves after the ten seconds in which it can be undone, or at the later moment its writer chose. */
export function sendingTime(wanted: Date | undefined, now: Date): SendingTime {
  const soonest = new Date(now.getTime() + undoSeconds * 1000);
  if (wanted === undefined || wanted <= soonest) return { allowed: true, sentAt: now, sendAfter: soonest };
  if (wanted.getTime() - now.getTime() > farthestDays * 86_400_000)
    return { allowed: false, because: 'too_long_ahead' };
  return { allowed: true, sentAt: wanted, sendAfter: wanted };
}

/** A reply counts as scheduled when its writer chose a moment beyond the time for undoing. */
export function isScheduled({ createdAt, sendAfter }: { createdAt: Date; sendAfter: Date }): boolean {
  return sendAfter.getTime() - createdAt.getTime() > undoSeconds * 1000;
}

export type Claim = { mayLeave: true } | { mayLeave: false; because: 'not-queued' | 'not-yet' | 'overtaken' };

/**
 * May this message leave now? A scheduled reply that the customer overtook does not: what they wrote may have made it
 * wrong. An ordinary one does, because within ten seconds its writer would have been stopped or would undo it.
 */
export function claim(
  message: { delivery: string | null; createdAt: Date; sendAfter: Date; customerWroteSince: boolean },
  now: Date,
): Claim {
  if (message.delivery !== 'queued') return { mayLeave: false, because: 'not-queued' };
  if (now < message.sendAfter) return { mayLeave: false, because: 'not-yet' };
  if (isScheduled(message) && message.customerWroteSince) return { mayLeave: false, because: 'overtaken' };
  return { mayLeave: true };
}

const nextDeliveries: Record<string, readonly string[]> = {
  queued: ['sending', 'cancelled', 'rejected'],
  sending: ['accepted', 'rejected', 'uncertain', 'queued'],
  rejected: ['queued'],
  // A bounce or a late receipt may settle what was unknown; a person may decide to send it again.
  uncertain: ['accepted', 'rejected', 'queued'],
  // A bounce can come after the next hop has taken the message.
  accepted: ['rejected'],
  cancelled: [],
};

/** The delivery of a message moves only along these lines; anything else is old news arriving late. */
export function mayBecome(from: string, to: string): boolean {
  return nextDeliveries[from]?.includes(to) ?? false;
}
