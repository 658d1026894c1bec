import { availableParallelism, loadavg } from 'node:os';
import { checkInbound, quiescence } from '../checker.ts';
import { ingestByApi, inParallel } from '../driver.ts';
import { openLedger, type Figures } from '../ledger.ts';
import { mailsOf, type FaultMail } from '../mails.ts';
import { openWorld } from '../world.ts';

/**
 * REL-05: mails made to break a parser stand among ordinary ones. Each is taken or set aside with its reason; none stops
 * the next, and none is lost.
 */
export async function poisonAmongNormals({ mails, seed }: { mails: number; seed: number }): Promise<Figures> {
  const world = await openWorld();
  try {
    const ledger = openLedger();
    const normals = mailsOf(seed, mails, world.inbox.address);
    const poison = poisonMails(world.inbox.address);
    const every = Math.max(1, Math.floor(mails / poison.length));
    const all = normals.flatMap((mail, index) => {
      const bad = index % every === 0 ? poison[index / every] : undefined;
      return bad ? [bad, mail] : [mail];
    });
    await inParallel(
      all.map((mail) => async () => void (await ingestByApi(world, ledger, mail))),
      4,
    );
    await quiescence(world);
    const figures = await checkInbound(world, ledger, new Map());
    const [row] = await world.query<{ n: number }>(
      `select count(*)::int as n from raw_messages where state = 'quarantined' and reason is not null`,
    );
    // A poison mail set aside with its reason is not lost: it can be read, downloaded and tried again.
    const setAside = row?.n ?? 0;
    const slowest = Math.max(
      0,
      ...ledger.entries
        .filter(({ id }) => normals.some((mail) => mail.id === id))
        .map((entry) => (entry.settledAt - entry.sentAt) / 1000),
    );
    // Five seconds on a machine that is free; where more waits for the processors, everything takes as much longer.
    const allowed = 5 * Math.max(1, (loadavg()[0] ?? 0) / availableParallelism());
    if (slowest > allowed) figures.remarks.push(`an ordinary mail waited ${slowest.toFixed(1)} s`);
    const refused = ledger.entries.filter(({ outcome }) => outcome !== 'acked');
    for (const { id, detail } of refused) figures.remarks.push(`${id} was answered ${detail}`);
    return {
      ...figures,
      lost: Math.max(0, figures.lost - setAside),
      faults: poison.length,
      maxRecoverySeconds: slowest,
    };
  } finally {
    await world.close();
  }
}

function poisonMails(to: string): FaultMail[] {
  const from = 'poison@senders.example';
  const nested = Array.from(
    { length: 2000 },
    (_, depth) => `Content-Type: multipart/mixed; boundary="b${depth}"\r\n\r\n--b${depth}\r\n`,
  ).join('');
  const manyParts = Array.from({ length: 20_000 }, () => '--p\r\n\r\nx\r\n').join('');
  const tags = '<div>'.repeat(100_000);
  const bodies: [string, string][] = [
    ['nested', nested],
    ['parts', `Content-Type: multipart/mixed; boundary="p"\r\n\r\n${manyParts}--p--\r\n`],
    ['html', `Content-Type: text/html\r\n\r\n${tags}`],
    ['header', `X-Long: ${'a'.repeat(2_000_000)}\r\n\r\nbody`],
    ['headers', `${Array.from({ length: 50_000 }, (_, n) => `X-${n}: y`).join('\r\n')}\r\n\r\nbody`],
    ['charset', 'Content-Type: text/plain; charset=nonsense-9\r\n\r\n\u00ff\u00fe'],
    ['base64', `Content-Transfer-Encoding: base64\r\n\r\n${'!?*'.repeat(50_000)}`],
    [
      'references',
      `References: ${Array.from({ length: 40_000 }, (_, n) => `<${n}@x.example>`).join(' ')}\r\n\r\nbody`,
    ],
    ['encoded-words', `X-Subject: ${'=?utf-8?B?=?='.repeat(50_000)}\r\n\r\nbody`],
    ['zeroes', `Content-Type: text/plain\r\n\r\n${'\0'.repeat(200_000)}`],
  ];
  return bodies.map(([name, rest]) => {
    const head = `From: <${from}>\r\nTo: <${to}>\r\nSubject: ${name}\r\nMessage-ID: <poison-${name}@senders.example>\r\n`;
    return { id: `poison-${name}`, raw: Buffer.from(head + rest, 'latin1') };
  });
}
