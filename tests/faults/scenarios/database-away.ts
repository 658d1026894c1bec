import { seededRandom } from '../../../src/demo/random.ts';
import { checkInbound, quiescence } from '../checker.ts';
import { crashDatabase, killOneSession } from '../database-faults.ts';
import { ingestByApi, ingestBySmtp, inParallel, insist, longestRecovery } from '../driver.ts';
import { openLedger, type Figures } from '../ledger.ts';
import { mailsOf } from '../mails.ts';
import { until } from '../polling.ts';
import { openWorld } from '../world.ts';

/** REL-06: while the database is away the SMTP receiver says "later" and never "never"; afterwards all is taken. */
export async function receiverWithoutDatabase({
  mails,
  seed,
}: {
  mails: number;
  seed: number;
}): Promise<Figures> {
  const world = await openWorld();
  try {
    const ledger = openLedger();
    const all = mailsOf(seed, mails, world.inbox.address);
    await crashDatabase(world);
    const isBack = () =>
      world.query('select 1').then(
        () => true,
        () => false,
      );
    const during: { detail: string; outcome: string }[] = [];
    const whileAway = (mail: (typeof all)[number]) => async () => {
      if (await isBack()) return;
      await ingestBySmtp(world, ledger, mail);
      const said = ledger.entries.findLast(({ id }) => id === mail.id);
      // The server starts its own PostgreSQL again, and a yes after that is an honest one.
      if (said && !(await isBack())) during.push(said);
    };
    await inParallel(all.map(whileAway), 4);
    await world.startDatabase();
    const back = performance.now();
    await inParallel(
      all.map((mail) => () => insist(() => ingestBySmtp(world, ledger, mail))),
      4,
    );
    await quiescence(world);
    const figures = await checkInbound(world, ledger, new Map(all.map(({ id, raw }) => [id, raw])));
    for (const { detail, outcome } of during) {
      if (outcome === 'acked') figures.remarks.push(`taken while the database was away: ${detail}`);
      if (/^5\d\d/.test(detail))
        figures.remarks.push(`refused for ever while the database was away: ${detail}`);
    }
    return { ...figures, faults: mails, maxRecoverySeconds: longestRecovery(ledger, [back]) };
  } finally {
    await world.close();
  }
}

/**
 * REL-15: PostgreSQL ends at once under load, and single sessions are killed, which makes it end all others as well. The
 * server finds it again by itself.
 */
export async function databaseCrashesUnderLoad({
  mails,
  rounds,
  seed,
}: {
  mails: number;
  rounds: number;
  seed: number;
}): Promise<Figures> {
  const world = await openWorld();
  try {
    const ledger = openLedger();
    const all = mailsOf(seed, mails, world.inbox.address);
    const moments: number[] = [];
    const random = seededRandom(seed);
    const crashing = (async () => {
      for (let round = 1; round <= rounds; round++) {
        const wanted = Math.floor((mails * 0.9 * round) / (rounds + 1));
        await until(`${wanted} acknowledgements`, 120_000, () => ledger.ackedIds().length >= wanted);
        moments.push(performance.now());
        if (round % 2 === 1) {
          await crashDatabase(world);
          await world.startDatabase();
        } else await killOneSession(world, random.between(0, 3));
      }
    })();
    await inParallel(
      all.map(
        (mail, index) => () => insist(() => (index % 2 ? ingestBySmtp : ingestByApi)(world, ledger, mail)),
      ),
      6,
    );
    await crashing;
    await quiescence(world);
    const figures = await checkInbound(world, ledger, new Map(all.map(({ id, raw }) => [id, raw])));
    return { ...figures, faults: moments.length, maxRecoverySeconds: longestRecovery(ledger, moments) };
  } finally {
    await world.close();
  }
}
