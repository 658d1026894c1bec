import type { Ctx } from '#platform/context.ts';
import type { StoredFile } from './file-store.ts';

/** Writes down that these bytes are kept; call it only after `put` has answered, so no row lacks its bytes. */
export async function recordFiles(
  ctx: Pick<Ctx, 'tx' | 'workspaceId' | 'now'>,
  files: readonly StoredFile[],
): Promise<void> {
  if (files.length === 0) return;
  await ctx.tx
    .insertInto('files')
    .values(
      files.map(({ sha256, sizeInBytes }) => ({
        workspaceId: ctx.workspaceId,
        sha256,
        sizeInBytes,
        createdAt: ctx.now,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
