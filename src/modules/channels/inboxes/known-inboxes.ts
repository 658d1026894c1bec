import type { Platform } from '#platform/context.ts';
import { inWorkspace } from '#platform/db/database.ts';
import { connection, type Connection } from '../contract.ts';

/** What taking in and sending out need of an inbox. */
export interface KnownInbox {
  id: string;
  name: string;
  address: string;
  teamId: string | null;
  status: string;
  signatureHtml: string;
  connection: Connection;
}

interface Remembered {
  until: number;
  inboxes: Promise<readonly KnownInbox[]>;
}

const rememberMs = 5000;
const remembered = new WeakMap<Platform, Map<string, Remembered>>();

/**
 * The inboxes of a workspace, remembered for five seconds: every mail needs them all (mail from one of our own
 * addresses is no customer's), and they change about once a month. A change in this process is seen at once.
 */
export function knownInboxes(platform: Platform, workspaceId: string): Promise<readonly KnownInbox[]> {
  const byWorkspace = remembered.get(platform) ?? new Map<string, Remembered>();
  remembered.set(platform, byWorkspace);
  const known = byWorkspace.get(workspaceId);
  if (known && known.until > performance.now()) return known.inboxes;
  const inboxes = readInboxes(platform, workspaceId);
  byWorkspace.set(workspaceId, { until: performance.now() + rememberMs, inboxes });
  // A failed look is not remembered.
  inboxes.catch(() => byWorkspace.delete(workspaceId));
  return inboxes;
}

export async function findKnownInbox(platform: Platform, workspaceId: string, inboxId: string) {
  const find = async () => (await knownInboxes(platform, workspaceId)).find((inbox) => inbox.id === inboxId);
  const known = await find();
  if (known) return known;
  // It may have been made a moment ago by another process.
  forgetInboxes(platform, workspaceId);
  return find();
}

export function forgetInboxes(platform: Platform, workspaceId: string): void {
  remembered.get(platform)?.delete(workspaceId);
}

async function readInboxes(platform: Platform, workspaceId: string): Promise<KnownInbox[]> {
  const rows = await inWorkspace(platform.db, workspaceId, (tx) =>
    tx
      .selectFrom('inboxes')
      .select(['id', 'name', 'address', 'teamId', 'status', 'signatureHtml', 'connection'])
      .where('workspaceId', '=', workspaceId)
      .orderBy('createdAt')
      .orderBy('id')
      .execute(),
  );
  return rows.map((row) => ({ ...row, connection: connection.parse(row.connection) }));
}
