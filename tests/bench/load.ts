import pg from 'pg';
import { seededRandom } from '../../src/demo/random.ts';
import { copyRows } from './copy-rows.ts';
import {
  conversations,
  customers,
  duePromises,
  evidence,
  identities,
  longThreads,
  makeConversations,
  messages,
  participants,
  type BenchWorld,
  type Place,
} from './rows-by-counting.ts';

export interface Loaded {
  conversations: number;
  messages: number;
  seconds: number;
  /** Conversations of thirty messages. */
  longIds: string[];
  /** Conversations to reply to, each once. */
  replyIds: string[];
}

const columns = {
  customers:
    'workspace_id, id, name, tier, yearly_value_minor, language, last_conversation_at, created_at, updated_at',
  identities: 'workspace_id, id, customer_id, kind, value, created_at',
  conversations:
    'workspace_id, id, number, inbox_id, customer_id, touchpoint_id, subject, status, assignee_id, team_id, language, tags, message_count, last_message_at, last_message_direction, last_message_preview, waiting_since, closed_at, created_at, updated_at',
  messages:
    'workspace_id, id, conversation_id, direction, author_staff_id, author_customer_id, from_address, to_addresses, subject, text, html, language, email_message_id, delivery, sent_at, created_at',
  participants: 'workspace_id, conversation_id, address, name, customer_id, since',
  duePromises:
    'workspace_id, id, promise_id, kind, conversation_id, customer_id, team_id, started_at, due_at, fulfilled_at, outcome, decided_at',
  evidence:
    'workspace_id, id, at, day, pillar, outcome, source, stage, touchpoint_id, element_id, customer_id, team_id, conversation_id, ref_kind, ref_id',
} as const;

/**
 * Loads so many conversations as the owner of the schema. Indexes are built after the rows, and foreign keys are not
 * looked up one by one: rows made by counting point where they should. What the server later reads is the same.
 */
export async function load(owner: pg.ClientConfig, place: Place, size: number): Promise<Loaded> {
  const start = performance.now();
  const client = new pg.Client(owner);
  await client.connect();
  try {
    await client.query("set session_replication_role = 'replica'");
    await client.query("set maintenance_work_mem = '512MB'");
    // First, because it also empties whatever hangs on a customer, promises among it.
    await client.query('truncate customers, conversations, evidence, evidence_tallies cascade');
    const world = await readWorld(client, place);
    const made = makeConversations(world, size);
    const indexes = await takeIndexesOff(client);
    await client.query('begin');
    await copyRows(client, `customers (${columns.customers})`, customers(world, made));
    await copyRows(client, `customer_identities (${columns.identities})`, identities(world, made));
    await copyRows(client, `conversations (${columns.conversations})`, conversations(world, made));
    await copyRows(client, `messages (${columns.messages})`, messages(world, made));
    await copyRows(client, `participants (${columns.participants})`, participants(world, made));
    await copyRows(client, `due_promises (${columns.duePromises})`, duePromises(world, made));
    await copyRows(client, `evidence (${columns.evidence})`, evidence(world, made));
    await tally(client, place.workspaceId);
    await client.query(
      `insert into workspace_counters values ($1, 'conversation', $2)
       on conflict (workspace_id, name) do update set value = excluded.value`,
      [place.workspaceId, size],
    );
    await client.query('commit');
    for (const definition of indexes) await client.query(definition);
    await client.query('vacuum analyze');
    await client.query('checkpoint');
    const long = made.slice(0, longThreads);
    return {
      conversations: size,
      messages: made.reduce((sum, { messageCount }) => sum + messageCount, 0),
      seconds: (performance.now() - start) / 1000,
      longIds: long.map(({ id }) => id),
      replyIds: made
        .filter(({ status }) => status === 'open')
        .slice(longThreads, longThreads + 1000)
        .map(({ id }) => id),
    };
  } finally {
    await client.end();
  }
}

async function readWorld(client: pg.Client, place: Place): Promise<BenchWorld> {
  const ids = async (text: string) => (await client.query<{ id: string; stage: string }>(text)).rows;
  const [staff] = await ids(`select id, '' as stage from staff where role = 'owner'`);
  const touchpoints = await ids('select id, stage from touchpoints order by position');
  const elements = await ids(`select id, '' as stage from elements where pillar = 'core' order by position`);
  const promise = await client.query<{ id: string }>('select id from promises limit 1');
  const random = seededRandom(3);
  const teamIds = ['One', 'Two', 'Three'].map(() => random.id(new Date()));
  for (const [index, id] of teamIds.entries())
    await client.query(
      'insert into teams (workspace_id, id, name) values ($1, $2, $3) on conflict do nothing',
      [place.workspaceId, id, `Team ${index}`],
    );
  const teams = await ids(`select id, '' as stage from teams order by name`);
  const promiseId = promise.rows[0]?.id ?? random.id(new Date());
  if (!promise.rows[0])
    await client.query(
      `insert into promises (workspace_id, id, kind, element_id, name, sentence, target_minutes, status)
       values ($1, $2, 'first-reply', $3, 'First reply', 'Within the hour.', 60, 'published')`,
      [place.workspaceId, promiseId, elements[0]?.id],
    );
  return {
    ...place,
    staffId: staff?.id ?? '',
    teamIds: teams.map(({ id }) => id),
    touchpoints,
    elementIds: elements.map(({ id }) => id),
    promiseId,
    now: Date.now(),
  };
}

/** Counts the evidence for the subjects a card is drawn of here: the workspace, its teams and touchpoints. */
async function tally(client: pg.Client, workspaceId: string): Promise<void> {
  for (const [subject, column] of [
    ['workspace', 'workspace_id'],
    ['team', 'team_id'],
    ['touchpoint', 'touchpoint_id'],
  ]) {
    await client.query(
      `insert into evidence_tallies (workspace_id, subject_type, subject_id, day, pillar, outcome, element_id, stage, n)
       select workspace_id, '${subject}', ${column}, day, pillar, outcome, coalesce(element_id, workspace_id), coalesce(stage, ''), count(*)
         from evidence where workspace_id = $1 and replaced_at is null group by 1, 3, 4, 5, 6, 7, 8`,
      [workspaceId],
    );
  }
}

/** Removes the indexes that only serve reading; answers how to build them again. */
async function takeIndexesOff(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ indexname: string; indexdef: string }>(
    `select i.indexname, i.indexdef from pg_indexes i
      where i.schemaname = 'public'
        and i.tablename in ('customers', 'customer_identities', 'conversations', 'messages', 'participants', 'due_promises', 'evidence')
        and not exists (select from pg_constraint c where c.conname = i.indexname)`,
  );
  for (const { indexname } of rows) await client.query(`drop index ${indexname}`);
  return rows.map(({ indexdef }) => indexdef);
}
