import { createServer, type AddressInfo, type Socket } from 'node:net';

/** The next hop of outgoing mail, which keeps every DATA with its envelope and fails as it is told. */
export interface MailSink {
  port: number;
  captures: { from: string; to: string[]; raw: string; messageId: string }[];
  /** One entry per coming mail; when empty, everything is taken. */
  faults: SinkFault[];
  faultsDone(): number;
  close(): Promise<void>;
}

export type SinkFault =
  /** Answers this verb with this line. */
  | { at: 'MAIL' | 'RCPT' | 'DATA' | 'dot'; answer: string }
  /** Takes the whole mail, keeps it, and breaks off before saying so. */
  | { at: 'after-dot' }
  | { at: 'reset'; before: 'MAIL' | 'DATA' };

export async function openMailSink(): Promise<MailSink> {
  const captures: MailSink['captures'] = [];
  const faults: SinkFault[] = [];
  const open = new Set<Socket>();
  let done = 0;
  const server = createServer((socket) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket));
    socket.on('error', () => socket.destroy());
    converse(socket, { captures, faults, count: () => done++ });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    captures,
    faults,
    faultsDone: () => done,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of open) socket.destroy();
      }),
  };
}

interface Keeping {
  captures: MailSink['captures'];
  faults: SinkFault[];
  count: () => void;
}

function converse(socket: Socket, { captures, faults, count }: Keeping): void {
  const say = (line: string) => void (socket.destroyed || socket.write(`${line}\r\n`));
  let from = '';
  let to: string[] = [];
  let reading: string | null = null;
  let buffered = '';
  const takeFault = (matches: (fault: SinkFault) => boolean): SinkFault | undefined => {
    const [next] = faults;
    if (!next || !matches(next)) return undefined;
    faults.shift();
    count();
    return next;
  };
  const verb = (line: string, name: 'MAIL' | 'RCPT' | 'DATA', ok: () => void) => {
    if (name !== 'RCPT' && takeFault((fault) => fault.at === 'reset' && fault.before === name))
      return void socket.resetAndDestroy();
    const refusal = takeFault((fault) => fault.at === name);
    if (refusal && 'answer' in refusal) return say(refusal.answer);
    return ok();
  };
  const finish = (raw: string) => {
    const capture = { from, to, raw, messageId: /^Message-ID:\s*<([^>]+)>/im.exec(raw)?.[1] ?? '' };
    const refusal = takeFault((fault) => fault.at === 'dot');
    if (refusal && 'answer' in refusal) return say(refusal.answer);
    captures.push(capture);
    if (takeFault((fault) => fault.at === 'after-dot')) return void socket.destroy();
    return say('250 2.0.0 taken');
  };
  const understand = (line: string) => {
    const word = line.slice(0, 4).toUpperCase();
    if (word === 'EHLO' || word === 'HELO') return say('250 sink.example');
    if (word === 'MAIL')
      return verb(line, 'MAIL', () => {
        from = inAngles(line);
        to = [];
        say('250 ok');
      });
    if (word === 'RCPT')
      return verb(line, 'RCPT', () => {
        to.push(inAngles(line));
        say('250 ok');
      });
    if (word === 'DATA')
      return verb(line, 'DATA', () => {
        reading = '';
        say('354 go on');
      });
    if (word === 'QUIT') {
      say('221 bye');
      return void socket.end();
    }
    return say('250 ok');
  };
  say('220 sink.example ESMTP');
  socket.on('data', (chunk) => {
    buffered += chunk.toString('latin1');
    for (;;) {
      if (reading !== null) {
        const end = buffered.indexOf('\r\n.\r\n');
        if (end < 0) return;
        const raw = buffered.slice(0, end + 2).replaceAll('\r\n..', '\r\n.');
        buffered = buffered.slice(end + 5);
        reading = null;
        finish(raw);
        continue;
      }
      const end = buffered.indexOf('\r\n');
      if (end < 0) return;
      const line = buffered.slice(0, end);
      buffered = buffered.slice(end + 2);
      understand(line);
    }
  });
}

function inAngles(line: string): string {
  return /<([^>]*)>/.exec(line)?.[1] ?? '';
}
