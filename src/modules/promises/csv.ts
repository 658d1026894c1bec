import { stringify } from 'csv-stringify/sync';
import { run, type Platform } from '#platform/context.ts';
import { Refusal } from '#platform/errors.ts';
import type { MountedRaw, RawRequest } from '#platform/http/handle.ts';
import { translator } from '#platform/texts/texts.ts';
import { listPromisesCsv } from './contract.ts';
import { promiseColumns, promiseRow } from './logic/promise-table.ts';
import { listPromises } from './queries/standing-promises.ts';

/** The promises of the screen for spreadsheets, with a byte-order mark so that accents survive. */
export const rawEndpoints: MountedRaw[] = [{ endpoint: listPromisesCsv, raw: sendPromises }];

async function sendPromises(platform: Platform, request: RawRequest): Promise<Response> {
  if (!request.principal) throw new Refusal('not_signed_in', { kind: 'unauthenticated' });
  const { workspaceId, actor } = request.principal;
  const options = { workspaceId, actor, requestId: request.requestId };
  const { data } = await run(platform, options, (ctx) => listPromises(ctx));
  const say = translator('promises');
  const table = [promiseColumns.map((column) => say(`csv.${column}`)), ...data.map(promiseRow)];
  return new Response(`\ufeff${stringify(table)}`, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="promises.csv"',
      'cache-control': 'private, no-store',
    },
  });
}
