import { sql } from 'kysely';
import type { Ctx } from '#platform/context.ts';
import { sendTogether, type Statement } from '#platform/db/pipelined.ts';
import { prepared } from '#platform/db/prepared.ts';
import { insertRows } from '#platform/db/rows.ts';
import type { StoredFile } from './file-store.ts';

/** Writes down that these bytes are kept; call it only after `put` has answered, so no row lacks its bytes. */
export async function recordFiles(
  ctx: Pick<Ctx, 'tx' | 'workspaceId' | 'now'>,
  files: readonly StoredFile[],
): Promise<void> {
  await sendTogether(ctx.tx, recordingFiles(ctx, files));
}

export function recordingFiles(
  ctx: Pick<Ctx, 'workspaceId' | 'now'>,
  files: readonly StoredFile[],
): Statement[] {
  if (files.length === 0) return [];
  // In one order, so that two who record the same files never wait for each other in a ring.
  const rows = files
    .toSorted((a, b) => Buffer.compare(a.sha256, b.sha256))
    .map(({ sha256, sizeInBytes }) => ({
      workspaceId: ctx.workspaceId,
      sha256,
      sizeInBytes,
      createdAt: ctx.now,
    }));
  return [prepared(sql`${insertRows('files', rows)} on conflict do nothing`)];
}
