import pg from 'pg';
import { seededRandom, type Random } from '../../src/demo/random.ts';
import { copyLine, copyRows } from './copy-rows.ts';

export interface Loaded {
  conversations: number;
  messages: number;
  seconds: number;
  /** Conversations of thirty messages. */
  longIds: string[];
  /** Conversations to reply to, each once. */
  replyIds: string[];
}

interface Place {
  workspaceId: string;
  inboxId: string;
  address: string;
}

const twoYears = 730 * 86_400_000;
const longThreads = 50;
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
    'workspace_id, id, promise_id, conversation_id, customer_id, team_id, started_at, due_at, fulfilled_at, outcome, decided_at',
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
    const world = await readWorld(client, place);
    const made = makeConversations(world, size);
    const indexes = await takeIndexesOff(client);
    await client.query('begin');
    await client.query('truncate customers, conversations cascade');
    await copyRows(client, `customers (${columns.customers})`, customers(world, made));
    await copyRows(client, `customer_identities (${columns.identities})`, identities(world, made));
    await copyRows(client, `conversations (${columns.conversations})`, conversations(world, made));
    await copyRows(client, `messages (${columns.messages})`, messages(world, made));
    await copyRows(client, `participants (${columns.participants})`, participants(world, made));
    await copyRows(client, `due_promises (${columns.duePromises})`, duePromises(world, made));
    await client.query('truncate evidence, evidence_tallies');
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

interface BenchWorld extends Place {
  staffId: string;
  teamIds: string[];
  touchpoints: { id: string; stage: string }[];
  elementIds: string[];
  promiseId: string;
  now: number;
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

interface Made {
  id: string;
  customer: number;
  customerId: string;
  at: number;
  status: 'open' | 'waiting' | 'closed';
  messageCount: number;
  number: number;
}

/** The newest conversation last; one in fifty is open, as in a business that keeps up. */
function makeConversations(world: BenchWorld, size: number): Made[] {
  const random = seededRandom(7);
  const customerIds = Array.from({ length: Math.max(500, Math.floor(size / 4)) }, () =>
    random.id(new Date(world.now - twoYears)),
  );
  return Array.from({ length: size }, (_, index) => {
    const at = world.now - 3_600_000 - Math.floor(((size - index) / size) * twoYears);
    const customer = random.between(0, customerIds.length - 1);
    return {
      id: random.id(new Date(at)),
      customer,
      customerId: customerIds[customer] ?? '',
      at,
      status: index % 50 === 0 ? 'open' : index % 50 === 1 ? 'waiting' : 'closed',
      messageCount: index < longThreads ? 30 : 2 + (index % 3),
      number: index + 1,
    } as const;
  });
}

const words =
  'lamp harbour supper invoice window blackbird scarf ferry kettle booking garden late arrival quiet night room'.split(
    ' ',
  );
const sentences = sentencesOf(seededRandom(11));

function sentencesOf(random: Random): string[] {
  return Array.from({ length: 4000 }, () =>
    Array.from({ length: random.between(12, 45) }, () => random.pick(words)).join(' '),
  );
}

function sentence(index: number): string {
  return sentences[index % sentences.length] ?? '';
}

function iso(at: number): string {
  return new Date(at).toISOString();
}

function pickOf<T>(list: readonly T[], index: number): T {
  const item = list[index % list.length];
  if (item === undefined) throw new Error('The workspace of the benchmark is not complete');
  return item;
}

function* onePerCustomer(made: readonly Made[]): Generator<Made> {
  const seen = new Set<number>();
  for (const one of made) {
    if (seen.has(one.customer)) continue;
    seen.add(one.customer);
    yield one;
  }
}

function* customers(world: BenchWorld, made: readonly Made[]): Generator<string> {
  for (const { customer, customerId, at } of onePerCustomer(made))
    yield copyLine([
      world.workspaceId,
      customerId,
      `Customer ${customer} ${pickOf(words, customer)}`,
      customer % 40 ? 'standard' : 'premium',
      38_000 + customer,
      'en',
      iso(at),
      iso(at),
      iso(at),
    ]);
}

function* identities(world: BenchWorld, made: readonly Made[]): Generator<string> {
  const random = seededRandom(13);
  for (const { customer, customerId, at } of onePerCustomer(made))
    yield copyLine([
      world.workspaceId,
      random.id(new Date(at)),
      customerId,
      'email',
      `customer${customer}@senders.example`,
      iso(at),
    ]);
}

function* conversations(world: BenchWorld, made: readonly Made[]): Generator<string> {
  for (const one of made) {
    const { id, number, customerId, at, status, messageCount } = one;
    const last = at + messageCount * 600_000;
    const isOpen = status === 'open';
    yield copyLine([
      world.workspaceId,
      id,
      number,
      world.inboxId,
      customerId,
      pickOf(world.touchpoints, number).id,
      `Matter ${number}: ${sentence(number).slice(0, 40)}`,
      status,
      number % 3 ? world.staffId : null,
      pickOf(world.teamIds, number),
      'en',
      `{${pickOf(words, number)}}`,
      messageCount,
      iso(last),
      isOpen ? 'in' : 'out',
      sentence(number).slice(0, 160),
      isOpen ? iso(last) : null,
      status === 'closed' ? iso(last + 3_600_000) : null,
      iso(at),
      iso(last),
    ]);
  }
}

function* messages(world: BenchWorld, made: readonly Made[]): Generator<string> {
  const random = seededRandom(17);
  for (const { id, number, customer, customerId, at, messageCount } of made) {
    const theirs = JSON.stringify({
      name: `Customer ${customer}`,
      address: `customer${customer}@senders.example`,
    });
    const ours = JSON.stringify({ name: 'Help', address: world.address });
    for (let index = 0; index < messageCount; index++) {
      const isIn = index % 2 === 0;
      const sentAt = iso(at + index * 600_000);
      const text = sentence(number + index);
      yield copyLine([
        world.workspaceId,
        random.id(new Date(at + index * 600_000)),
        id,
        isIn ? 'in' : 'out',
        isIn ? null : world.staffId,
        isIn ? customerId : null,
        isIn ? theirs : ours,
        `[${isIn ? ours : theirs}]`,
        `Matter ${number}`,
        text,
        index % 2 ? `<p>${text}</p>` : null,
        'en',
        `b${number}.${index}@senders.example`,
        isIn ? null : 'accepted',
        sentAt,
        sentAt,
      ]);
    }
  }
}

function* participants(world: BenchWorld, made: readonly Made[]): Generator<string> {
  for (const { id, customer, customerId, at } of made)
    yield copyLine([
      world.workspaceId,
      id,
      `customer${customer}@senders.example`,
      `Customer ${customer}`,
      customerId,
      iso(at),
    ]);
}

function* duePromises(world: BenchWorld, made: readonly Made[]): Generator<string> {
  const random = seededRandom(19);
  for (const { id, number, customerId, at } of made) {
    const outcome = number % 60 ? 'kept' : 'missed';
    const replied = at + (outcome === 'kept' ? 600_000 : 5_000_000);
    yield copyLine([
      world.workspaceId,
      random.id(new Date(at)),
      world.promiseId,
      id,
      customerId,
      pickOf(world.teamIds, number),
      iso(at),
      iso(at + 3_600_000),
      iso(replied),
      outcome,
      iso(Math.min(replied, at + 3_600_000)),
    ]);
  }
}

/** A core piece for each conversation, and for one in four what the customer thought of it. */
function* evidence(world: BenchWorld, made: readonly Made[]): Generator<string> {
  const random = seededRandom(23);
  for (const { id, number, customerId, at } of made) {
    const { id: touchpointId, stage } = pickOf(world.touchpoints, number);
    const day = iso(at).slice(0, 10);
    const row = (
      pillar: string,
      outcome: string,
      source: string,
      elementId: string | null,
      refKind: string,
    ) =>
      copyLine([
        world.workspaceId,
        random.id(new Date(at)),
        iso(at),
        day,
        pillar,
        outcome,
        source,
        stage,
        touchpointId,
        elementId,
        customerId,
        pickOf(world.teamIds, number),
        id,
        refKind,
        id,
      ]);
    yield row(
      'core',
      number % 60 ? 'kept' : 'missed',
      'measured',
      pickOf(world.elementIds, number),
      'due-promise',
    );
    if (number % 4) continue;
    yield row('experience', number % 24 ? 'delighted' : 'unhappy', 'answer', null, 'answer');
    yield row('asked', number % 24 ? 'A' : 'D', 'answer', null, 'answer');
  }
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
