import { sql } from 'kysely';
import type { Platform } from '#platform/context.ts';
import { inWorkspace } from '#platform/db/database.ts';

export interface Folder {
  workspaceId: string;
  inboxId: string;
  folder: string;
  uidValidity: number;
}

/**
 * How a folder is to be read. `first`: never read before. `again`: read before under another UIDVALIDITY, so every UID
 * means another mail now (RFC 3501 section 2.3.1.1). `after`: go on behind this UID.
 */
export type Position = { kind: 'first' } | { kind: 'again'; since: Date } | { kind: 'after'; uid: number };

export function readPosition(platform: Platform, place: Folder): Promise<Position> {
  return inWorkspace(platform.db, place.workspaceId, async (tx) => {
    const rows = await tx
      .selectFrom('imapPositions as p')
      .innerJoin('inboxes as i', (join) =>
        join.onRef('i.workspaceId', '=', 'p.workspaceId').onRef('i.id', '=', 'p.inboxId'),
      )
      .select(['p.uidValidity', 'p.lastUid', 'i.createdAt'])
      .where('p.workspaceId', '=', place.workspaceId)
      .where('p.inboxId', '=', place.inboxId)
      .where('p.folder', '=', place.folder)
      .execute();
    const current = rows.find((row) => row.uidValidity === place.uidValidity);
    if (current) return { kind: 'after', uid: current.lastUid };
    return rows[0] ? { kind: 'again', since: rows[0].createdAt } : { kind: 'first' };
  });
}

/** Called only when everything up to this UID is committed. Never moves back. */
export async function advance(platform: Platform, place: Folder, lastUid: number): Promise<void> {
  await inWorkspace(platform.db, place.workspaceId, (tx) =>
    tx
      .insertInto('imapPositions')
      .values({ ...place, lastUid, updatedAt: platform.clock.now() })
      .onConflict((conflict) =>
        conflict.columns(['workspaceId', 'inboxId', 'folder', 'uidValidity']).doUpdateSet({
          lastUid: sql`greatest(imap_positions.last_uid, excluded.last_uid)`,
          updatedAt: platform.clock.now(),
        }),
      )
      .execute(),
  );
}

/** Written at most every half minute while all is well: a working inbox should not cost a row version per look. */
export async function noteSuccess(
  platform: Platform,
  { workspaceId, inboxId }: Pick<Folder, 'workspaceId' | 'inboxId'>,
): Promise<void> {
  const now = platform.clock.now();
  const old = new Date(now.getTime() - 30_000);
  await inWorkspace(platform.db, workspaceId, (tx) =>
    tx
      .updateTable('inboxes')
      .set({ lastSuccessAt: now, lastError: null, lastErrorAt: null })
      .where('workspaceId', '=', workspaceId)
      .where('id', '=', inboxId)
      .where((eb) =>
        eb.or([
          eb('lastSuccessAt', 'is', null),
          eb('lastSuccessAt', '<', old),
          eb('lastError', 'is not', null),
        ]),
      )
      .execute(),
  );
}

export async function noteTrouble(
  platform: Platform,
  place: Pick<Folder, 'workspaceId' | 'inboxId'>,
  words: string,
): Promise<void> {
  await inWorkspace(platform.db, place.workspaceId, (tx) =>
    tx
      .updateTable('inboxes')
      .set({ lastError: words, lastErrorAt: platform.clock.now() })
      .where('workspaceId', '=', place.workspaceId)
      .where('id', '=', place.inboxId)
      .execute(),
  );
}
