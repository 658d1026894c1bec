import { afterEach, beforeEach, expect, test } from 'vitest';
import { SMTPServer } from 'smtp-server';
import { smtpClient, type SmtpClient } from './smtp-client.ts';
import { openSmtpSink, type SmtpSink } from './smtp-sink.ts';

const mail = {
  from: 'help@shop.test',
  to: ['ann@else.test', 'bob@else.test'],
  raw: Buffer.from('Subject: hi\r\n\r\n.dot first\r\nlast\r\n'),
};
let sink: SmtpSink;
let client: SmtpClient;

beforeEach(async () => {
  sink = await openSmtpSink();
  client = clientOf(sink.port);
});
afterEach(async () => {
  client.close();
  await sink.close();
});

function clientOf(port: number): SmtpClient {
  return smtpClient({ host: '127.0.0.1', port, security: 'none', user: '', password: '' }, 'allow');
}

test('a mail that is taken is sent, byte for byte, twice over one connection', async () => {
  expect(await client.send(mail)).toEqual({ kind: 'sent', accepted: mail.to, refused: [] });
  await client.send(mail);
  expect(sink.received).toHaveLength(2);
  expect(sink.received[0]).toEqual({ from: mail.from, to: mail.to, raw: mail.raw.toString() });
});

test('a break after the final dot is uncertain, whether the server kept the mail or not', async () => {
  sink.faults.push({ at: 'after-dot', keeps: 'yes' }, { at: 'after-dot', keeps: 'no' });
  expect(await client.send(mail)).toMatchObject({ kind: 'uncertain', accepted: mail.to });
  expect(await client.send(mail)).toMatchObject({ kind: 'uncertain' });
  expect(sink.received).toHaveLength(1);
});

test.each(['mail', 'data', 'dot'] as const)('a 4xx at %s is tried later, a 5xx is final', async (at) => {
  sink.faults.push({ at, answer: '451 4.3.0 not now' });
  expect(await client.send(mail)).toMatchObject({ kind: 'later', detail: '451 4.3.0 not now' });
  sink.faults.push({ at, answer: '554 5.7.1 never' });
  expect(await client.send(mail)).toMatchObject({ kind: 'rejected', detail: '554 5.7.1 never' });
  expect(sink.received).toEqual([]);
});

test('a busy greeting and a refused connection are tried later', async () => {
  sink.faults.push({ at: 'greeting', answer: '421 busy' });
  expect(await client.send(mail)).toMatchObject({ kind: 'later' });
  await sink.close();
  expect(await client.send(mail)).toMatchObject({ kind: 'later' });
});

test('some recipients refused: the others have it, and each refusal says whether it is final', async () => {
  sink.faults.push({ at: 'recipients', answers: { 'bob@else.test': '450 4.2.2 full' } });
  expect(await client.send(mail)).toEqual({
    kind: 'sent',
    accepted: ['ann@else.test'],
    refused: [{ address: 'bob@else.test', isFinal: false, detail: '450 4.2.2 full' }],
  });
});

test('every recipient refused for good is a rejection', async () => {
  const no = '550 5.1.1 nobody here';
  sink.faults.push({ at: 'recipients', answers: { 'ann@else.test': no, 'bob@else.test': no } });
  expect(await client.send(mail)).toMatchObject({ kind: 'rejected' });
});

test('the sink and a real server take the same mail in the same way', async () => {
  const received: string[] = [];
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    onData: (stream, _session, callback) => {
      stream.setEncoding('latin1').on('data', (chunk) => received.push(String(chunk)));
      stream.on('end', () => callback());
    },
  });
  const port = await new Promise<number>((resolve) => {
    const listening = server.listen(0, '127.0.0.1', () =>
      resolve((listening.address() as { port: number }).port),
    );
  });
  const real = clientOf(port);
  const outcome = await real.send(mail);
  real.close();
  await new Promise<void>((resolve) => server.close(() => resolve()));
  expect(outcome).toEqual(await client.send(mail));
  expect(received.join('')).toBe(sink.received[0]?.raw);
});
