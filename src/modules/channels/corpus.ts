import { basename } from 'node:path';
import { run, systemActor, type Platform } from '#platform/context.ts';
import { newId } from '#platform/ids.ts';
import { inWorkspace } from '#platform/db/database.ts';
import type { IngestOutcome } from './contract.ts';
import { corpusMessages } from './email/message/corpus.ts';
import { ingestOf, type Ingest } from './ingest/ingest.ts';
import { createInbox } from './inboxes/write-inbox.ts';

/** What became of one set of mails. */
export interface CorpusRow {
  set: string;
  mails: number;
  accepted: number;
  duplicate: number;
  suppressed: number;
  quarantined: number;
  /** Mails whose processing threw; there must be none. */
  failed: number;
  slowestMs: number;
  slowest: string;
  /** Why mails were left out or put aside, the commonest first. */
  reasons: Record<string, number>;
}

const atOnce = 4;

/**
 * Pushes every mail of a folder through the real ingest of one workspace. Each set gets an inbox of its own, so that a
 * mail that lies in two sets is no duplicate.
 */
export async function ingestCorpus(
  platform: Platform,
  given: { workspaceId: string; folder: string; set?: string },
): Promise<CorpusRow> {
  const { workspaceId, folder } = given;
  const set = given.set ?? basename(folder);
  const inbox = await run(platform, { workspaceId, actor: systemActor, requestId: newId() }, (ctx) =>
    createInbox(ctx, { name: set.slice(0, 120), address: `corpus-${newId()}@corpus.invalid` }),
  );
  const ingest = ingestOf(platform);
  const row: CorpusRow = {
    set,
    mails: 0,
    accepted: 0,
    duplicate: 0,
    suppressed: 0,
    quarantined: 0,
    failed: 0,
    slowestMs: 0,
    slowest: '',
    reasons: {},
  };
  const mails = corpusMessages(folder);
  const lane = async () => {
    for (let next = await mails.next(); !next.done; next = await mails.next()) {
      const { name, raw } = next.value;
      const start = performance.now();
      const outcome = await takeIn(ingest, { workspaceId, inboxId: inbox.id, raw });
      note(row, { name, outcome, ms: performance.now() - start });
    }
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  return { ...row, slowestMs: Math.round(row.slowestMs) };
}

async function takeIn(
  ingest: Ingest,
  mail: { workspaceId: string; inboxId: string; raw: Uint8Array },
): Promise<IngestOutcome | Error> {
  try {
    const unknown = { envelopeFrom: null, envelopeTo: null, peer: null };
    return await ingest.ingest({ ...mail, ...unknown, source: 'test' });
  } catch (error) {
    // The point of the exercise is to count these, and to go on.
    return error instanceof Error ? error : new Error(String(error));
  }
}

function note(
  row: CorpusRow,
  { name, outcome, ms }: { name: string; outcome: IngestOutcome | Error; ms: number },
) {
  row.mails += 1;
  if (ms > row.slowestMs) Object.assign(row, { slowestMs: ms, slowest: name });
  const reason = outcome instanceof Error ? `${name}: ${outcome.message}` : outcome.reason;
  if (reason) row.reasons[reason] = (row.reasons[reason] ?? 0) + 1;
  if (outcome instanceof Error) row.failed += 1;
  else row[outcome.outcome] += 1;
}

/** How many conversations and messages a workspace holds: what the accepted mails must add up to. */
export function countTakenIn(
  platform: Platform,
  workspaceId: string,
): Promise<{ conversations: number; messages: number }> {
  return inWorkspace(platform.db, workspaceId, (tx) =>
    tx
      .selectNoFrom((eb) => [
        eb
          .selectFrom('conversations')
          .select((count) => count.fn.countAll<number>().as('n'))
          .where('workspaceId', '=', workspaceId)
          .as('conversations'),
        eb
          .selectFrom('messages')
          .select((count) => count.fn.countAll<number>().as('n'))
          .where('workspaceId', '=', workspaceId)
          .as('messages'),
      ])
      .executeTakeFirstOrThrow(),
  ).then(({ conversations, messages }) => ({
    conversations: conversations ?? 0,
    messages: messages ?? 0,
  }));
}
