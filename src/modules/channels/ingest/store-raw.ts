import type { Platform } from '#platform/context.ts';
import { inWorkspace, type Tx } from '#platform/db/database.ts';
import { recordFiles } from '#platform/files/record-files.ts';
import { newId } from '#platform/ids.ts';
import { contentKey } from '../email/message/content-key.ts';
import { batches } from '#platform/batches.ts';

export type RawSource = 'imap' | 'smtp' | 'api' | 'test';

/** A mail as a channel hands it over. */
export interface RawMail {
  workspaceId: string;
  inboxId: string;
  raw: Uint8Array;
  source: RawSource;
  envelopeFrom: string | null;
  envelopeTo: string | null;
  /** The peer that delivered it to our own receiver; other channels do not know. */
  peer: { address: string; helo: string } | null;
}

/** `isNew` is false when this inbox already has the same mail; the id is then that of the first. */
export interface StoredRaw {
  id: string;
  isNew: boolean;
}

/** Larger bodies would bloat the table that every mail is written to. */
const largestInRowInBytes = 256 * 1024;

/**
 * Stores mails before anything is done with them. On return they are safe: only now may a sender be told so, an IMAP
 * cursor move on, an API caller be answered. The unique content key is the arbiter of "the same mail again", not a
 * look beforehand, so two fetchers or a crash between any two lines cannot make two of one.
 */
export function rawStore(platform: Platform): (mail: RawMail) => Promise<StoredRaw> {
  return batches({
    most: 50,
    keyOf: (mail) => mail.workspaceId,
    work: (key, mails) => store(platform, key, mails),
  });
}

async function store(platform: Platform, workspaceId: string, mails: RawMail[]): Promise<StoredRaw[]> {
  const rows = await Promise.all(mails.map((mail) => rowOf(platform, mail)));
  const files = rows.flatMap(({ row }) =>
    row.fileSha256 ? [{ sha256: row.fileSha256, sizeInBytes: row.sizeInBytes }] : [],
  );
  return inWorkspace(platform.db, workspaceId, async (tx) => {
    await recordFiles({ tx, workspaceId, now: platform.clock.now() }, files);
    const stored = await tx
      .insertInto('rawMessages')
      .values(rows.map(({ row }) => row))
      .onConflict((conflict) => conflict.columns(['workspaceId', 'inboxId', 'contentKey']).doNothing())
      .returning('id')
      .execute();
    const isNew = new Set(stored.map((row) => row.id));
    const first =
      stored.length === rows.length ? new Map<string, string>() : await firstOnes(tx, workspaceId, rows);
    return rows.map(({ row, key }) => {
      if (isNew.has(row.id)) return { id: row.id, isNew: true };
      const id = first.get(`${row.inboxId}|${key}`);
      if (!id) throw new Error('A mail is neither stored nor known');
      return { id, isNew: false };
    });
  });
}

async function rowOf(platform: Platform, mail: RawMail) {
  const key = contentKey(mail.raw);
  const bytes = Buffer.from(mail.raw.buffer, mail.raw.byteOffset, mail.raw.byteLength);
  const isLarge = bytes.length > largestInRowInBytes;
  const file = isLarge ? await platform.files.put(mail.workspaceId, bytes) : null;
  const row = {
    workspaceId: mail.workspaceId,
    id: newId(),
    inboxId: mail.inboxId,
    contentKey: Buffer.from(key, 'hex'),
    sizeInBytes: bytes.length,
    body: isLarge ? null : bytes,
    fileSha256: file?.sha256 ?? null,
    source: mail.source,
    envelopeFrom: mail.envelopeFrom?.slice(0, 1000) ?? null,
    envelopeTo: mail.envelopeTo?.slice(0, 1000) ?? null,
    receivedAt: platform.clock.now(),
  };
  return { row, key };
}

async function firstOnes(
  tx: Tx,
  workspaceId: string,
  rows: { row: { inboxId: string; contentKey: Buffer } }[],
): Promise<Map<string, string>> {
  const found = await tx
    .selectFrom('rawMessages')
    .select(['id', 'inboxId', 'contentKey'])
    .where('workspaceId', '=', workspaceId)
    .where('inboxId', 'in', [...new Set(rows.map(({ row }) => row.inboxId))])
    .where(
      'contentKey',
      'in',
      rows.map(({ row }) => row.contentKey),
    )
    .execute();
  return new Map(found.map((row) => [`${row.inboxId}|${row.contentKey.toString('hex')}`, row.id]));
}

/** The bytes of a stored mail, wherever they lie. */
export async function readRawBody(
  platform: Platform,
  workspaceId: string,
  row: { body: Buffer | null; fileSha256: Buffer | null },
): Promise<Buffer> {
  if (row.body) return row.body;
  if (row.fileSha256) return platform.files.get(workspaceId, row.fileSha256);
  throw new Error('A stored mail has no body');
}
