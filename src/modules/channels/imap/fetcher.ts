import { sql } from 'kysely';
import type { Platform } from '#platform/context.ts';
import type { Service } from '#platform/module.ts';
import { findKnownInbox, forgetInboxes } from '../inboxes/known-inboxes.ts';
import { ingestOf } from '../ingest/ingest.ts';
import { inboxPasswords } from '../outgoing/way-out.ts';
import { fetchInbox, type RunningFetch } from './fetch-inbox.ts';
import { openLocks, type Locks } from './locks.ts';

interface Wanted {
  workspaceId: string;
  inboxId: string;
  fingerprint: string;
}

interface Fetched extends RunningFetch {
  fingerprint: string;
}

const everyMs = 2000;

/**
 * Keeps every active inbox with an IMAP connection fetched, by one process of the installation at a time. Looks every
 * two seconds at which these are: a changed inbox begins anew, a paused one ends.
 */
export function openImapFetcher(platform: Platform): Service {
  const fetched = new Map<string, Fetched>();
  let locks: Locks | undefined;
  let underWay: Promise<void> = Promise.resolve();
  let isLooking = false;

  const end = async (inboxId: string) => {
    const running = fetched.get(inboxId);
    fetched.delete(inboxId);
    await running?.stop();
  };
  const endAll = async () => {
    await Promise.all([...fetched.keys()].map(end));
    await locks?.close();
    locks = undefined;
  };

  const look = async () => {
    try {
      locks ??= await openLocks(platform);
      // Asked on the connection that holds the locks: if it has ended, so have they.
      const wanted = await locks.ask((db) =>
        sql<Wanted>`select workspace_id, inbox_id, fingerprint from list_imap_inboxes()`.execute(db),
      );
      const byId = new Map(wanted.rows.map((row) => [row.inboxId, row]));
      for (const [inboxId, running] of [...fetched]) {
        if (byId.get(inboxId)?.fingerprint === running.fingerprint) continue;
        await end(inboxId);
        await locks.release(inboxId);
      }
      for (const inbox of byId.values())
        if (!fetched.has(inbox.inboxId) && (await locks.take(inbox.inboxId))) await begin(inbox);
    } catch (err) {
      platform.log.warn({ err }, 'mailboxes not looked after; trying again');
      await endAll();
    } finally {
      isLooking = false;
    }
  };

  const begin = async ({ workspaceId, inboxId, fingerprint }: Wanted) => {
    forgetInboxes(platform, workspaceId);
    const inbox = await findKnownInbox(platform, workspaceId, inboxId);
    const imap = inbox?.connection.imap;
    if (!imap) return locks?.release(inboxId);
    const { imapPassword } = await inboxPasswords(platform, workspaceId, inboxId);
    const fetching = { platform, ingest: ingestOf(platform), workspaceId, inboxId, imap };
    fetched.set(inboxId, { fingerprint, ...fetchInbox({ ...fetching, password: imapPassword ?? '' }) });
  };

  const tick = () => {
    if (isLooking) return;
    isLooking = true;
    underWay = look();
  };
  const timer = setInterval(tick, everyMs).unref();
  tick();
  return {
    name: 'imap-fetcher',
    stop: async () => {
      clearInterval(timer);
      await underWay;
      await endAll();
    },
  };
}
