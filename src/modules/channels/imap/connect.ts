import type { ImapFlow } from 'imapflow';
import type { Platform } from '#platform/context.ts';
import { resolveMailHost } from '#platform/mail/mail-hosts.ts';
import type { ImapConnection } from '../contract.ts';

const patienceInMilliseconds = 10_000;
/** A server that says nothing for so long, although we ask every minute, is gone. */
const silenceInMilliseconds = 120_000;

/** Signs in to the mailbox. The connection goes to the very address that was judged (SEC-060). */
export async function connectImap(
  platform: Platform,
  imap: ImapConnection,
  password: string,
): Promise<ImapFlow> {
  const host = await resolveMailHost(imap.host, platform.config.privateMailHosts);
  const { ImapFlow: Client } = await import('imapflow');
  const client = new Client({
    host,
    servername: imap.host,
    port: imap.port,
    secure: imap.security === 'tls',
    doSTARTTLS: imap.security === 'starttls',
    auth: { user: imap.user, pass: password },
    logger: false,
    disableAutoIdle: true,
    disableCompression: true,
    connectionTimeout: patienceInMilliseconds,
    greetingTimeout: patienceInMilliseconds,
    socketTimeout: silenceInMilliseconds,
  });
  // Errors reach whoever waits for an answer; the listener keeps those in between from ending the process.
  client.on('error', () => {});
  try {
    await client.connect();
    return client;
  } catch (error) {
    client.close();
    throw error;
  }
}
