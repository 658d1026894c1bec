import { checkOutbound, quiescence } from '../checker.ts';
import { inParallel, liftBreaker } from '../driver.ts';
import { openFaultProxy, type FaultProxy, type Toxic } from '../fault-proxy.ts';
import { openLedger, type Figures, type Ledger } from '../ledger.ts';
import { mailOf } from '../mails.ts';
import { openMailSink, type MailSink, type SinkFault } from '../mail-sink.ts';
import { until } from '../polling.ts';
import { openWorld, type World } from '../world.ts';

/**
 * REL-10: the next hop breaks at every point of the conversation. What broke before the final dot goes out later, what
 * broke after it is called uncertain and is not sent again blindly.
 */
export async function unknownOutcomes({ rounds }: { rounds: number }): Promise<Figures> {
  return withSink(async ({ world, sink, proxy, ledger }) => {
    const kinds: readonly SinkFault[] = [
      { at: 'after-dot' },
      { at: 'MAIL', answer: '451 4.3.0 later' },
      { at: 'RCPT', answer: '450 4.2.1 later' },
      { at: 'DATA', answer: '451 4.3.0 later' },
      { at: 'dot', answer: '451 4.3.0 later' },
      { at: 'reset', before: 'MAIL' },
      { at: 'reset', before: 'DATA' },
    ];
    // The same from the wire between: the dot arrives and its answer does not, or nothing gets through at all.
    const toxics: readonly Toxic[] = [
      { kind: 'cut-after-pattern', pattern: '\r\n.\r\n' },
      { kind: 'reset' },
      { kind: 'cut-after-bytes', bytes: 60 },
    ];
    // Every reply waits ten seconds for its writer to think better of it, so those of one kind leave together. Which
    // of them a fault strikes does not matter: each fault strikes once.
    const faults = Array.from({ length: rounds }, () => kinds).flat();
    sink.faults.push(...faults);
    await replyToAll(
      world,
      ledger,
      faults.map((_, index) => `f${index}`),
    );
    await until('every fault to strike', 120_000, () => sink.faultsDone() >= faults.length);
    let expectedUncertain = faults.filter(({ at }) => at === 'after-dot').length;
    for (const [index, toxic] of toxics.entries()) {
      const broken = proxy.broken();
      proxy.become(toxic);
      await replyToAll(
        world,
        ledger,
        Array.from({ length: rounds }, (_, round) => `t${index}-${round}`),
      );
      await until(`the wire to be ${toxic.kind}`, 120_000, () => proxy.broken() >= broken + rounds);
      proxy.become({ kind: 'none' });
      if (toxic.kind === 'cut-after-pattern') expectedUncertain += proxy.broken() - broken;
    }
    await quiescence(world);
    const figures = await checkOutbound(world, ledger, sink);
    const [row] = await world.query<{ n: number }>(
      `select count(*)::int as n from messages where delivery = 'uncertain'`,
    );
    if (row?.n !== expectedUncertain)
      figures.remarks.push(`${row?.n} replies are called uncertain, ${expectedUncertain} are`);
    return { ...figures, faults: rounds * (kinds.length + toxics.length) };
  });
}

/** REL-11: every reply is submitted several times at once with the same key, as by an impatient finger. */
export async function doubleSubmissions({
  replies,
  times,
}: {
  replies: number;
  times: number;
}): Promise<Figures> {
  return withSink(async ({ world, sink, ledger }) => {
    await liftBreaker(world);
    const tasks = Array.from({ length: replies }, (_, index) => async () => {
      const conversationId = await aConversation(world, `d${index}`);
      await reply(world, ledger, { id: `d${index}`, conversationId, times });
    });
    await inParallel(tasks, 4);
    await until('every reply to leave', 120_000, () => sink.captures.length >= replies);
    await quiescence(world);
    const figures = await checkOutbound(world, ledger, sink);
    return { ...figures, faults: replies * (times - 1) };
  });
}

interface Stage {
  world: World;
  sink: MailSink;
  /** Stands between the server and the sink. */
  proxy: FaultProxy;
  ledger: Ledger;
}

async function withSink(run: (stage: Stage) => Promise<Figures>): Promise<Figures> {
  const sink = await openMailSink();
  const proxy = await openFaultProxy({ host: '127.0.0.1', port: sink.port });
  const world = await openWorld({ environment: { SMTP_URL: `smtp://127.0.0.1:${proxy.port}` } });
  try {
    return await run({ world, sink, proxy, ledger: openLedger() });
  } finally {
    await world.close();
    await proxy.close();
    await sink.close();
  }
}

async function aConversation(world: World, id: string): Promise<string> {
  const parts = {
    from: `guest-${id}@senders.example`,
    to: world.inbox.address,
    subject: `Matter ${id}`,
    text: 'Hello?',
  };
  const answer = await world.api.send('POST', `/api/v1/inboxes/${world.inbox.id}/raw-messages`, {
    body: mailOf({ id: `q-${id}`, ...parts }),
    type: 'message/rfc822',
  });
  const read: { conversationId?: string } = JSON.parse(answer.text);
  if (!read.conversationId) throw new Error(`No conversation: ${answer.status} ${answer.text}`);
  return read.conversationId;
}

async function replyToAll(world: World, ledger: Ledger, ids: readonly string[]): Promise<void> {
  const tasks = ids.map((id) => async () => {
    await reply(world, ledger, { id, conversationId: await aConversation(world, id), times: 1 });
  });
  await inParallel(tasks, 4);
}

/** The same reply so many times at the same moment; one of them being taken is an acknowledgement. */
async function reply(
  world: World,
  ledger: Ledger,
  { id, conversationId, times }: { id: string; conversationId: string; times: number },
): Promise<void> {
  const body = JSON.stringify({ text: `reply-${id}. Thank you.` });
  const submit = async () => {
    const operation = ledger.begin('reply', id, body);
    try {
      const answer = await world.api.send('POST', `/api/v1/conversations/${conversationId}/messages`, {
        body,
        headers: { 'idempotency-key': `reply-${id}` },
      });
      const outcome = answer.status < 300 ? 'acked' : 'failed';
      ledger.settle(operation, outcome, `${answer.status} ${answer.text.slice(0, 200)}`);
    } catch (error) {
      ledger.settle(operation, 'unknown', String(error));
    }
  };
  await Promise.all(Array.from({ length: times }, submit));
}
