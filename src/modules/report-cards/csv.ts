import { stringify } from 'csv-stringify/sync';
import type { z } from 'zod';
import { audit } from '#modules/access/index.ts';
import { run, type Ctx, type Platform } from '#platform/context.ts';
import { Refusal } from '#platform/errors.ts';
import type { MountedRaw, RawRequest } from '#platform/http/handle.ts';
import { invalid } from '#platform/http/mount.ts';
import { translator } from '#platform/texts/texts.ts';
import { getReportCardCsv, listEvidenceCsv } from './contract.ts';
import { cardTable, evidenceColumns, evidenceRow } from './logic/card-table.ts';
import { csvRow, type CsvCell } from '#platform/csv-cell.ts';
import { listEvidence } from './queries/evidence.ts';
import { getReportCard } from './queries/report-card.ts';

/** Tables for spreadsheets: the very queries of the screen, written with a byte-order mark so that accents survive. */
export const rawEndpoints: MountedRaw[] = [
  { endpoint: getReportCardCsv, raw: sendCard },
  { endpoint: listEvidenceCsv, raw: sendEvidence },
];

async function sendCard(platform: Platform, request: RawRequest): Promise<Response> {
  const query = readQuery(getReportCardCsv.query, request);
  const card = await run(platform, callerOf(request), async (ctx) => {
    const found = await getReportCard(ctx, query);
    await writeDown(ctx, 'card', query);
    return found;
  });
  const say = translator('report-cards');
  const name = `report-card-${card.period.from}-${card.period.to}.csv`;
  return csvResponse(name, `\ufeff${lines(cardTable(card, (key) => say(key)))}`);
}

const rowsPerRead = 500;

/** Read and sent in pages, each in its own short transaction, so a year of evidence holds neither memory nor locks. */
async function sendEvidence(platform: Platform, request: RawRequest): Promise<Response> {
  const query = readQuery(listEvidenceCsv.query, request);
  const caller = callerOf(request);
  const read = (cursor: string | undefined) =>
    run(platform, caller, (ctx) => listEvidence(ctx, { ...query, limit: rowsPerRead, cursor }));
  // The first page is read before the answer begins, so a refusal still is a refusal.
  let next: Awaited<ReturnType<typeof read>> | undefined = await read(undefined);
  await run(platform, caller, (ctx) => writeDown(ctx, 'evidence', query));
  const say = translator('report-cards');
  const head = `\ufeff${lines([evidenceColumns.map((column) => say(`csv.${column}`))])}`;
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(encoder.encode(head)),
    pull: async (controller) => {
      if (!next) return controller.close();
      const current = next;
      next = current.nextCursor === null ? undefined : await read(current.nextCursor);
      if (current.data.length > 0) controller.enqueue(encoder.encode(lines(current.data.map(evidenceRow))));
      else controller.close();
    },
  });
  return csvResponse('evidence.csv', body);
}

/** What leaves the house as a table is written down before it leaves: of what kind of subject, whose, and of when. */
function writeDown(ctx: Ctx, table: 'card' | 'evidence', query: z.output<typeof getReportCardCsv.query>) {
  const { subjectType, subjectId, from, to } = query;
  const details = Object.fromEntries(
    Object.entries({ table, subjectType, from, to }).filter(([, value]) => value !== undefined),
  );
  // The subject was found, so its id is somebody's; an id nobody has was refused before.
  return audit(ctx, 'report.exported', { details, ...(subjectId ? { subjectId } : {}) });
}

function lines(rows: CsvCell[][]): string {
  return stringify(rows.map(csvRow), { record_delimiter: 'windows' });
}

function csvResponse(name: string, body: string | ReadableStream<Uint8Array>): Response {
  return new Response(body, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${name}"`,
      'cache-control': 'no-store',
    },
  });
}

function readQuery<Q extends z.ZodType>(schema: Q, { context }: RawRequest): z.output<Q> {
  const parsed = schema.safeParse(Object.fromEntries(new URL(context.req.url).searchParams));
  if (!parsed.success) throw invalid(parsed.error);
  return parsed.data;
}

function callerOf({ principal, requestId }: RawRequest) {
  if (!principal) throw new Refusal('sign_in_first', { kind: 'unauthenticated' });
  return { workspaceId: principal.workspaceId, actor: principal.actor, requestId };
}
