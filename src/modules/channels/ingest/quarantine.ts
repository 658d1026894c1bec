import { run, type Ctx, type Platform, type RunOptions } from '#platform/context.ts';
import type { Page, QueryOf } from '#platform/contract.ts';
import { notFound } from '#platform/errors.ts';
import { decodeCursor, pageOf, timeCursor } from '#platform/http/paging.ts';
import { translator, type Translate } from '#platform/texts/texts.ts';
import type { z } from 'zod';
import type { IngestOutcome, listQuarantine as listEndpoint, quarantined } from '../contract.ts';
import { ingestOf, outcomeOf } from './ingest.ts';
import { readRawBody } from './store-raw.ts';

type Quarantined = z.infer<typeof quarantined>;

/** Mails that were not taken in, the latest first, with the reason in plain words. */
export async function listQuarantine(
  ctx: Ctx,
  query: QueryOf<typeof listEndpoint>,
): Promise<Page<Quarantined>> {
  const before = decodeCursor(query.cursor, timeCursor);
  const rows = await ctx.tx
    .selectFrom('rawMessages')
    .select(['id', 'inboxId', 'reason', 'sizeInBytes', 'envelopeFrom', 'attempts', 'receivedAt'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('state', '=', query.state)
    .$if(before !== undefined, (all) =>
      all.where((eb) =>
        eb(eb.refTuple('receivedAt', 'id'), '<', eb.tuple(before?.[0] ?? ctx.now, before?.[1] ?? '')),
      ),
    )
    .orderBy('receivedAt', 'desc')
    .orderBy('id', 'desc')
    .limit(query.limit + 1)
    .execute();
  const say = translator('channels');
  return pageOf(
    rows,
    query.limit,
    ({ reason, receivedAt, ...row }) => ({
      ...row,
      state: query.state,
      reason: reason ?? '',
      words: wordsFor(say, reason ?? ''),
      receivedAt: receivedAt.toISOString(),
    }),
    (row) => [row.receivedAt.toISOString(), row.id],
  );
}

/** `loop:own-message` and its kind share one sentence; an unknown reason gets a general one. */
function wordsFor(say: Translate, reason: string): string {
  return say([`quarantine.${reason.split(':')[0]}`, 'quarantine.other']);
}

/** Puts a mail back in front of the ingest, as if it had just arrived; whoever takes it in first has it. */
export async function retryQuarantined(
  platform: Platform,
  asking: RunOptions,
  rawMessageId: string,
): Promise<IngestOutcome> {
  await run(platform, asking, async (ctx) => {
    const waiting = await ctx.tx
      .updateTable('rawMessages')
      .set({ state: 'received', reason: null, attempts: 0, processedAt: null })
      .where('workspaceId', '=', ctx.workspaceId)
      .where('id', '=', rawMessageId)
      .where('state', 'in', ['quarantined', 'suppressed'])
      .executeTakeFirst();
    if (waiting.numUpdatedRows !== 1n) throw notFound();
  });
  return outcomeOf(await ingestOf(platform).process(asking.workspaceId, rawMessageId));
}

export async function getRawMessage(
  platform: Platform,
  asking: RunOptions,
  rawMessageId: string,
): Promise<Buffer> {
  const row = await run(platform, asking, (ctx) =>
    ctx.tx
      .selectFrom('rawMessages')
      .select(['body', 'fileSha256'])
      .where('workspaceId', '=', ctx.workspaceId)
      .where('id', '=', rawMessageId)
      .where('state', 'in', ['quarantined', 'suppressed'])
      .executeTakeFirst(),
  );
  if (!row) throw notFound();
  return readRawBody(platform, asking.workspaceId, row);
}
