import { stringify } from 'csv-stringify/sync';
import { run } from '#platform/context.ts';
import { csvRow } from '#platform/csv-cell.ts';
import { Refusal } from '#platform/errors.ts';
import type { MountedRaw } from '#platform/http/handle.ts';
import { invalid } from '#platform/http/mount.ts';
import { audit, listAuditEntries } from './audit.ts';
import { type AuditEntry, listAuditCsv } from './contract.ts';

/** More than a spreadsheet opens; whoever needs further back narrows by day. */
const mostRows = 100_000;
const rowsPerRead = 1000;
const columns = ['number', 'at', 'actorKind', 'actor', 'action', 'subject', 'details', 'hash'] as const;

/** The log for a spreadsheet, read page by page; that it was taken out is itself an entry. */
export const sendAuditCsv: MountedRaw = {
  endpoint: listAuditCsv,
  raw: async (platform, { context, principal, requestId }) => {
    if (!principal) throw new Refusal('sign_in_first', { kind: 'unauthenticated' });
    const query = listAuditCsv.query.safeParse(Object.fromEntries(new URL(context.req.url).searchParams));
    if (!query.success) throw invalid(query.error);
    const caller = { workspaceId: principal.workspaceId, actor: principal.actor, requestId };
    // An id that somebody wrote into the address may be nobody's, and the chain keeps what it is given for good.
    const { actorId, ...narrowed } = query.data;
    const details = { ...narrowed, ...(actorId === undefined ? {} : { ofOne: true }) };
    await run(platform, caller, (ctx) => audit(ctx, 'audit.exported', { details }));
    const rows: (string | number)[][] = [[...columns]];
    let cursor: string | undefined;
    do {
      const page = await run(platform, caller, (ctx) =>
        listAuditEntries(ctx, { ...query.data, limit: rowsPerRead, cursor }),
      );
      rows.push(...page.data.map(rowOf));
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined && rows.length < mostRows);
    return new Response(`\ufeff${stringify(rows, { record_delimiter: 'windows' })}`, {
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': 'attachment; filename="audit.csv"',
        'cache-control': 'no-store',
      },
    });
  },
};

function rowOf(entry: AuditEntry): (string | number)[] {
  return csvRow([
    entry.number,
    entry.at,
    entry.actorKind,
    entry.actorName ?? entry.actorId,
    entry.action,
    entry.subjectName ?? entry.subjectId,
    JSON.stringify(entry.details),
    entry.hash,
  ]);
}
