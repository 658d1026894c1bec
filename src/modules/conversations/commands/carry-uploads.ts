import { sql } from 'kysely';
import { type Ctx, staffIdOf } from '#platform/context.ts';
import { invalid } from '#platform/errors.ts';

/**
 * Hands uploaded files to the message that carries them: only files that wait, and only those of the same person, so
 * that nobody can attach what they could not read. Pictures within the text are known by the file's id from now on.
 */
export async function carryUploads(
  ctx: Ctx,
  messageId: string,
  attachmentIds: readonly string[],
): Promise<void> {
  const wanted = [...new Set(attachmentIds)];
  if (wanted.length === 0) return;
  const uploader = staffIdOf(ctx) ?? ('id' in ctx.actor ? ctx.actor.id : null);
  const carried = await ctx.tx
    .updateTable('attachments as a')
    .from('messages as m')
    .set({
      messageId,
      uploadedBy: null,
      contentId: sql<string>`a.id::text`,
      isInline: sql<boolean>`coalesce(position('cid:' || a.id in m.html) > 0, false)`,
    })
    .where('a.workspaceId', '=', ctx.workspaceId)
    .where('a.id', 'in', wanted)
    .where('a.messageId', 'is', null)
    .where('a.uploadedBy', '=', uploader)
    .where('m.workspaceId', '=', ctx.workspaceId)
    .where('m.id', '=', messageId)
    .executeTakeFirst();
  if (carried.numUpdatedRows === BigInt(wanted.length)) return;
  throw invalid('attachment_unknown', 'attachmentIds');
}
