import { sql } from 'kysely';
import type { Settings } from '#modules/workspace/contract.ts';
import { settingsOf } from '#modules/workspace/index.ts';
import type { Reader } from '#platform/context.ts';

export interface ReceivedWords {
  id: string;
  conversationId: string;
  customerId: string;
  subject: string;
  text: string;
  /** Something of theirs is open, or failed within thirty days. */
  hasFailure: boolean;
}

/**
 * The customers' own words of these messages; notes and words of ours are never among them. A subject counts with the
 * first message that bears it: what is carried along says nothing new.
 */
export async function receivedWords(ctx: Reader, messageIds: readonly string[]): Promise<ReceivedWords[]> {
  const { rows } = await sql<ReceivedWords>`
    select m.id, m.conversation_id, c.customer_id, left(m.text, 20000) as text,
      case when exists (select from messages e where e.workspace_id = m.workspace_id and e.conversation_id = m.conversation_id
        and e.subject = m.subject and (e.sent_at, e.id) < (m.sent_at, m.id)) then '' else m.subject end as subject,
      exists (select from failures f where f.workspace_id = c.workspace_id and f.customer_id = c.customer_id
        and (f.status in ('open', 'recovering') or f.happened_at > ${ctx.now}::timestamptz - interval '30 days')) as has_failure
    from messages m join conversations c on c.workspace_id = m.workspace_id and c.id = m.conversation_id
    where m.workspace_id = ${ctx.workspaceId} and m.id = any(${[...messageIds]}::uuid[])
      and m.direction = 'in' and m.kind = 'message'`.execute(ctx.tx);
  return rows;
}

interface OwnWords {
  slogans: string[];
  promises: { id: string; name: string; sentence: string }[];
}

/** What customers may throw back: what is published to everybody, to a tier or to one customer, on trial or not. */
export async function publishedWords(ctx: Reader): Promise<{ phrases: OwnWords; settings: Settings }> {
  const workspace = await ctx.tx
    .selectFrom('workspaces')
    .select(['slogans', 'settings'])
    .where('id', '=', ctx.workspaceId)
    .executeTakeFirstOrThrow();
  const promises = await ctx.tx
    .selectFrom('promises')
    .select(['id', 'name', 'sentence'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('status', 'in', ['published', 'trial'])
    .orderBy('createdAt')
    .orderBy('id')
    .limit(200)
    .execute();
  return { phrases: { slogans: workspace.slogans, promises }, settings: settingsOf(workspace) };
}

/** The owner of a promise, if they serve here now. */
export async function findPromiseOwner(ctx: Reader, promiseId: string): Promise<string | undefined> {
  const row = await ctx.tx
    .selectFrom('promises as p')
    .innerJoin('staff as s', (join) =>
      join.onRef('s.workspaceId', '=', 'p.workspaceId').onRef('s.id', '=', 'p.ownerStaffId'),
    )
    .select('s.id')
    .where('p.workspaceId', '=', ctx.workspaceId)
    .where('p.id', '=', promiseId)
    .where('s.status', '=', 'active')
    .where('s.role', '<>', 'light')
    .executeTakeFirst();
  return row?.id;
}

/** Is there an echo beside a cue in this conversation that nobody has looked at? */
export async function hasWaitingEcho(ctx: Reader, conversationId: string): Promise<boolean> {
  const row = await ctx.tx
    .selectFrom('messageEchoes')
    .select('messageId')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('conversationId', '=', conversationId)
    .where('level', '=', 'high')
    .where('seenAt', 'is', null)
    .executeTakeFirst();
  return row !== undefined;
}

/** What weighs on a conversation: its gravest open failure, and whether an echo waits. */
export async function weightOf(ctx: Reader, conversationId: string) {
  const { rows } = await sql<{
    gravest: number;
    hasEcho: boolean;
    customerId: string;
    assigneeId: string | null;
  }>`
    select c.customer_id, c.assignee_id,
      coalesce((select max(f.effective_severity) from failures f where f.workspace_id = c.workspace_id
        and f.conversation_id = c.id and f.status in ('open', 'recovering')), 0)::float8 as gravest,
      exists (select from message_echoes m where m.workspace_id = c.workspace_id and m.conversation_id = c.id
        and m.level = 'high' and m.seen_at is null) as has_echo
    from conversations c where c.workspace_id = ${ctx.workspaceId} and c.id = ${conversationId}`.execute(
    ctx.tx,
  );
  return rows[0];
}
