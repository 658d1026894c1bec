import { notFound } from '#platform/errors.ts';
import { mayReadConversations } from '../permissions.ts';
import type { Asker } from './conversation-items.ts';
import { visibleConversations } from './conversation-items.ts';

/**
 * A file that the caller may read now: one of a message they may open, or an upload of their own that still waits.
 * Asked at every fetch, so a conversation that moves out of reach takes its files with it.
 */
export async function getReadableFile(ctx: Asker, attachmentId: string) {
  const file = await ctx.tx
    .selectFrom('attachments')
    .select(['name', 'mediaType', 'sha256', 'messageId', 'uploadedBy'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', attachmentId)
    .executeTakeFirst();
  if (!file) throw notFound();
  const isOwnUpload = file.messageId === null && 'id' in ctx.actor && file.uploadedBy === ctx.actor.id;
  if (isOwnUpload) return file;
  if (file.messageId === null || !(await isReadableMessage(ctx, file.messageId))) throw notFound();
  return file;
}

/** The mail as it came; small ones lie in the row, large ones in the file store. */
export async function getOriginal(ctx: Asker, messageId: string) {
  if (!(await isReadableMessage(ctx, messageId))) throw notFound();
  const raw = await ctx.tx
    .selectFrom('messages as m')
    .innerJoin('rawMessages as r', (join) =>
      join.onRef('r.workspaceId', '=', 'm.workspaceId').onRef('r.id', '=', 'm.rawMessageId'),
    )
    .select(['r.body', 'r.fileSha256'])
    .where('m.workspaceId', '=', ctx.workspaceId)
    .where('m.id', '=', messageId)
    .executeTakeFirst();
  if (!raw) throw notFound();
  return raw;
}

/** The words of a message that the caller may read now, in which pictures may have been set aside. */
export async function getReadableWords(ctx: Asker, messageId: string) {
  if (!mayReadConversations(ctx.actor)) throw notFound();
  const row = await visibleConversations(ctx)
    .innerJoin('messages as m', (join) =>
      join.onRef('m.workspaceId', '=', 'c.workspaceId').onRef('m.conversationId', '=', 'c.id'),
    )
    .select(['m.html', 'm.quotedHtml'])
    .where('m.id', '=', messageId)
    .executeTakeFirst();
  if (!row) throw notFound();
  return row;
}

async function isReadableMessage(ctx: Asker, messageId: string): Promise<boolean> {
  if (!mayReadConversations(ctx.actor)) return false;
  const row = await visibleConversations(ctx)
    .innerJoin('messages as m', (join) =>
      join.onRef('m.workspaceId', '=', 'c.workspaceId').onRef('m.conversationId', '=', 'c.id'),
    )
    .select('m.id')
    .where('m.id', '=', messageId)
    .executeTakeFirst();
  return row !== undefined;
}
