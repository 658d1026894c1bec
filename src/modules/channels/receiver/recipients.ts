import { sql } from 'kysely';
import type { Db } from '#platform/db/database.ts';
import { emailOf } from '#platform/mail/address.ts';

/** Where a mail for this address belongs. */
export interface Recipient {
  workspaceId: string;
  inboxId: string;
  /** As the sender wrote it: what follows a plus may be our reply code. */
  address: string;
}

/** The active inbox of an address, with or without a `+detail`; undefined when nobody here has it. */
export async function findRecipient(db: Db, written: string): Promise<Recipient | undefined> {
  const address = emailOf(written);
  if (address === undefined) return undefined;
  for (const candidate of [address, withoutDetail(address)]) {
    const { rows } = await sql<{ workspaceId: string; inboxId: string }>`
      select workspace_id, inbox_id from find_inbox_of_address(${candidate})`.execute(db);
    if (rows[0]) return { ...rows[0], address };
    if (!address.includes('+')) return undefined;
  }
  return undefined;
}

/** RFC 5233: the detail begins at the first plus of the local part. */
export function withoutDetail(address: string): string {
  return address.replace(/^([^+@]+)\+[^@]*@/, '$1@');
}

/** One mail per inbox, however many of its addresses it was sent to; the one with a detail says more. */
export function oncePerInbox(recipients: readonly Recipient[]): Recipient[] {
  const byInbox = new Map<string, Recipient>();
  for (const recipient of recipients) {
    const known = byInbox.get(recipient.inboxId);
    if (!known || (!known.address.includes('+') && recipient.address.includes('+')))
      byInbox.set(recipient.inboxId, recipient);
  }
  return [...byInbox.values()];
}
