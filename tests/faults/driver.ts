import type { FaultMail } from './mails.ts';
import type { Ledger, Outcome } from './ledger.ts';
import { until } from './polling.ts';
import { sendMail } from './smtp-sender.ts';
import type { World } from './world.ts';

export const sender = 'driver@senders.example';

/** Hands one mail to the API once and writes down what was said. */
export async function ingestByApi(world: World, ledger: Ledger, mail: FaultMail): Promise<Outcome> {
  const operation = ledger.begin('ingest-api', mail.id, mail.raw);
  try {
    const answer = await world.api.send('POST', `/api/v1/inboxes/${world.inbox.id}/raw-messages`, {
      body: mail.raw,
      type: 'message/rfc822',
      timeoutMilliseconds: 20_000,
    });
    const outcome = answer.status < 300 ? 'acked' : 'failed';
    ledger.settle(operation, outcome, `${answer.status} ${answer.text.slice(0, 120)}`);
    return outcome;
  } catch (error) {
    ledger.settle(operation, 'unknown', String(error));
    return 'unknown';
  }
}

/** The same by SMTP: only the answer to the final dot is an acknowledgement, and only silence after it is unknown. */
export async function ingestBySmtp(world: World, ledger: Ledger, mail: FaultMail): Promise<Outcome> {
  const operation = ledger.begin('ingest-smtp', mail.id, mail.raw);
  const answer = await sendMail(
    { port: world.smtpPort },
    { from: sender, rcpt: world.inbox.address, raw: mail.raw },
  );
  const outcome =
    answer.code >= 200 && answer.code < 300 ? 'acked' : answer.reached === 'dot' ? 'unknown' : 'failed';
  ledger.settle(operation, outcome, `${answer.code} ${answer.line}`);
  return outcome;
}

/** A mail server tries again until it is told yes, and so does this. */
export async function insist(attempt: () => Promise<Outcome>, withinMilliseconds = 120_000): Promise<void> {
  await until('an acknowledgement', withinMilliseconds, async () => (await attempt()) === 'acked');
}

/** An inbox stops sending at its number of mails an hour; what sends more on purpose says so first. */
export async function liftBreaker({ api, inbox }: World): Promise<void> {
  const { status, text } = await api.send('PATCH', `/api/v1/inboxes/${inbox.id}`, {
    body: JSON.stringify({ connection: { sendsPerHour: 100_000 } }),
  });
  if (status !== 200) throw new Error(`${status} ${text}`);
}

/** Runs the tasks with so many at a time, in their order. */
export async function inParallel(tasks: readonly (() => Promise<void>)[], atOnce: number): Promise<void> {
  let next = 0;
  const worker = async () => {
    for (;;) {
      const task = tasks[next++];
      if (!task) return;
      await task();
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}

/** The longest time from a fault to the next acknowledgement. */
export function longestRecovery(ledger: Ledger, faultMoments: readonly number[]): number {
  const acks = ledger.entries.filter(({ outcome }) => outcome === 'acked').map(({ settledAt }) => settledAt);
  return faultMoments.reduce((longest, moment) => {
    const next = acks.find((ack) => ack > moment);
    return next === undefined ? longest : Math.max(longest, (next - moment) / 1000);
  }, 0);
}
