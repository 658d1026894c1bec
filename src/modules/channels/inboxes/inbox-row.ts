import type { Selectable } from 'kysely';
import { z } from 'zod';
import type { Secrets } from '#platform/secrets.ts';
import { connection, passwords, type Connection, type Inbox, type Passwords } from '../contract.ts';
import { channelState } from '../logic.ts';
import type { ChannelsTables } from '../tables.ts';

export type InboxRow = Selectable<ChannelsTables['inboxes']>;

/** An inbox as it is shown. Of its passwords only leaves whether there are any. */
export function toInbox(row: InboxRow, secrets: Secrets, now: Date): Inbox {
  const kept = openPasswords(row, secrets);
  const shown = connection.parse(row.connection);
  const facts = { ...row, fetches: shown.imap !== undefined };
  return {
    id: row.id,
    name: row.name,
    address: row.address,
    teamId: row.teamId,
    status: row.status === 'paused' ? 'paused' : 'active',
    signatureHtml: row.signatureHtml,
    connection: shown,
    hasImapPassword: kept.imapPassword !== undefined,
    hasSmtpPassword: kept.smtpPassword !== undefined,
    health: {
      state: channelState(facts, now),
      lastSuccessAt: row.lastSuccessAt?.toISOString() ?? null,
      lastErrorAt: row.lastErrorAt?.toISOString() ?? null,
      lastError: row.lastError,
    },
    createdAt: row.createdAt.toISOString(),
  };
}

const sealed = z.string().transform((text, context) => {
  try {
    return passwords.parse(JSON.parse(text));
  } catch {
    // Only what we sealed ourselves opens at all, so this is damage of ours, told without the secret's text.
    context.addIssue('A stored password cannot be read');
    return z.NEVER;
  }
});

export function openPasswords(
  row: { workspaceId: string; id: string; secrets: Buffer | null },
  secrets: Secrets,
): Passwords {
  return row.secrets === null ? {} : sealed.parse(secrets.decrypt(placeOf(row), row.secrets));
}

/** An empty password is none; without any, nothing is kept at all. */
export function sealPasswords(
  inbox: { workspaceId: string; id: string },
  given: Passwords,
  secrets: Secrets,
): Buffer | null {
  const kept = Object.fromEntries(Object.entries(given).filter(([, password]) => password));
  if (Object.keys(kept).length === 0) return null;
  return secrets.encrypt(placeOf(inbox), JSON.stringify(kept));
}

function placeOf({ workspaceId, id }: { workspaceId: string; id: string }) {
  return { workspaceId, table: 'inboxes', column: 'secrets', id };
}

/** A stored password goes nowhere but to the server it was stored for, or another host would be a way to read it. */
export function passwordsFor(
  wanted: Connection,
  { stored, kept }: { stored: Connection; kept: Passwords },
): Passwords {
  return {
    ...(wanted.imap?.host === stored.imap?.host ? { imapPassword: kept.imapPassword } : {}),
    ...(wanted.smtp?.host === stored.smtp?.host ? { smtpPassword: kept.smtpPassword } : {}),
  };
}
