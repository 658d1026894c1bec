import type { Socket } from 'node:net';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';

/**
 * An SMTP server that keeps what it is given and fails on purpose: the fake beside the real thing. It speaks just
 * enough SMTP itself, because a proper server library would not let it break off after the final dot.
 */
export interface SmtpSink {
  port: number;
  received: { from: string; to: string[]; raw: string }[];
  /** What goes wrong with the following mails, one entry per connection attempt or mail; empty means nothing. */
  faults: SmtpFault[];
  close(): Promise<void>;
}

export type SmtpFault =
  | { at: 'greeting'; answer: string }
  | { at: 'mail'; answer: string }
  | { at: 'data'; answer: string }
  | { at: 'dot'; answer: string }
  | { at: 'recipients'; answers: Record<string, string> }
  /** Takes the mail, or does not, and breaks off without a word. */
  | { at: 'after-dot'; keeps: 'yes' | 'no' }
  | { at: 'during-data' };

export async function openSmtpSink(): Promise<SmtpSink> {
  const sockets = new Set<Socket>();
  const sink: Omit<SmtpSink, 'port' | 'close'> = { received: [], faults: [] };
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    serve(socket, sink);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    ...sink,
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

function serve(socket: Socket, sink: Omit<SmtpSink, 'port' | 'close'>): void {
  let buffered = '';
  let envelope: { from: string; to: string[] } = { from: '', to: [] };
  let readsMail = false;
  const takeFault = <A extends SmtpFault['at']>(at: A) => {
    const [next] = sink.faults;
    if (next?.at !== at) return undefined;
    sink.faults.shift();
    return next as Extract<SmtpFault, { at: A }>;
  };
  const say = (line: string) => socket.write(`${line}\r\n`);
  const greeting = takeFault('greeting');
  if (greeting) return void socket.end(`${greeting.answer}\r\n`);
  say('220 sink ready');
  const endMail = (raw: string) => {
    const cut = takeFault('after-dot');
    const answer = takeFault('dot')?.answer;
    if (cut?.keeps !== 'no' && !answer) sink.received.push({ ...envelope, raw });
    envelope = { from: '', to: [] };
    if (cut) return socket.destroy();
    say(answer ?? '250 2.0.0 taken');
  };
  const command = (line: string) => {
    const verb = line.slice(0, 4).toUpperCase();
    if (verb === 'EHLO') return say('250 sink');
    if (verb === 'MAIL') {
      const answer = takeFault('mail')?.answer;
      if (!answer) envelope = { from: /<([^>]*)>/.exec(line)?.[1] ?? '', to: [] };
      return say(answer ?? '250 ok');
    }
    if (verb === 'RCPT') {
      const address = /<([^>]*)>/.exec(line)?.[1] ?? '';
      const [next] = sink.faults;
      const answer = next?.at === 'recipients' ? next.answers[address] : undefined;
      if (!answer) envelope.to.push(address);
      return say(answer ?? '250 ok');
    }
    if (verb === 'DATA') {
      takeFault('recipients');
      const answer = takeFault('data')?.answer;
      readsMail = !answer;
      return say(answer ?? '354 go on');
    }
    if (verb === 'QUIT') return socket.end('221 bye\r\n');
    return say('250 ok');
  };
  socket.setEncoding('latin1').on('data', (chunk) => {
    buffered += String(chunk);
    for (;;) {
      if (readsMail) {
        if (takeFault('during-data')) return socket.destroy();
        const end = buffered.indexOf('\r\n.\r\n');
        if (end < 0) return;
        readsMail = false;
        const raw = buffered.slice(0, end + 2).replaceAll(/^\.\./gm, '.');
        buffered = buffered.slice(end + 5);
        endMail(raw);
        continue;
      }
      const end = buffered.indexOf('\r\n');
      if (end < 0) return;
      const line = buffered.slice(0, end);
      buffered = buffered.slice(end + 2);
      command(line);
    }
  });
}
