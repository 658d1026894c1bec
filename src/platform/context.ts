import { isRetryable, type Db, type Tx } from './db/database.ts';
import { inWorkspace } from './db/database.ts';
import type { Clock } from './clock.ts';
import type { Config } from './config.ts';
import type { FileStore } from './files/file-store.ts';
import type { HttpOut } from './http-out/http-out.ts';
import type { Log } from './log.ts';
import type { Jobs } from './jobs/jobs.ts';
import type { PendingEvent } from './events/events.ts';
import { writeEvents } from './events/outbox.ts';
import type { Secrets } from './secrets.ts';

/** What the program owns once and every request borrows. */
export interface Platform {
  config: Config;
  log: Log;
  clock: Clock;
  db: Db;
  /** For what must keep its connection, behind a pooler too: locks that a killed process cannot hold on to. */
  lasting: Db;
  files: FileStore;
  /** The one way to ask addresses that somebody else wrote. */
  httpOut: HttpOut;
  jobs: Jobs;
  secrets: Secrets;
  /** Told after a commit that announced something, so that the relay need not wait for its next look. */
  onCommit(workspaceId: string): void;
}

/**
 * Who is asking. `permissions` is what this actor may do, already resolved: the role of a member of staff, the scopes of
 * a key, nothing for a customer. Automations carry the chain that led to them.
 */
export type Actor =
  | {
      kind: 'staff';
      id: string;
      role: string;
      teamIds: readonly string[];
      permissions: readonly string[];
      sessionId: string;
    }
  | { kind: 'key'; id: string; permissions: readonly string[] }
  | { kind: 'customer'; id: string; permissions: readonly string[] }
  | { kind: 'system'; permissions: readonly string[] };

export const systemActor: Actor = { kind: 'system', permissions: [] };

/** Everything one command or query may use: one transaction, one workspace, one actor, one moment. */
export interface Ctx {
  tx: Tx;
  workspaceId: string;
  actor: Actor;
  now: Date;
  requestId: string;
  platform: Platform;
  /** Events announced so far; written together with their jobs just before the commit. */
  pending: PendingEvent[];
  /** The event this work reacts to, if any, and how long the chain of causes is. */
  cause: { eventId: string; depth: number } | undefined;
}

/** The part of it that most questions need. */
export type Reader = Pick<Ctx, 'tx' | 'workspaceId' | 'now'>;

/** Which member of staff is asking; null for everybody else. */
export function staffIdOf({ actor }: Pick<Ctx, 'actor'>): string | null {
  return actor.kind === 'staff' ? actor.id : null;
}

export interface RunOptions {
  workspaceId: string;
  actor: Actor;
  requestId: string;
  cause?: { eventId: string; depth: number };
}

/**
 * Runs one command: its changes, its events and their jobs commit together or not at all. A deadlock or serialization
 * failure is tried again from the start, so `work` must not touch the world outside the transaction.
 */
export async function run<T>(
  platform: Platform,
  options: RunOptions,
  work: (ctx: Ctx) => Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      const { result, announced } = await attemptOnce(platform, options, work);
      if (announced > 0) platform.onCommit(options.workspaceId);
      return result;
    } catch (error) {
      if (attempt >= 4 || !isRetryable(error)) throw error;
      platform.log.info({ attempt, requestId: options.requestId }, 'transaction tried again');
    }
  }
}

function attemptOnce<T>(platform: Platform, options: RunOptions, work: (ctx: Ctx) => Promise<T>) {
  const place = { workspaceId: options.workspaceId, asker: options.actor };
  return inWorkspace(platform.db, place, async (tx) => {
    const ctx: Ctx = {
      tx,
      workspaceId: options.workspaceId,
      actor: options.actor,
      now: platform.clock.now(),
      requestId: options.requestId,
      platform,
      pending: [],
      cause: options.cause,
    };
    const result = await work(ctx);
    await writeEvents(ctx);
    return { result, announced: ctx.pending.length };
  });
}
