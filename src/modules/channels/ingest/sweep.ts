import { sql } from 'kysely';
import type { Platform } from '#platform/context.ts';
import { inWorkspace } from '#platform/db/database.ts';
import { findKnownInbox } from '../inboxes/known-inboxes.ts';
import { mostAttempts } from '../logic.ts';
import { giveUp, type Ingest } from './ingest.ts';

const untouchedForMs = 5000;

/**
 * Finds mails that were stored and then forgotten by a crash, and takes them in. The attempt is counted before it is
 * made, so a mail that kills the process is tried three times and then set aside, and never stands in the way of the
 * next. Answers how many it found.
 */
export async function sweepRawMessages(platform: Platform, ingest: Ingest): Promise<number> {
  const before = new Date(platform.clock.now().getTime() - untouchedForMs);
  const { rows } = await sql<{ workspaceId: string; rawMessageId: string }>`
    select workspace_id, raw_message_id from list_waiting_raw_messages(${before}, 100)`.execute(platform.db);
  for (const { workspaceId, rawMessageId } of rows) {
    const counted = await countAttempt(platform, workspaceId, rawMessageId);
    // Somebody else holds it, or it is done by now.
    if (!counted) continue;
    const inbox = await findKnownInbox(platform, workspaceId, counted.inboxId);
    if (counted.attempts > mostAttempts && inbox) {
      await giveUp(platform, workspaceId, { rawMessageId, inbox }, 'crashed-repeatedly');
      continue;
    }
    await ingest.process(workspaceId, rawMessageId);
  }
  return rows.length;
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
