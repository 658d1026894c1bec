import { run, systemActor, type Platform } from '#platform/context.ts';
import { inWorkspace, isUnavailable } from '#platform/db/database.ts';
import { count } from '#platform/metrics.ts';
import { newId } from '#platform/ids.ts';
import type { IngestOutcome } from '../contract.ts';
import { createParsePool, type ParsePool } from '../email/message/parse-pool.ts';
import { findKnownInbox, knownInboxes } from '../inboxes/known-inboxes.ts';
import { mostAttempts } from '../logic.ts';
import { replyCodes } from '../reply-codes.ts';
import { batches } from '#platform/batches.ts';
import { processBatch } from './process-batch.ts';
import { senderChecker } from './sender-check.ts';
import { rawStore, readRawBody, type RawMail, type StoredRaw } from './store-raw.ts';
import { quarantine, type ReadyMail, type TakenIn } from './ready-mail.ts';

export interface Ingest {
  /** Safe on return; says whether this inbox has the mail already. */
  store(mail: RawMail): Promise<StoredRaw>;
  /** Takes a stored mail in. With the mail at hand nothing is read back. */
  process(workspaceId: string, rawMessageId: string, mail?: RawMail): Promise<TakenIn>;
  /** Waits until mails can be read: what a reader needs is loaded with the first of them. */
  ready(): Promise<void>;
  /** Both, and the answer for the caller. */
  ingest(mail: RawMail): Promise<IngestOutcome>;
  close(): Promise<void>;
}

interface IngestOptions {
  pool?: ParsePool;
  checkSender?: ReturnType<typeof senderChecker>;
}

/**
 * The one way of a mail into the product, whichever channel brought it: stored raw in a transaction of its own, then
 * read by a worker, checked, and taken in by a second, short transaction. A crash between the two leaves a row in state
 * `received`, which the sweeper finds.
 */
export function openIngest(platform: Platform, options: IngestOptions = {}): Ingest {
  const pool = options.pool ?? createParsePool();
  const checkSender = options.checkSender ?? senderChecker();
  const codes = replyCodes(platform);
  const store = rawStore(platform);

  const makeReady = async (
    workspaceId: string,
    rawMessageId: string,
    mail?: RawMail,
  ): Promise<ReadyMail | TakenIn> => {
    const row = mail ?? (await readRaw(platform, workspaceId, rawMessageId));
    const inbox = row && (await findKnownInbox(platform, workspaceId, row.inboxId));
    if (!row || !inbox)
      return { state: 'suppressed', reason: 'inbox-removed', conversationId: null, messageId: null };
    const inboxes = await knownInboxes(platform, workspaceId);
    const own = {
      addresses: inboxes.map((each) => each.address),
      messageIdDomains: [codes.messageIdDomain(workspaceId)],
      loopMarks: [codes.loopMark(workspaceId)],
    };
    const known = {
      rawMessageId,
      inbox,
      receivedAt: 'receivedAt' in row ? row.receivedAt : platform.clock.now(),
      envelopeFrom: row.envelopeFrom,
      envelopeTo: row.envelopeTo,
    };
    const read = await pool.read(row.raw, { own, envelope: { mailFrom: row.envelopeFrom } });
    if (read.kind === 'unreadable')
      return { ...known, content: { kind: 'unreadable', reason: read.reason }, senderCheck: 'unverified' };
    const files = await Promise.all(
      read.attachments.map(({ bytes }) => platform.files.put(workspaceId, bytes)),
    );
    const senderCheck = await checkSender({
      raw: row.raw,
      fromAddress: read.from?.address ?? null,
      envelopeFrom: row.envelopeFrom,
      peer: 'peer' in row ? row.peer : null,
      trustedAuthservId: inbox.connection.trustedAuthservId,
    });
    return { ...known, content: { kind: 'read', read, files }, senderCheck };
  };

  const takeInTogether = batches<{ workspaceId: string; mail: ReadyMail }, TakenIn>({
    most: 25,
    keyOf: ({ workspaceId }) => workspaceId,
    work: async (workspaceId, items) => {
      const mails = items.map(({ mail }) => mail);
      try {
        return await processBatch(platform, workspaceId, mails, codes);
      } catch (error) {
        if (isUnavailable(error)) throw error;
        // One of them is poison. Alone, each shows whether it was this one; the others lose a moment, nothing more.
        const results: TakenIn[] = [];
        for (const mail of mails) results.push(await takeInAlone(workspaceId, mail));
        return results;
      }
    },
  });

  const takeInAlone = async (workspaceId: string, mail: ReadyMail): Promise<TakenIn> => {
    for (let attempt = 1; ; attempt++) {
      try {
        const [result] = await processBatch(platform, workspaceId, [mail], codes);
        if (result) return result;
      } catch (error) {
        if (isUnavailable(error)) throw error;
        platform.log.error(
          { workspaceId, rawMessageId: mail.rawMessageId, attempt, err: error },
          'mail not taken in',
        );
        if (attempt >= mostAttempts) return giveUp(platform, workspaceId, mail, 'processing-failed');
      }
    }
  };

  const process = async (workspaceId: string, rawMessageId: string, mail?: RawMail) => {
    const ready = await makeReady(workspaceId, rawMessageId, mail);
    const result = 'state' in ready ? ready : await takeInTogether({ workspaceId, mail: ready });
    count(`mails_${result.state}`);
    return result;
  };

  return {
    store,
    process,
    ready: () => pool.ready(),
    close: () => pool.close(),
    ingest: async (mail) => {
      const stored = await store(mail);
      if (stored.isNew) return outcomeOf(await process(mail.workspaceId, stored.id, mail));
      const first = await firstOutcome(platform, mail.workspaceId, stored.id);
      const settled = first ?? (await process(mail.workspaceId, stored.id, mail));
      return { ...outcomeOf(settled), outcome: 'duplicate', reason: null };
    },
  };
}

export function outcomeOf(taken: TakenIn): IngestOutcome {
  const { state, ...ids } = taken;
  return { outcome: state, ...ids };
}

/** Writes down that a mail cannot be taken in, where people can see it, download it and try again. */
export function giveUp(
  platform: Platform,
  workspaceId: string,
  mail: Pick<ReadyMail, 'rawMessageId' | 'inbox'>,
  reason: string,
): Promise<TakenIn> {
  return run(platform, { workspaceId, actor: systemActor, requestId: newId() }, async (ctx) => {
    await ctx.tx
      .updateTable('rawMessages')
      .set({ state: 'quarantined', reason, attempts: mostAttempts, processedAt: ctx.now })
      .where('workspaceId', '=', workspaceId)
      .where('id', '=', mail.rawMessageId)
      .where('state', '=', 'received')
      .execute();
    return quarantine(ctx, mail, reason);
  });
}

async function readRaw(platform: Platform, workspaceId: string, rawMessageId: string) {
  const row = await inWorkspace(platform.db, workspaceId, (tx) =>
    tx
      .selectFrom('rawMessages')
      .select(['inboxId', 'body', 'fileSha256', 'envelopeFrom', 'envelopeTo', 'receivedAt'])
      .where('workspaceId', '=', workspaceId)
      .where('id', '=', rawMessageId)
      .executeTakeFirst(),
  );
  return row && { ...row, raw: await readRawBody(platform, workspaceId, row) };
}

/** What became of the first copy; undefined while it is still on its way. */
async function firstOutcome(platform: Platform, workspaceId: string, rawMessageId: string) {
  const row = await inWorkspace(platform.db, workspaceId, (tx) =>
    tx
      .selectFrom('rawMessages')
      .select(['state', 'reason', 'conversationId', 'messageId'])
      .where('workspaceId', '=', workspaceId)
      .where('id', '=', rawMessageId)
      .executeTakeFirst(),
  );
  // The column's check allows exactly the states of TakenIn besides `received`.
  return row && row.state !== 'received' ? (row as TakenIn) : undefined;
}

const opened = new WeakMap<Platform, Ingest>();

/** The ingest of this process; every channel shares its lanes and its parse pool. */
export function ingestOf(platform: Platform): Ingest {
  const known = opened.get(platform) ?? openIngest(platform);
  opened.set(platform, known);
  return known;
}
