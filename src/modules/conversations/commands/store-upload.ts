import type { Ctx, Platform } from '#platform/context.ts';
import { run } from '#platform/context.ts';
import { invalid } from '#platform/errors.ts';
import { recordFiles } from '#platform/files/record-files.ts';
import type { Principal } from '#platform/http/handle.ts';
import { newId } from '#platform/ids.ts';
import { attachmentUrl } from '../queries/messages.ts';

export interface Upload {
  name: string;
  mediaType: string;
  bytes: Uint8Array;
}

export interface StoredUpload {
  id: string;
  name: string;
  mediaType: string;
  sizeInBytes: number;
  isInline: boolean;
  contentId: string | null;
  url: string;
}

const mediaTypeShape = /^[\w.+-]{1,80}\/[\w.+-]{1,80}$/;

/** Keeps a file for a message still being written. The bytes are safe before the row says that they exist. */
export async function storeUpload(
  platform: Platform,
  who: { principal: Principal; requestId: string },
  upload: Upload,
): Promise<StoredUpload> {
  const { workspaceId, actor } = who.principal;
  if (upload.bytes.length === 0) throw invalid('file_empty', 'file');
  const stored = await platform.files.put(workspaceId, upload.bytes);
  const file = {
    id: newId(),
    name: upload.name.slice(0, 255) || 'file',
    mediaType: mediaTypeShape.test(upload.mediaType) ? upload.mediaType : 'application/octet-stream',
    sizeInBytes: stored.sizeInBytes,
    isInline: false,
    contentId: null,
  };
  await run(platform, { workspaceId, actor, requestId: who.requestId }, async (ctx: Ctx) => {
    await recordFiles(ctx, [stored]);
    await ctx.tx
      .insertInto('attachments')
      .values({
        ...file,
        workspaceId,
        sha256: stored.sha256,
        uploadedBy: 'id' in actor ? actor.id : null,
        createdAt: ctx.now,
      })
      .execute();
  });
  return { ...file, url: attachmentUrl(file.id) };
}
