import { randomInt } from 'node:crypto';
import type { ImapFlow } from 'imapflow';
import { isUnavailable } from '#platform/db/database.ts';
import { troubleOf, wordsOfTrouble } from '../inboxes/connection-test.ts';
import { backOffSeconds } from '../logic.ts';
import { connectImap } from './connect.ts';
import { fetchNew, type Fetching } from './fetch-new.ts';
import { noteSuccess, noteTrouble } from './positions.ts';

export interface RunningFetch {
  stop(): Promise<void>;
}

const pollInMilliseconds = 60_000;
const longestBackOff = { seconds: 60, afterRefusedSignIn: 300 };

/** Keeps one mailbox connected, and fetches as soon as the server says that something came. */
export function fetchInbox(given: Omit<Fetching, 'isStopped'> & { password: string }): RunningFetch {
  const ending = new AbortController();
  const fetching: Fetching = { ...given, isStopped: () => ending.signal.aborted };
  const ended = keepFetching(fetching, given.password, ending.signal);
  return {
    stop: async () => {
      ending.abort();
      await ended;
    },
  };
}

async function keepFetching(fetching: Fetching, password: string, ending: AbortSignal): Promise<void> {
  let failures = 0;
  while (!ending.aborted) {
    try {
      await fetchWhileConnected(fetching, password, ending, () => {
        failures = 0;
      });
    } catch (error) {
      if (ending.aborted) return;
      failures++;
      const trouble = troubleOf(error);
      await report(fetching, error);
      const mostSeconds =
        trouble.code === 'sign_in_failed' ? longestBackOff.afterRefusedSignIn : longestBackOff.seconds;
      const chance = randomInt(1000) / 1000;
      await pause(backOffSeconds(failures, { firstSeconds: 2, mostSeconds, chance }) * 1000, ending);
    }
  }
}

async function fetchWhileConnected(
  fetching: Fetching,
  password: string,
  ending: AbortSignal,
  onSuccess: () => void,
): Promise<void> {
  const { platform, imap } = fetching;
  const client = await connectImap(platform, imap, password);
  // Closing at once ends whatever the client waits for; what is being stored is still finished.
  const close = () => client.close();
  ending.addEventListener('abort', close);
  try {
    await client.mailboxOpen(imap.folder, { readOnly: imap.afterFetch === 'leave' });
    while (!ending.aborted) {
      const news = listenForNews(client, ending);
      await fetchNew(client, fetching);
      await noteSuccess(platform, fetching);
      onSuccess();
      await news.wait();
      if (ending.aborted) return;
      // Ends IDLE and proves that somebody is still there.
      await client.noop();
      if (!client.usable) throw new Error('The connection ended');
    }
  } finally {
    ending.removeEventListener('abort', close);
    client.close();
  }
}

/** Listening begins before the fetching does, so that a mail which comes in between is not overheard. */
function listenForNews(client: ImapFlow, ending: AbortSignal): { wait(): Promise<void> } {
  let hasCome = false;
  let wake = () => {};
  const heard = () => {
    hasCome = true;
    wake();
  };
  client.on('exists', heard);
  client.on('close', heard);
  const wait = async () => {
    if (!hasCome && !ending.aborted) {
      // A server without IDLE is asked once a minute.
      if (client.capabilities.has('IDLE')) client.idle().catch(heard);
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, pollInMilliseconds);
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
        ending.addEventListener('abort', wake, { once: true });
      });
      ending.removeEventListener('abort', wake);
    }
    client.off('exists', heard);
    client.off('close', heard);
  };
  return { wait };
}

async function report(fetching: Fetching, error: unknown): Promise<void> {
  const { platform, workspaceId, inboxId } = fetching;
  platform.log.warn({ err: error, workspaceId, inboxId }, 'mailbox not fetched');
  if (isOurDatabase(error)) return;
  try {
    await noteTrouble(platform, { workspaceId, inboxId }, wordsOfTrouble(troubleOf(error)));
  } catch (err) {
    // The database is away too; the next failure is written down again.
    platform.log.warn({ err, workspaceId, inboxId }, 'trouble of a mailbox not written down');
  }
}

/** Errors of the mail connection carry the same system codes as ours, but also an id of imapflow. */
function isOurDatabase(error: unknown): boolean {
  return isUnavailable(error) && !(error instanceof Error && ('_connId' in error || 'cid' in error));
}

function pause(milliseconds: number, ending: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (ending.aborted) return resolve();
    const done = () => {
      clearTimeout(timer);
      ending.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    ending.addEventListener('abort', done);
  });
}
