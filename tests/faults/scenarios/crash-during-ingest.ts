import { seededRandom } from '../../../src/demo/random.ts';
import { checkInbound, quiescence } from '../checker.ts';
import { ingestByApi, ingestBySmtp, inParallel, insist, longestRecovery } from '../driver.ts';
import { openLedger, type Figures } from '../ledger.ts';
import { mailsOf } from '../mails.ts';
import { until } from '../polling.ts';
import { openWorld, type World } from '../world.ts';

export interface CrashSize {
  mails: number;
  kills: number;
  seed: number;
}

/**
 * REL-01 and REL-06. The server is killed again and again while mails arrive by API and SMTP; whoever was not told yes
 * sends again, as mail servers do. Afterwards every mail is one message.
 */
export async function crashDuringIngest({ mails, kills, seed }: CrashSize): Promise<Figures> {
  const world = await openWorld();
  try {
    const ledger = openLedger();
    const all = mailsOf(seed, mails, world.inbox.address);
    const moments: number[] = [];
    const killing = killAgainAndAgain(world, {
      kills,
      mails,
      seed,
      moments,
      done: () => ledger.ackedIds().length,
    });
    const ways = [ingestByApi, ingestBySmtp];
    const tasks = all.map(
      (mail, index) => () => insist(() => (ways[index % 2] ?? ingestByApi)(world, ledger, mail)),
    );
    await inParallel(tasks, 8);
    await killing;
    await quiescence(world);
    const figures = await checkInbound(world, ledger, new Map(all.map(({ id, raw }) => [id, raw])));
    return { ...figures, faults: moments.length, maxRecoverySeconds: longestRecovery(ledger, moments) };
  } finally {
    await world.close();
  }
}

/** Kills at acknowledgement counts drawn from the seed, so that a run can be told again. */
async function killAgainAndAgain(
  world: World,
  plan: { kills: number; mails: number; seed: number; moments: number[]; done: () => number },
): Promise<void> {
  const random = seededRandom(plan.seed);
  const at = Array.from({ length: plan.kills }, () => random.between(1, Math.floor(plan.mails * 0.9)));
  for (const wanted of at.sort((one, other) => one - other)) {
    await until(`${wanted} acknowledgements`, 240_000, () => plan.done() >= wanted);
    plan.moments.push(performance.now());
    await world.kill();
    await world.start();
  }
}
