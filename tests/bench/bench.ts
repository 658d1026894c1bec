import { availableParallelism, cpus, totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import { liftBreaker } from '../faults/driver.ts';
import { openWorld } from '../faults/world.ts';
import { inboxWeight } from './inbox-weight.ts';
import { load } from './load.ts';
import { measureSize, type SizeFigures } from './measure-size.ts';
import { atLeast, atMost, type Target } from './measures.ts';
import { idleMemory, startToFirstPage } from './processes.ts';

/**
 * Loads ever larger workspaces and measures a real server from outside. Machines differ, so each latency is also told as
 * a multiple of a trivial signed-in request of the same run.
 */
const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '10000,100000,1000000' },
    requests: { type: 'string', default: '200' },
  },
});
const sizes = values.sizes.split(',').map(Number);
if (sizes.some((size) => !Number.isInteger(size) || size < 1000))
  throw new Error('--sizes takes whole numbers from 1000, separated by commas, such as --sizes 10000,100000');
const requests = Number(values.requests);

const world = await openWorld({
  databaseSettings: {
    shared_preload_libraries: 'pg_stat_statements',
    'pg_stat_statements.track': 'top',
    max_wal_size: '4GB',
  },
});
try {
  await world.query('create extension if not exists pg_stat_statements');
  const processor = `${availableParallelism()} cores (${cpus()[0]?.model.trim()}), ${Math.round(totalmem() / 2 ** 30)} GB`;
  console.log(`Node ${process.version}, ${processor}\n`);
  await liftBreaker(world);
  const all: SizeFigures[] = [];
  const place = { workspaceId: world.workspaceId, inboxId: world.inbox.id, address: world.inbox.address };
  for (const size of sizes) {
    await world.kill();
    const loaded = await load(world.owner(), place, size);
    console.log(
      `\n## ${loaded.conversations.toLocaleString('en')} conversations, ${loaded.messages.toLocaleString('en')} messages (loaded in ${loaded.seconds.toFixed(0)} s)\n`,
    );
    const firstPage = await startToFirstPage(world);
    const memory = await idleMemory(world);
    const figures = await measureSize(world, { loaded, requests });
    printSize(figures);
    console.log(
      `\nStart to first page ${firstPage.toFixed(1)} s. Idle: ${memory.map(({ name, megabytes }) => `${name} ${megabytes} MB`).join(', ')}.`,
    );
    figures.serverMegabytes = memory.find(({ name }) => name === 'server')?.megabytes ?? 0;
    all.push(figures);
  }
  const weight = await inboxWeight(world).catch((error: unknown) => {
    // Hours of other figures are not to be lost because a browser would not start.
    console.log(`\nThe inbox page could not be weighed: ${String(error).split('\n')[0]}`);
    return undefined;
  });
  if (weight)
    console.log(
      `\nInbox page: ${weight.requests} requests, ${weight.kilobytes} KB over the wire, of them ${weight.scriptKilobytes} KB of JavaScript.`,
    );
  else console.log('\nInbox page: not measured, there is no built staff app or no Chromium.');
  printTargets(targetsOf(all, weight?.scriptKilobytes));
} finally {
  await world.close();
}

function printSize(figures: SizeFigures): void {
  const { latencies, trivial, mailsPerSecond, mailsPerSecondSettled, mailCost } = figures;
  console.log('| request | p50 ms | p95 ms | p99 ms | times trivial (p95) | queries |');
  console.log('|---|---|---|---|---|---|');
  for (const { name, p50, p95, p99, queries } of latencies) {
    const cells = [
      name,
      p50.toFixed(1),
      p95.toFixed(1),
      p99.toFixed(1),
      (p95 / trivial.p95).toFixed(1),
      queries ?? '–',
    ];
    console.log(`| ${cells.join(' | ')} |`);
  }
  console.log(
    `\n500 e-mails: ${mailsPerSecond.toFixed(0)} a second until the last answer, ${mailsPerSecondSettled.toFixed(0)} until all that follows is done.`,
  );
  const { client, server, database } = mailCost;
  const whole = client + server + database;
  console.log(
    `Processor time of one: client ${client.toFixed(2)}, server and worker ${server.toFixed(2)}, database ${database.toFixed(2)} ms; two idle cores would do ${(2000 / whole).toFixed(0)} a second.`,
  );
}

function targetsOf(all: readonly SizeFigures[], scriptKilobytes: number | undefined): Target[] {
  const targets = all.flatMap(({ size, latencies, trivial, mailsPerSecond, serverMegabytes }): Target[] => {
    const times = (name: string) => (latencies.find((one) => one.name === name)?.p95 ?? 0) / trivial.p95;
    const of = size.toLocaleString('en');
    return [
      atMost(
        `${of}: inbox page at most 4 times the trivial request`,
        times('open inbox, first page'),
        4,
        ' ×',
      ),
      atMost(`${of}: conversation at most 4 times`, times('conversation of 30 messages'), 4, ' ×'),
      atMost(`${of}: reply at most 8 times`, times('post a reply'), 8, ' ×'),
      atMost(`${of}: report card at most 20 times`, times('report card of the workspace'), 20, ' ×'),
      atLeast(`${of}: at least 250 e-mails a second`, mailsPerSecond, 250, ' /s'),
      atMost(`${of}: server idle under 150 MB`, serverMegabytes, 150, ' MB'),
    ];
  });
  const [smallest, largest] = [all[0], all.at(-1)];
  if (smallest && largest && smallest !== largest)
    for (const name of ['open inbox, first page', 'conversation of 30 messages']) {
      const at = (figures: SizeFigures) => figures.latencies.find((one) => one.name === name)?.p95 ?? 0;
      const slower = at(largest) / at(smallest);
      targets.push(
        atMost(
          `${name}: at most 1.2 times slower at ${largest.size.toLocaleString('en')} than at ${smallest.size.toLocaleString('en')}`,
          slower,
          1.2,
          ' ×',
        ),
      );
    }
  if (scriptKilobytes !== undefined)
    targets.push(atMost('first load at most 200 KB of JavaScript', scriptKilobytes, 200, ' KB'));
  return targets;
}

function printTargets(targets: readonly Target[]): void {
  console.log('\n| target | measured | |\n|---|---|---|');
  for (const { words, measured, isMet } of targets)
    console.log(`| ${words} | ${measured} | ${isMet ? 'met' : 'missed'} |`);
}
