import type { ImapFlow, MailboxObject } from 'imapflow';
import type { Platform } from '#platform/context.ts';
import type { ImapConnection } from '../contract.ts';
import type { Ingest } from '../ingest/ingest.ts';
import { advance, readPosition, type Folder, type Position } from './positions.ts';

export interface Fetching {
  platform: Platform;
  ingest: Ingest;
  workspaceId: string;
  inboxId: string;
  imap: ImapConnection;
  /** True once nobody wants this inbox fetched any more. */
  isStopped: () => boolean;
}

/** A mail that is larger than this comes alone; many small ones come together. */
const batch = { mostMails: 50, mostBytes: 10 * 1024 * 1024 };

/**
 * Fetches what is new in the open folder, in the order of UIDs. The position moves only behind mails that are committed,
 * so a crash anywhere fetches some again, which their content key recognises, and loses none.
 *
 * A mailbox that is connected for the first time usually has years in it. Only what nobody has read yet, and whatever
 * comes from then on, becomes conversations. When UIDVALIDITY changes, everything since the inbox was made is read
 * again, and what is known already is known by its content.
 */
export async function fetchNew(client: ImapFlow, fetching: Fetching): Promise<number> {
  const { mailbox } = client;
  if (!mailbox) throw new Error('The folder is not open any more');
  const place: Folder = {
    workspaceId: fetching.workspaceId,
    inboxId: fetching.inboxId,
    folder: fetching.imap.folder,
    uidValidity: Number(mailbox.uidValidity),
  };
  const position = await readPosition(fetching.platform, place);
  const end = mailbox.uidNext - 1;
  const uids = await newUids(client, mailbox, position);
  let fetched = 0;
  for (const some of await batchesOf(client, uids)) {
    if (fetching.isStopped()) return fetched;
    fetched += await fetchBatch(client, fetching, some);
    // Before the first round is complete, a position would make every older mail look skipped on purpose.
    if (position.kind !== 'first') await advance(fetching.platform, place, some.at(-1) ?? 0);
  }
  if (position.kind !== 'after') await advance(fetching.platform, place, Math.max(end, uids.at(-1) ?? 0));
  return fetched;
}

const dayInMilliseconds = 86_400_000;

async function newUids(client: ImapFlow, mailbox: MailboxObject, position: Position): Promise<number[]> {
  if (mailbox.exists === 0) return [];
  const found = await client.search(
    position.kind === 'first'
      ? { seen: false }
      : position.kind === 'again'
        ? { since: new Date(position.since.getTime() - dayInMilliseconds) }
        : { uid: `${position.uid + 1}:*` },
    { uid: true },
  );
  if (!Array.isArray(found)) throw new Error('The server did not answer a search');
  // `n:*` always names the last mail, even when its UID is below n (RFC 3501 section 6.4.8).
  const after = position.kind === 'after' ? position.uid : 0;
  return found.filter((uid) => uid > after).sort((a, b) => a - b);
}

async function batchesOf(client: ImapFlow, uids: number[]): Promise<number[][]> {
  if (uids.length === 0) return [];
  const sizes = new Map<number, number>();
  for (let start = 0; start < uids.length; start += 500) {
    const range = uids.slice(start, start + 500);
    for (const mail of await client.fetchAll(range, { uid: true, size: true }, { uid: true }))
      sizes.set(mail.uid, mail.size ?? batch.mostBytes);
  }
  const result: number[][] = [];
  let bytes = 0;
  for (const uid of uids) {
    const size = sizes.get(uid) ?? 0;
    const last = result.at(-1);
    if (last && last.length < batch.mostMails && bytes + size <= batch.mostBytes) {
      last.push(uid);
      bytes += size;
    } else {
      result.push([uid]);
      bytes = size;
    }
  }
  return result;
}

async function fetchBatch(client: ImapFlow, fetching: Fetching, uids: number[]): Promise<number> {
  const { platform, ingest, workspaceId, inboxId } = fetching;
  // A mail that another program removed meanwhile is simply not among the answers.
  const mails = await client.fetchAll(uids, { uid: true, source: true }, { uid: true });
  const stored = await Promise.all(
    mails
      .sort((a, b) => a.uid - b.uid)
      .map(async ({ source }) => {
        if (!source) throw new Error('The server named a mail but did not give it');
        const unknown = { envelopeFrom: null, envelopeTo: null, peer: null };
        const mail = { workspaceId, inboxId, raw: source, source: 'imap' as const, ...unknown };
        return { mail, ...(await ingest.store(mail)) };
      }),
  );
  await Promise.all(
    stored
      .filter(({ isNew }) => isNew)
      .map(({ id, mail }) =>
        ingest.process(workspaceId, id, mail).catch((err: unknown) => {
          // It is stored; the sweep takes it in.
          platform.log.warn({ err, workspaceId, rawMessageId: id }, 'fetched mail not taken in yet');
        }),
      ),
  );
  if (fetching.imap.afterFetch === 'mark-read' && mails.length > 0)
    await client.messageFlagsAdd(uids, ['\\Seen'], { uid: true });
  return mails.length;
}
