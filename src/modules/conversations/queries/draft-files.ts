import { sql } from 'kysely';
import { z } from 'zod';
import type { Ctx } from '#platform/context.ts';
import { mailAddress, type Message } from '../contract.ts';
import { attachmentUrl } from './messages.ts';

export const addressList = z.array(mailAddress).catch([]);

/** The files of a draft `w`, in the order they were uploaded; what a message carries already is its no more. */
export const filesOfDraft = sql<unknown>`(
  select coalesce(json_agg(json_build_object('id', a.id, 'name', a.name, 'mediaType', a.media_type,
    'sizeInBytes', a.size_in_bytes, 'isInline', a.is_inline, 'contentId', a.content_id) order by a.id), '[]')
  from attachments a
  where a.workspace_id = w.workspace_id and a.id = any(w.attachment_ids) and a.message_id is null)`;

const rows = z.array(
  z.object({
    id: z.uuid(),
    name: z.string(),
    mediaType: z.string(),
    sizeInBytes: z.number(),
    isInline: z.boolean(),
    contentId: z.string().nullable(),
  }),
);

export function toDraftFiles(files: unknown): Message['attachments'] {
  return rows.parse(files).map((file) => ({ ...file, url: attachmentUrl(file.id) }));
}

/** Those of the files that were uploaded here and that no message carries yet, in the order given. */
export async function listWaitingFiles(
  ctx: Pick<Ctx, 'tx' | 'workspaceId'>,
  ids: readonly string[],
): Promise<string[]> {
  if (ids.length === 0) return [];
  const known = await ctx.tx
    .selectFrom('attachments')
    .select('id')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', 'in', [...ids])
    .where('messageId', 'is', null)
    .execute();
  return ids.filter((id) => known.some((file) => file.id === id));
}
