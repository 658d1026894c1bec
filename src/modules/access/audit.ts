import { sql } from 'kysely';
import { createHash } from 'node:crypto';
import type { Ctx } from '#platform/context.ts';
import type { Page } from '#platform/contract.ts';
import { decodeCursor, pageOf } from '#platform/http/paging.ts';
import { z } from 'zod';
import type { AuditEntry, AuditFilter } from './contract.ts';

/**
 * Who did what to the keys of the house. The application may only add; each entry carries the hash of the one before,
 * so an entry that somebody with more power alters or takes out of the middle no longer fits its neighbours (SEC-101).
 */
export async function audit(ctx: Ctx, action: string, about: AuditFacts = {}): Promise<void> {
  // One writer per workspace at a time, until its commit; otherwise two entries would name the same predecessor.
  await sql`select pg_advisory_xact_lock(hashtextextended('audit ' || ${ctx.workspaceId}, 0))`.execute(
    ctx.tx,
  );
  const last = await ctx.tx
    .selectFrom('auditEntries')
    .select(['number', 'hash'])
    .where('workspaceId', '=', ctx.workspaceId)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  const entry: HashedEntry = {
    number: (last?.number ?? 0) + 1,
    at: ctx.now,
    actorKind: about.actorKind ?? (about.actorId ? 'staff' : ctx.actor.kind),
    actorId: about.actorId ?? ('id' in ctx.actor ? ctx.actor.id : null),
    action,
    subjectId: about.subjectId ?? null,
    details: about.details ?? {},
  };
  const previousHash = last?.hash ?? Buffer.alloc(32);
  await ctx.tx
    .insertInto('auditEntries')
    .values({
      ...entry,
      workspaceId: ctx.workspaceId,
      details: JSON.stringify(entry.details),
      previousHash,
      hash: hashOf(ctx.workspaceId, entry, previousHash),
    })
    .execute();
}

export interface AuditFacts {
  subjectId?: string;
  details?: Record<string, unknown>;
  /** Who did it, where that is not who runs the transaction; a person unless the kind says otherwise. */
  actorId?: string;
  actorKind?: string;
}

/** Walks the whole chain and answers the number of the first entry that does not fit, if one does not. */
export async function verifyAudit(ctx: Ctx): Promise<{ entries: number; firstBroken: number | null }> {
  let expectedHash: Buffer = Buffer.alloc(32);
  let number = 0;
  for (;;) {
    const rows = await entryRows(ctx).where('number', '>', number).orderBy('number').limit(1000).execute();
    for (const row of rows) {
      const fits =
        row.number === number + 1 &&
        row.previousHash.equals(expectedHash) &&
        row.hash.equals(hashOf(ctx.workspaceId, row, expectedHash));
      if (!fits) return { entries: number, firstBroken: number + 1 };
      number = row.number;
      expectedHash = row.hash;
    }
    if (rows.length < 1000) return { entries: number, firstBroken: null };
  }
}

export async function listAuditEntries(
  ctx: Ctx,
  query: AuditFilter & { limit: number; cursor?: string | undefined },
): Promise<Page<AuditEntry>> {
  const before = decodeCursor(query.cursor, z.tuple([z.int()]));
  let rows = entryRows(ctx)
    .select([nameOf('actor_id').as('actorName'), nameOf('subject_id').as('subjectName')])
    .orderBy('number', 'desc')
    .limit(query.limit + 1);
  if (before) rows = rows.where('number', '<', before[0]);
  if (query.action) rows = rows.where('action', '=', query.action);
  if (query.actorId) rows = rows.where('actorId', '=', query.actorId);
  if (query.from) rows = rows.where('at', '>=', startOf(query.from));
  if (query.to) rows = rows.where('at', '<', sql<Date>`${startOf(query.to)} + interval '1 day'`);
  return pageOf(
    await rows.execute(),
    query.limit,
    (row) => ({
      number: row.number,
      at: row.at.toISOString(),
      actorKind: row.actorKind,
      actorId: row.actorId,
      actorName: row.actorName,
      action: row.action,
      subjectId: row.subjectId,
      subjectName: row.subjectName,
      details: z.record(z.string(), z.unknown()).parse(row.details),
      hash: row.hash.toString('hex').slice(0, 16),
    }),
    (row) => [row.number],
  );
}

/** Entries name ids alone, since names change; a reader wants the name of today. */
function nameOf(column: 'actor_id' | 'subject_id') {
  const wanted = sql.ref(`audit_entries.${column}`);
  return sql<string | null>`coalesce(
    (select s.name from staff s where s.workspace_id = audit_entries.workspace_id and s.id = ${wanted}),
    (select k.name from api_keys k where k.workspace_id = audit_entries.workspace_id and k.id = ${wanted}))`;
}

/** Midnight of that day where the business is. */
function startOf(day: string) {
  return sql<Date>`(${day}::date::timestamp at time zone
    (select w.time_zone from workspaces w where w.id = audit_entries.workspace_id))`;
}

function entryRows(ctx: Ctx) {
  return ctx.tx.selectFrom('auditEntries').selectAll().where('workspaceId', '=', ctx.workspaceId);
}

interface HashedEntry {
  number: number;
  at: Date;
  actorKind: string;
  actorId: string | null;
  action: string;
  subjectId: string | null;
  details: unknown;
}

function hashOf(workspaceId: string, entry: HashedEntry, previousHash: Buffer): Buffer {
  const written = JSON.stringify([
    workspaceId,
    entry.number,
    entry.at.toISOString(),
    entry.actorKind,
    entry.actorId,
    entry.action,
    entry.subjectId,
    sorted(entry.details),
  ]);
  return createHash('sha256').update(previousHash).update(written).digest();
}

/** PostgreSQL keeps the keys of a JSON object in an order of its own, so they are sorted before hashing. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, sorted(inner)]));
}
