import { seededRandom } from '../../../src/demo/random.ts';
import { checkLive, quiescence } from '../checker.ts';
import { crashDatabase } from '../database-faults.ts';
import { inParallel, insist, longestRecovery } from '../driver.ts';
import { noFigures, openLedger, type Figures, type Ledger, type Outcome } from '../ledger.ts';
import { openLiveClient } from '../live-client.ts';
import { until } from '../polling.ts';
import { openWorld, type World } from '../world.ts';

/**
 * REL-12: each conversation is begun by up to three equal requests at once under one key, while the server and its
 * database are killed. There are as many conversations as keys, and every answer to a key names the same one.
 */
export async function idempotentCreations({
  creations,
  kills,
  seed,
}: {
  creations: number;
  kills: number;
  seed: number;
}): Promise<Figures> {
  const world = await openWorld();
  const screen = openLiveClient(world);
  try {
    await until('the open screen to listen', 20_000, () => screen.since() !== undefined);
    const ledger = openLedger();
    const random = seededRandom(seed);
    const answers = new Map<string, Set<string>>();
    const moments: number[] = [];
    const killing = breakAgainAndAgain(world, {
      kills,
      creations,
      moments,
      done: () => ledger.ackedIds().length,
    });
    const tasks = Array.from({ length: creations }, (_, index) => {
      const times = random.between(1, 3);
      const id = `c${seed}-${index}`;
      return async () => {
        await Promise.all(
          Array.from({ length: times }, () => insist(() => create(world, { ledger, answers, id }))),
        );
      };
    });
    await inParallel(tasks, 6);
    await killing;
    await quiescence(world);
    const newest = await newestCreation(world);
    await until(
      'the open screen to catch up',
      60_000,
      () => screen.refreshes() > 0 || screen.seen.some(({ seq }) => seq >= newest),
    );
    const missed = await checkLive(world, screen, 'conversation.created');
    const figures = await compare(world, ledger);
    for (const [id, named] of answers)
      if (named.size > 1) figures.remarks.push(`key ${id} was answered with ${named.size} conversations`);
    figures.remarks.push(...missed);
    return { ...figures, faults: moments.length, maxRecoverySeconds: longestRecovery(ledger, moments) };
  } finally {
    screen.close();
    await world.close();
  }
}

async function newestCreation(world: World): Promise<number> {
  const [row] = await world.query<{ seq: number }>(
    `select max(seq)::int as seq from events where type = 'conversation.created'`,
  );
  return row?.seq ?? 0;
}

async function create(
  world: World,
  { ledger, answers, id }: { ledger: Ledger; answers: Map<string, Set<string>>; id: string },
): Promise<Outcome> {
  const customer = { email: `${id}@senders.example`, name: 'Guest' };
  const body = JSON.stringify({ subject: id, channel: 'api', direction: 'in', text: 'Hello', customer });
  const operation = ledger.begin('create', id, body);
  try {
    const answer = await world.api.send('POST', '/api/v1/conversations', {
      body,
      headers: { 'idempotency-key': id },
    });
    const outcome = answer.status < 300 ? 'acked' : 'failed';
    ledger.settle(operation, outcome, `${answer.status} ${answer.text.slice(0, 200)}`);
    if (outcome === 'acked') {
      const read: { id: string } = JSON.parse(answer.text);
      answers.set(id, (answers.get(id) ?? new Set()).add(read.id));
    }
    return outcome;
  } catch (error) {
    ledger.settle(operation, 'unknown', String(error));
    return 'unknown';
  }
}

async function breakAgainAndAgain(
  world: World,
  plan: { kills: number; creations: number; moments: number[]; done: () => number },
): Promise<void> {
  for (let kill = 1; kill <= plan.kills; kill++) {
    const wanted = Math.floor((plan.creations * 0.9 * kill) / (plan.kills + 1));
    await until(`${wanted} acknowledgements`, 120_000, () => plan.done() >= wanted);
    plan.moments.push(performance.now());
    if (kill % 2 === 1) {
      await world.kill();
      await world.start();
    } else {
      await crashDatabase(world);
      await world.startDatabase();
    }
  }
}

async function compare(world: World, ledger: Ledger): Promise<Figures> {
  const figures = noFigures();
  const rows = await world.query<{ subject: string; workspace_id: string }>(
    'select subject, workspace_id from conversations',
  );
  const acked = ledger.ackedIds();
  figures.ops = ledger.entries.length;
  figures.acked = acked.length;
  for (const id of acked) {
    const found = rows.filter(({ subject }) => subject === id);
    if (found.length === 0) figures.lost++;
    figures.dup += Math.max(0, found.length - 1);
    figures.wrongTenant += found.filter(({ workspace_id }) => workspace_id !== world.workspaceId).length;
  }
  return figures;
}
