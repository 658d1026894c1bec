import { sql } from 'kysely';
import { createHash } from 'node:crypto';
import type { Platform } from '#platform/context.ts';
import { Refusal } from '#platform/errors.ts';

export interface Limit {
  name: string;
  most: number;
  withinSeconds: number;
}

/**
 * Counts one use in a single statement, so a burst of parallel requests cannot slip past the limit, and refuses once
 * the window is full. Windows are fixed; trying again inside one does not lengthen it.
 */
export async function assertWithinLimit(platform: Platform, limit: Limit, subject: string): Promise<void> {
  const now = platform.clock.now();
  const length = limit.withinSeconds * 1000;
  const windowStart = new Date(Math.floor(now.getTime() / length) * length);
  const hashed = createHash('sha256').update(`${limit.name}\0${subject}`).digest();
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
