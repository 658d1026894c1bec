import { sql } from 'kysely';
import { z } from 'zod';
import type { Reader } from '#platform/context.ts';
import type { OutputOf, QueryOf } from '#platform/contract.ts';
import { notFound } from '#platform/errors.ts';
import { decodeCursor, pageOf } from '#platform/http/paging.ts';
import { echo as echoShape, type Echo, type listEchoesEndpoint } from '../contract/spotlight.ts';

interface EchoRow {
  messageId: string;
  conversationId: string;
  number: number;
  subject: string;
  customerId: string;
  customerName: string;
  tier: string;
  level: string;
  phrase: string;
  cue: string;
  words: string;
  promiseId: string | null;
  promiseName: string | null;
  ownerId: string | null;
  ownerName: string | null;
  effective: number;
  foundAt: Date;
  seenAt: Date | null;
  isMeant: boolean | null;
  failureId: string | null;
  recoveryId: string | null;
}

/** Beside `message_echoes m`. Whoever may not see the conversation does not see its echo: it is joined, not left out. */
const from = sql`
  from message_echoes m
  join conversations c on c.workspace_id = m.workspace_id and c.id = m.conversation_id
  join messages g on g.workspace_id = m.workspace_id and g.id = m.message_id
  join customers k on k.workspace_id = m.workspace_id and k.id = m.customer_id
  left join promises p on p.workspace_id = m.workspace_id and p.id = m.promise_id
  left join staff o on o.workspace_id = m.workspace_id and o.id = coalesce(c.assignee_id, p.owner_staff_id)
  left join failures f on f.workspace_id = m.workspace_id and f.source = 'echo' and f.source_id = m.message_id
  left join recoveries r on r.workspace_id = m.workspace_id and r.failure_id = f.id`;

const columns = sql`m.message_id, m.conversation_id, c.number, c.subject, m.customer_id, k.name as customer_name, k.tier,
  m.level, m.phrase, m.cue, left(g.text, 300) as words, m.promise_id, p.name as promise_name, o.id as owner_id,
  o.name as owner_name, c.effective_severity::float8 as effective, m.found_at, m.seen_at, m.is_meant, f.id as failure_id,
  r.id as recovery_id`;

const waitingCursor = z.tuple([z.number(), z.iso.datetime(), z.uuid()]);

export async function listEchoes(
  ctx: Reader,
  query: QueryOf<typeof listEchoesEndpoint>,
): Promise<OutputOf<typeof listEchoesEndpoint>> {
  const after = decodeCursor(query.cursor, waitingCursor);
  const isWaiting = query.state === 'waiting';
  // Those that wait come by what they weigh; the others by time alone.
  const weight = isWaiting ? sql`c.effective_severity` : sql`0::numeric`;
  const { rows } = await sql<EchoRow>`
    select ${columns} ${from}
    where m.workspace_id = ${ctx.workspaceId}
      and ${isWaiting ? sql`m.seen_at is null` : sql`true`}
      and ${query.level ? sql`m.level = ${query.level}` : sql`true`}
      and ${query.conversationId ? sql`m.conversation_id = ${query.conversationId}::uuid` : sql`true`}
      and ${after ? sql`(${weight}, m.found_at, m.message_id) < (${after[0]}::numeric, ${after[1]}::timestamptz, ${after[2]}::uuid)` : sql`true`}
    order by ${weight} desc, m.found_at desc, m.message_id desc limit ${query.limit + 1}`.execute(ctx.tx);
  const page = pageOf(rows, query.limit, toEcho, (row) => [
    isWaiting ? row.effective : 0,
    row.foundAt.toISOString(),
    row.messageId,
  ]);
  return { ...page, waiting: await countWaiting(ctx) };
}

async function countWaiting(ctx: Reader): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from message_echoes m
    join conversations c on c.workspace_id = m.workspace_id and c.id = m.conversation_id
    where m.workspace_id = ${ctx.workspaceId} and m.seen_at is null and m.level = 'high'`.execute(ctx.tx);
  return rows[0]?.n ?? 0;
}

export async function getEcho(ctx: Reader, messageId: string): Promise<Echo> {
  const { rows } = await sql<EchoRow>`
    select ${columns} ${from} where m.workspace_id = ${ctx.workspaceId} and m.message_id = ${messageId}::uuid`.execute(
    ctx.tx,
  );
  if (!rows[0]) throw notFound();
  return toEcho(rows[0]);
}

const shapes = z.object({ level: echoShape.shape.level, tier: echoShape.shape.customer.shape.tier });

function toEcho(row: EchoRow): Echo {
  const { level, tier } = shapes.parse(row);
  const named = (id: string | null, name: string | null) => (id === null ? null : { id, name: name ?? '' });
  return {
    messageId: row.messageId,
    conversation: { id: row.conversationId, number: Number(row.number), subject: row.subject },
    customer: { id: row.customerId, name: row.customerName, tier },
    level,
    phrase: row.phrase,
    cue: row.cue,
    words: row.words,
    promise: named(row.promiseId, row.promiseName),
    owner: named(row.ownerId, row.ownerName),
    effectiveSeverity: row.effective,
    foundAt: row.foundAt.toISOString(),
    seenAt: row.seenAt?.toISOString() ?? null,
    isMeant: row.isMeant,
    failureId: row.failureId,
    recoveryId: row.recoveryId,
  };
}
