import { sql } from 'kysely';
import { createHash } from 'node:crypto';
import type { Platform } from '#platform/context.ts';
import { Refusal } from '#platform/errors.ts';
import { networkOf } from './network.ts';

export interface Limit {
  name: string;
  most: number;
  /** At most `longestWindowInSeconds`: what is older is swept. */
  withinSeconds: number;
}

const longestWindowInSeconds = 3600;

/**
 * Counts one use in a single statement, so a burst of parallel requests cannot slip past the limit, and refuses once
 * the window is full. Windows are fixed; trying again inside one does not lengthen it. An address of IPv6 counts as its
 * network, since one household has 2^64 of them.
 */
export async function assertWithinLimit(platform: Platform, limit: Limit, subject: string): Promise<void> {
  if (limit.withinSeconds > longestWindowInSeconds) throw new Error(`${limit.name} counts for too long`);
  const now = platform.clock.now();
  const length = limit.withinSeconds * 1000;
  const windowStart = new Date(Math.floor(now.getTime() / length) * length);
  const hashed = createHash('sha256')
    .update(`${limit.name}\0${networkOf(subject)}`)
    .digest();
  const { rows } = await sql<{ used: number }>`
    insert into rate_limits (name, subject, window_start, used) values (${limit.name}, ${hashed}, ${windowStart}, 1)
    on conflict (name, subject) do update set
      used = case when rate_limits.window_start = excluded.window_start then rate_limits.used + 1 else 1 end,
      window_start = excluded.window_start
    returning used`.execute(platform.db);
  if ((rows[0]?.used ?? 0) <= limit.most) return;
  const retryAfterSeconds = Math.max(1, Math.ceil((windowStart.getTime() + length - now.getTime()) / 1000));
  throw new Refusal('too_many', { kind: 'too-many', facts: { retryAfterSeconds } });
}

const sweptAtOnce = 5000;
const mostRounds = 200;

/**
 * Takes away counters whose window has ended, a few thousand at a time and a million in a run at most, so that the table
 * stays as small as the last two hours were busy and no sweep holds it for long. Answers how many.
 */
export async function sweepRateLimits(platform: Pick<Platform, 'db' | 'clock'>): Promise<number> {
  const ended = new Date(platform.clock.now().getTime() - 2 * longestWindowInSeconds * 1000);
  let swept = 0;
  for (let round = 0; round < mostRounds; round++) {
    const { numAffectedRows } = await sql`
      delete from rate_limits where ctid = any(array(
        select ctid from rate_limits where window_start < ${ended} order by window_start limit ${sweptAtOnce} for update skip locked))`.execute(
      platform.db,
    );
    const taken = Number(numAffectedRows ?? 0);
    swept += taken;
    if (taken < sweptAtOnce) break;
  }
  return swept;
}
