import { z } from 'zod';

/**
 * A backup is gzip-compressed text, one JSON object per line: a header, the rows of each table and workspace in
 * portions, the files, and an end that counts what came before, so that a cut-off copy is recognised.
 */
export const header = z.object({
  extramile: z.literal('backup'),
  version: z.literal(1),
  at: z.iso.datetime(),
  /** The migrations the rows were written under. */
  migrations: z.array(z.string()),
  /** The installation's key; without it the encrypted columns could not be read again. */
  secretKey: z.string().regex(/^[0-9a-f]{64}$/),
});
export type Header = z.infer<typeof header>;

export const fileLine = z.object({
  file: z.string().regex(/^[0-9a-f]{64}$/),
  workspaceId: z.uuid(),
  bytes: z.base64(),
});

export const endLine = z.object({ end: z.object({ rows: z.int(), files: z.int() }) });

/** Rows stay text from database to database: their numbers never pass through a double. */
export const rowsStart =
  /^\{"table":"([a-z_.]+)","workspaceId":(null|"[0-9a-f-]{36}"),"count":(\d+),"rows":\[/;

export function rowsLine(table: string, workspaceId: string | null, rows: readonly string[]): string {
  return `{"table":"${table}","workspaceId":${JSON.stringify(workspaceId)},"count":${rows.length},"rows":[${rows.join(',')}]}`;
}

/** The tables without a workspace that a backup holds; limits already used up are better forgotten. */
export const sharedTables = ['installation_facts', 'pgboss.job'] as const;
