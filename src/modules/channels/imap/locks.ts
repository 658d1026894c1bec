import { sql, type Kysely } from 'kysely';
import type { Platform } from '#platform/context.ts';
import type { DB } from '#platform/db/database.ts';

/** Who fetches which inbox. The locks live exactly as long as their connection, so a killed process holds none. */
export interface Locks {
  /** False while another process has it. */
  take(inboxId: string): Promise<boolean>;
  release(inboxId: string): Promise<void>;
  ask<T>(question: (db: Kysely<DB>) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** Keeps one connection of the pool for as long as the locks are wanted. */
export async function openLocks(platform: Platform): Promise<Locks> {
  let letGo = () => {};
  const kept = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  let ended: Promise<void> = Promise.resolve();
  const db = await new Promise<Kysely<DB>>((resolve, reject) => {
    ended = platform.lasting.connection().execute(async (connection) => {
      resolve(connection);
      await kept;
      // The connection goes back to the pool and would carry the locks with it.
      await sql`select pg_advisory_unlock_all()`.execute(connection);
    });
    ended.catch(reject);
  });
  const lock = (inboxId: string) => sql`hashtextextended(${`extramile.imap.${inboxId}`}, 0)`;
  return {
    take: async (inboxId) => {
      const { rows } = await sql<{ taken: boolean }>`
        select pg_try_advisory_lock(${lock(inboxId)}) as taken`.execute(db);
      return rows[0]?.taken ?? false;
    },
    release: async (inboxId) => {
      await sql`select pg_advisory_unlock(${lock(inboxId)})`.execute(db);
    },
    ask: (question) => question(db),
    close: async () => {
      letGo();
      try {
        await ended;
      } catch (err) {
        // The connection had ended before, and the locks with it.
        platform.log.info({ err }, 'connection of the mailbox locks was lost');
      }
    },
  };
}
