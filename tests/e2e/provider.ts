import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import PostalMime, { type Email } from 'postal-mime';
import { openDovecot, type Dovecot } from '../faults/dovecot.ts';
import { openMailSink, type MailSink } from '../faults/mail-sink.ts';
import { until } from '../faults/polling.ts';

/**
 * A mail provider as small businesses have one: a mailbox read by IMAP, a server that customers' programs hand mail to,
 * and a server that takes outgoing mail.
 */
export interface Provider {
  imap: { host: string; port: number; security: 'none'; user: string };
  smtp: { host: string; port: number; security: 'none' };
  password: string;
  /** Sends as a customer does, with an ordinary mail program. */
  write(mail: { from: string; to: string; raw: string }): Promise<void>;
  /** The first outgoing mail from here on whose subject fits, as a mail program reads it. */
  received(subject: RegExp): Promise<Email>;
  close(): Promise<void>;
}

export async function openProvider(): Promise<Provider> {
  const mailbox: Dovecot = await openDovecot();
  const incoming: MailSink = await openMailSink();
  const outgoing: MailSink = await openMailSink();
  let read = 0;
  return {
    imap: { host: '127.0.0.1', port: mailbox.port, security: 'none', user: mailbox.user },
    smtp: { host: '127.0.0.1', port: outgoing.port, security: 'none' },
    password: mailbox.password,
    write: async ({ from, to, raw }) => {
      await swaks(incoming.port, { from, to, raw });
      const taken = incoming.captures.splice(0);
      mailbox.deliver(
        taken.map((one, index) => ({
          id: `${process.hrtime.bigint()}-${index}`,
          raw: Buffer.from(one.raw, 'latin1'),
        })),
      );
    },
    received: (subject) =>
      until(`a mail about ${subject}`, 60_000, async () => {
        const next = outgoing.captures[read];
        if (!next) return undefined;
        read++;
        const mail = await PostalMime.parse(Buffer.from(next.raw, 'latin1'));
        return subject.test(mail.subject ?? '') ? mail : undefined;
      }),
    close: async () => {
      await Promise.all([incoming.close(), outgoing.close()]);
      await mailbox.close();
    },
  };
}

async function swaks(port: number, mail: { from: string; to: string; raw: string }): Promise<void> {
  const running = promisify(execFile)('swaks', [
    ...['--server', '127.0.0.1', '--port', String(port), '--from', mail.from, '--to', mail.to],
    ...['--data', '-', '--silent', '2'],
  ]);
  running.child.stdin?.end(mail.raw);
  await running;
}
