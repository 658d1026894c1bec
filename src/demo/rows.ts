import type { Insertable } from 'kysely';
import type { DB, Tx } from '#platform/db/database.ts';

/** The tables a year is written to, parents before their children. */
export const filledTables = [
  'staff',
  'teams',
  'teamMembers',
  'inboxes',
  'customers',
  'customerIdentities',
  'promises',
  'files',
  'rawMessages',
  'conversations',
  'messages',
  'attachments',
  'participants',
  'outgoingMails',
  'duePromises',
  'promiseMoves',
  'checks',
  'expectations',
  'checkInSchedules',
  'sentenceWaves',
  'looks',
  'asks',
  'answers',
  'meetings',
  'meetingPeople',
  'meetingItems',
  'howFarReplies',
  'staffAnswers',
  'evidence',
  'evidenceTallies',
  'events',
] as const satisfies readonly (keyof DB)[];

type FilledTable = (typeof filledTables)[number];
export type Rows = { [T in FilledTable]: Insertable<DB[T]>[] };

export function noRows(): Rows {
  return {
    staff: [],
    teams: [],
    teamMembers: [],
    inboxes: [],
    promises: [],
    customers: [],
    customerIdentities: [],
    files: [],
    rawMessages: [],
    conversations: [],
    messages: [],
    attachments: [],
    participants: [],
    outgoingMails: [],
    duePromises: [],
    promiseMoves: [],
    checks: [],
    expectations: [],
    checkInSchedules: [],
    sentenceWaves: [],
    looks: [],
    asks: [],
    answers: [],
    meetings: [],
    meetingPeople: [],
    meetingItems: [],
    howFarReplies: [],
    staffAnswers: [],
    evidence: [],
    evidenceTallies: [],
    events: [],
  };
}

/**
 * Writes everything through the same table types, constraints and row-level security as any request, only many rows at
 * a time. A statement may carry 65,535 parameters, which bounds how many.
 */
export async function insertRows(tx: Tx, rows: Rows): Promise<number> {
  let written = 0;
  for (const table of filledTables) {
    const waiting: readonly Insertable<DB[FilledTable]>[] = rows[table];
    const columns = Math.max(1, Object.keys(waiting[0] ?? {}).length);
    const atOnce = Math.min(1000, Math.floor(60_000 / columns));
    for (let from = 0; from < waiting.length; from += atOnce) {
      const some = waiting.slice(from, from + atOnce);
      await tx.insertInto(table).values(some).execute();
      written += some.length;
    }
  }
  return written;
}
