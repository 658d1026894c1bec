import { sql } from 'kysely';
import { z } from 'zod';
import { run, systemActor, type Ctx, type Platform } from '#platform/context.ts';
import { newId } from '#platform/ids.ts';
import { jobType } from '#platform/jobs/jobs.ts';
import { listWorkspaceIds } from '#modules/workspace/index.ts';
import { applyChange } from './commands/change-conversation.ts';
import { lockConversation } from './queries/lock-conversation.ts';

const batch = 100;
const dayInMilliseconds = 86_400_000;

/** Brings back what was snoozed until now. */
export const wakeSnoozed = jobType('conversations.wake-snoozed', {
  payload: z.object({}),
  schedule: '* * * * *',
  run: (platform) => inEveryWorkspace(platform, wakeDue),
});

async function wakeDue(ctx: Ctx): Promise<void> {
  const due = await ctx.tx
    .selectFrom('conversations')
    .select('id')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('status', '=', 'snoozed')
    .where('snoozedUntil', '<=', ctx.now)
    .orderBy('snoozedUntil')
    .orderBy('id')
    .limit(batch)
    .execute();
  for (const { id } of due) {
    const conversation = await lockConversation(ctx, id);
    // Somebody may have answered, closed or snoozed it again while we waited for the lock.
    const isDue = conversation.snoozedUntil !== null && conversation.snoozedUntil <= ctx.now;
    if (conversation.status !== 'snoozed' || !isDue) continue;
    await applyChange(ctx, conversation, {
      set: { status: 'open', snoozedUntil: null },
      fields: ['status', 'snoozedUntil'],
    });
  }
}

/** Files uploaded for a message that was never sent, once no draft holds them and a day has passed. */
export const purgeAbandonedUploads = jobType('conversations.purge-abandoned-uploads', {
  payload: z.object({}),
  schedule: '17 * * * *',
  run: (platform) => inEveryWorkspace(platform, purgeUploads),
});

async function purgeUploads(ctx: Ctx): Promise<void> {
  const before = new Date(ctx.now.getTime() - dayInMilliseconds);
  const removed = await sql<{ sha256: Buffer }>`
    delete from attachments a
    where a.workspace_id = ${ctx.workspaceId} and a.message_id is null and a.created_at < ${before}
      and not exists (
        select from drafts d where d.workspace_id = a.workspace_id and a.id = any(d.attachment_ids)
      ) and not exists (
        select from conversation_drafts n where n.workspace_id = a.workspace_id and a.id = any(n.attachment_ids)
      )
    returning a.sha256`.execute(ctx.tx);
  if (removed.rows.length > 0)
    ctx.platform.log.info({ workspaceId: ctx.workspaceId, count: removed.rows.length }, 'uploads purged');
}

/** First answers to POSTs are kept for two days; a client that tries again later than that does so knowingly. */
export const purgeIdempotencyKeys = jobType('conversations.purge-idempotency-keys', {
  payload: z.object({}),
  schedule: '37 * * * *',
  run: (platform) =>
    inEveryWorkspace(platform, async (ctx) => {
      await ctx.tx
        .deleteFrom('idempotencyKeys')
        .where('workspaceId', '=', ctx.workspaceId)
        .where('createdAt', '<', new Date(ctx.now.getTime() - 2 * dayInMilliseconds))
        .execute();
    }),
});

async function inEveryWorkspace(platform: Platform, work: (ctx: Ctx) => Promise<void>): Promise<void> {
  for (const workspaceId of await listWorkspaceIds(platform.db))
    await run(platform, { workspaceId, actor: systemActor, requestId: newId() }, work);
}

export const jobs = [wakeSnoozed, purgeAbandonedUploads, purgeIdempotencyKeys];
