import { seededRandom } from '../../../src/demo/random.ts';
import { checkInbound, quiescence } from '../checker.ts';
import { openDovecot } from '../dovecot.ts';
import { openLedger, type Figures } from '../ledger.ts';
import { mailsOf } from '../mails.ts';
import { until } from '../polling.ts';
import { openWorld, type World } from '../world.ts';
import type { CrashSize } from './crash-during-ingest.ts';

/**
 * REL-01, the other way in: the server is killed while it fetches by IMAP. A mail that lies in the mailbox counts as
 * acknowledged, since nobody will send it again; afterwards each is one message.
 */
export async function crashDuringFetch({ mails, kills, seed }: CrashSize): Promise<Figures> {
  const dovecot = await openDovecot();
  const world = await openWorld();
  try {
    const ledger = openLedger();
    const address = 'imap@driver.example';
    const all = mailsOf(seed, mails, address);
    for (const { id, raw } of all) ledger.settle(ledger.begin('imap', id, raw), 'acked', 'delivered');
    dovecot.deliver(all);
    await connectInbox(world, {
      address,
      port: dovecot.port,
      user: dovecot.user,
      password: dovecot.password,
    });
    const random = seededRandom(seed);
    let recovery = 0;
    for (let kill = 1; kill <= kills; kill++) {
      const wanted = Math.floor((mails * 0.9 * kill) / (kills + 1)) + random.between(0, 3);
      await until(`${wanted} mails to be fetched`, 120_000, async () => (await fetched(world)) >= wanted);
      const before = await fetched(world);
      const moment = performance.now();
      await world.kill();
      await world.start();
      await until('fetching to go on', 120_000, async () => {
        const now = await fetched(world);
        return now > before || now >= mails;
      });
      recovery = Math.max(recovery, (performance.now() - moment) / 1000);
    }
    await until('every mail to be fetched', 180_000, async () => (await fetched(world)) >= mails);
    await quiescence(world);
    const figures = await checkInbound(world, ledger, new Map(all.map(({ id, raw }) => [id, raw])));
    if (dovecot.count() !== mails)
      figures.remarks.push(`${dovecot.count()} mails are left in the mailbox of ${mails}`);
    return { ...figures, faults: kills, maxRecoverySeconds: recovery };
  } finally {
    await world.close();
    await dovecot.close();
  }
}

async function connectInbox(
  world: World,
  { address, port, user, password }: { address: string; port: number; user: string; password: string },
): Promise<void> {
  const answer = await world.api.send('POST', '/api/v1/inboxes', {
    body: JSON.stringify({
      name: 'By IMAP',
      address,
      connection: { imap: { host: '127.0.0.1', port, security: 'none', user, afterFetch: 'mark-read' } },
      passwords: { imapPassword: password },
    }),
  });
  if (answer.status >= 300) throw new Error(`No inbox: ${answer.status} ${answer.text}`);
}

async function fetched(world: World): Promise<number> {
  const [row] = await world.query<{ n: number }>(
    `select count(*)::int as n from raw_messages where source = 'imap'`,
  );
  return row?.n ?? 0;
}
