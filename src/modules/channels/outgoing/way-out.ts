import { createHash } from 'node:crypto';
import type { Platform } from '#platform/context.ts';
import { inWorkspace } from '#platform/db/database.ts';
import { smtpClient, type SmtpClient, type SmtpServerAddress } from '#platform/mail/smtp-client.ts';
import { findKnownInbox } from '../inboxes/known-inboxes.ts';
import type { Passwords } from '../contract.ts';
import { openPasswords } from '../inboxes/inbox-row.ts';

interface Opened {
  fingerprint: string;
  client: SmtpClient;
}

const opened = new WeakMap<Platform, Map<string, Opened>>();

/**
 * The server through which mail of this inbox leaves: its own, else the one of the installation, else none. Connections
 * stay open between mails and are renewed when the settings change.
 */
export async function wayOut(
  platform: Platform,
  workspaceId: string,
  inboxId: string | null,
): Promise<SmtpClient | undefined> {
  const inbox = inboxId === null ? undefined : await findKnownInbox(platform, workspaceId, inboxId);
  const smtp = inbox?.connection.smtp;
  if (inbox && smtp) {
    const { smtpPassword } = await inboxPasswords(platform, workspaceId, inbox.id);
    const server = { ...smtp, password: smtpPassword ?? '' };
    return clientFor(platform, inbox.id, server, platform.config.privateMailHosts);
  }
  const { smtpUrl } = platform.config;
  // The operator of the installation wrote this address; what inboxes may not reach is no limit for it.
  return smtpUrl ? clientFor(platform, 'installation', serverOf(smtpUrl), 'allow') : undefined;
}

export function closeWaysOut(platform: Platform): void {
  for (const { client } of opened.get(platform)?.values() ?? []) client.close();
  opened.delete(platform);
}

function clientFor(
  platform: Platform,
  key: string,
  server: SmtpServerAddress,
  privateHosts: 'allow' | 'deny',
): SmtpClient {
  const clients = opened.get(platform) ?? new Map<string, Opened>();
  opened.set(platform, clients);
  const fingerprint = createHash('sha256').update(JSON.stringify(server)).digest('hex');
  const known = clients.get(key);
  if (known?.fingerprint === fingerprint) return known.client;
  known?.client.close();
  const client = smtpClient(server, privateHosts);
  clients.set(key, { fingerprint, client });
  return client;
}

function serverOf(smtpUrl: string): SmtpServerAddress {
  const url = new URL(smtpUrl);
  const isTls = url.protocol === 'smtps:';
  const plain = /^(localhost|127\.|\[::1\])/.test(url.hostname);
  return {
    host: url.hostname,
    port: url.port ? Number(url.port) : isTls ? 465 : 587,
    // On this machine nobody listens in between, and a local relay seldom has a certificate.
    security: isTls ? 'tls' : plain ? 'none' : 'starttls',
    user: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
  };
}

export function inboxPasswords(platform: Platform, workspaceId: string, inboxId: string): Promise<Passwords> {
  return inWorkspace(platform.db, workspaceId, async (tx) => {
    const row = await tx
      .selectFrom('inboxes')
      .select(['workspaceId', 'id', 'secrets'])
      .where('workspaceId', '=', workspaceId)
      .where('id', '=', inboxId)
      .executeTakeFirst();
    return row ? openPasswords(row, platform.secrets) : {};
  });
}
