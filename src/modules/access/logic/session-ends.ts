const day = 86_400_000;

/** A session ends when unused for two weeks, and in any case after ninety days; a half one lives ten minutes. */
export const idleMilliseconds = 14 * day;
export const absoluteMilliseconds = 90 * day;
export const halfSessionMilliseconds = 10 * 60_000;
/** Giving out keys and the like asks for a proof of identity no older than this. */
export const proofMilliseconds = 15 * 60_000;
/** Writing down every use would make each read a write; once in five minutes says enough. */
export const touchMilliseconds = 5 * 60_000;

interface SessionTimes {
  lastSeenAt: Date;
  expiresAt: Date;
}

export function hasEnded(session: SessionTimes, now: Date): boolean {
  return (
    now.getTime() >= session.expiresAt.getTime() ||
    now.getTime() - session.lastSeenAt.getTime() >= idleMilliseconds
  );
}

export function isFreshProof(provedAt: Date, now: Date): boolean {
  return now.getTime() - provedAt.getTime() <= proofMilliseconds;
}
