import { sql } from 'kysely';
import type { Platform } from '#platform/context.ts';
import { inWorkspace } from '#platform/db/database.ts';
import { findKnownInbox } from '../inboxes/known-inboxes.ts';
import { mostAttempts } from '../logic.ts';
import { giveUp, type Ingest } from './ingest.ts';

const untouchedForMs = 5000;
/** Of those never tried before, so many at once; they become a few large transactions. */
const together = 10;

interface Waiting {
  workspaceId: string;
  rawMessageId: string;
  attempts: number;
}

/**
 * Finds mails that were stored and then forgotten by a crash, and takes them in. The attempt is counted before it is
 * made, so a mail that kills the process is tried three times and then set aside, and never stands in the way of the
 * next. Answers how many it found.
 *
 * A process that is killed from outside must not look like one that a mail has ended: attempts are counted only while a
 * reader is ready, and mails that were tried before come last, each alone, so that no innocent one is tried with it.
 */
export async function sweepRawMessages(platform: Platform, ingest: Ingest): Promise<number> {
  const before = new Date(platform.clock.now().getTime() - untouchedForMs);
  const { rows } = await sql<Waiting>`
    select workspace_id, raw_message_id, attempts from list_waiting_raw_messages(${before}, 100)`.execute(
    platform.db,
  );
  if (rows.length > 0) await ingest.ready();
  const fresh = rows.filter(({ attempts }) => attempts === 0);
  for (let start = 0; start < fresh.length; start += together)
    await allOf(fresh.slice(start, start + together).map((mail) => takeInAgain(platform, ingest, mail)));
  for (const mail of rows.filter(({ attempts }) => attempts > 0)) await takeInAgain(platform, ingest, mail);
  return rows.length;
}

/** Waits for all of them, whatever becomes of one, so that nothing goes on behind a look that has failed. */
async function allOf(work: readonly Promise<void>[]): Promise<void> {
  const failed = (await Promise.allSettled(work)).find((one) => one.status === 'rejected');
  if (failed) throw failed.reason;
}

async function takeInAgain(
  platform: Platform,
  ingest: Ingest,
  { workspaceId, rawMessageId }: Waiting,
): Promise<void> {
  const counted = await countAttempt(platform, workspaceId, rawMessageId);
  // Somebody else holds it, or it is done by now.
  if (!counted) return;
  const inbox = await findKnownInbox(platform, workspaceId, counted.inboxId);
  if (counted.attempts > mostAttempts && inbox)
    await giveUp(platform, workspaceId, { rawMessageId, inbox }, 'crashed-repeatedly');
  else await ingest.process(workspaceId, rawMessageId);
}

function countAttempt(platform: Platform, workspaceId: string, rawMessageId: string) {
  return inWorkspace(platform.db, workspaceId, async (tx) => {
    const { rows } = await sql<{ attempts: number; inboxId: string }>`
      update raw_messages set attempts = attempts + 1
      where workspace_id = ${workspaceId}::uuid and id = (
        select id from raw_messages
        where workspace_id = ${workspaceId}::uuid and id = ${rawMessageId}::uuid and state = 'received'
        for update skip locked)
      returning attempts, inbox_id`.execute(tx);
    return rows[0];
  });
}
