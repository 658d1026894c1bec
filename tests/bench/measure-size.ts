import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { quiescence } from '../faults/checker.ts';
import { inParallel } from '../faults/driver.ts';
import { openHttpClient, type Answer, type HttpClient } from '../faults/http-client.ts';
import { mailsOf } from '../faults/mails.ts';
import { until } from '../faults/polling.ts';
import { freePort, type World } from '../faults/world.ts';
import type { Loaded } from './load.ts';
import { latencyOf, measureInTurns, type Latency } from './measures.ts';
import { familyProcessorMs, processorMs } from './processor-time.ts';

export interface SizeFigures {
  size: number;
  trivial: Latency;
  latencies: Latency[];
  mailsPerSecond: number;
  mailsPerSecondSettled: number;
  mailCost: MailCost;
  serverMegabytes: number;
}

/** Milliseconds of processor time for one mail with all that follows; unlike the clock's, they bear a busy machine. */
export interface MailCost {
  client: number;
  server: number;
  database: number;
}

interface Kind {
  name: string;
  writes?: true;
  send(client: HttpClient, index: number): Promise<Answer>;
}

const api = '/api/v1';
const mailsAtOnce = 500;
const warmUpMails = 500;
/** As many as a few mail servers open that deliver after a pause; what arrives together is taken in together. */
const connections = 32;

export async function measureSize(
  world: World,
  { loaded, requests }: { loaded: Loaded; requests: number },
): Promise<SizeFigures> {
  const kinds = kindsOf(world, loaded);
  const queries = await countQueries(world, kinds);
  const latencies: Latency[] = [];
  // What reads takes turns; what writes comes one kind after the other, and what it sets going is awaited.
  const groups = [
    kinds.filter(({ writes }) => !writes),
    ...kinds.filter(({ writes }) => writes).map((kind) => [kind]),
  ];
  for (const [position, group] of groups.entries()) {
    const from = 1000 * (position + 1);
    const senders = group.map((kind) => (index: number) => kind.send(world.api, from + index));
    const times = await measureInTurns(senders, { count: requests, warmUp: 20 });
    group.forEach(({ name }, index) =>
      latencies.push(latencyOf(name, times[index] ?? [], queries.get(name) ?? null)),
    );
    await quiescence(world);
  }
  const { answered, settled, cost } = await ingestMany(world, loaded.conversations);
  const [trivial] = latencies;
  if (!trivial) throw new Error('Nothing was measured');
  const perSecond = (seconds: number) => mailsAtOnce / seconds;
  return {
    size: loaded.conversations,
    trivial,
    latencies,
    mailsPerSecond: perSecond(answered),
    mailsPerSecondSettled: perSecond(settled),
    mailCost: cost,
    serverMegabytes: 0,
  };
}

function kindsOf(world: World, loaded: Loaded): Kind[] {
  const { longIds, replyIds } = loaded;
  const mail = (index: number) =>
    mailsOf(loaded.conversations + index, 1, world.inbox.address)[0]?.raw ?? Buffer.of();
  return [
    { name: 'trivial: the workspace', send: (client) => client.send('GET', `${api}/workspace`) },
    {
      name: 'open inbox, first page',
      send: (client) => client.send('GET', `${api}/conversations?view=open`),
    },
    {
      name: 'conversation of 30 messages',
      send: (client, index) =>
        client.send('GET', `${api}/conversations/${longIds[index % longIds.length]}/thread`),
    },
    {
      name: 'post a reply',
      writes: true,
      send: (client, index) =>
        client.send('POST', `${api}/conversations/${replyIds[index % replyIds.length]}/messages`, {
          body: JSON.stringify({ text: `Thank you, that is arranged (${index}).` }),
        }),
    },
    {
      name: 'ingest one e-mail',
      writes: true,
      send: (client, index) =>
        client.send('POST', `${api}/inboxes/${world.inbox.id}/raw-messages`, {
          body: mail(index),
          type: 'message/rfc822',
        }),
    },
    {
      name: 'report card of the workspace',
      send: (client) =>
        client.send('GET', `${api}/report-cards?subjectType=workspace&from=${daysAgo(364)}&to=${daysAgo(0)}`),
    },
  ];
}

function daysAgo(days: number): string {
  return new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);
}

/**
 * Statements per request, from the database's own books, transaction control left out. They are counted on a server
 * that does no background work, so that nothing else is in the count.
 */
async function countQueries(world: World, kinds: readonly Kind[]): Promise<Map<string, number>> {
  const port = await freePort();
  const environment = { ...world.environment, PORT: String(port), INBOUND_SMTP_PORT: '0' };
  await world.kill();
  const main = join(import.meta.dirname, '../../src/main.ts');
  const quiet = spawn(process.execPath, [main, 'serve', '--no-work'], { env: environment, stdio: 'ignore' });
  const client = openHttpClient(`http://127.0.0.1:${port}`, { authorization: `Bearer ${world.key}` });
  try {
    await until(
      'the quiet server',
      60_000,
      async () => (await client.send('GET', '/readyz').catch(() => undefined))?.status === 200,
    );
    const counted = new Map<string, number>();
    const rounds = 10;
    for (const [position, kind] of kinds.entries()) {
      const from = 100 * position;
      await kind.send(client, from);
      await world.query('select pg_stat_statements_reset()');
      for (let round = 1; round <= rounds; round++) await kind.send(client, from + round);
      const [row] = await world.query<{ calls: number }>(
        `select coalesce(sum(calls), 0)::int as calls from pg_stat_statements s join pg_roles r on r.oid = s.userid
          where r.rolname = 'extramile_app' and query !~* '^(begin|commit|rollback|start transaction|listen|discard|set )'
            and query !~* 'sequence_waiting_events|pgboss.*(heartbeat|version|maintain|supervise|cron)'`,
      );
      counted.set(kind.name, Math.round(((row?.calls ?? 0) / rounds) * 10) / 10);
    }
    return counted;
  } finally {
    client.close();
    quiet.kill('SIGKILL');
    await world.start();
  }
}

async function ingestMany(
  world: World,
  seed: number,
): Promise<{ answered: number; settled: number; cost: MailCost }> {
  const mails = mailsOf(seed + 900_000_000, warmUpMails + mailsAtOnce, world.inbox.address);
  // As with the requests, the first ones are not measured: the program has just been started.
  await sendAll(world, mails.slice(0, warmUpMails));
  await quiescence(world);
  const spent = processorTimes(world);
  const start = performance.now();
  await sendAll(world, mails.slice(warmUpMails));
  const answered = (performance.now() - start) / 1000;
  await quiescence(world);
  return { answered, settled: (performance.now() - start) / 1000, cost: spent() };
}

async function sendAll(world: World, mails: ReturnType<typeof mailsOf>): Promise<void> {
  const tasks = mails.map(({ raw }) => async () => {
    const answer = await world.api.send('POST', `${api}/inboxes/${world.inbox.id}/raw-messages`, {
      body: raw,
      type: 'message/rfc822',
    });
    if (answer.status >= 300) throw new Error(`${answer.status} ${answer.text.slice(0, 300)}`);
  });
  await inParallel(tasks, connections);
}

/** Starts counting; the answer tells what each part has spent since, for one mail. */
function processorTimes(world: World): () => MailCost {
  const now = () => {
    const { user, system } = process.cpuUsage();
    return {
      client: (user + system) / 1000,
      server: processorMs(world.serverPid()),
      database: familyProcessorMs(world.databasePid()),
    };
  };
  const before = now();
  return () => {
    const after = now();
    return {
      client: (after.client - before.client) / mailsAtOnce,
      server: (after.server - before.server) / mailsAtOnce,
      database: (after.database - before.database) / mailsAtOnce,
    };
  };
}
