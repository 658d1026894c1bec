import { connect, type Socket } from 'node:net';
import { createInterface, type Interface } from 'node:readline';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { aWorkspace, inside, type Made } from '#tests/support/factories.ts';
import { openTestApp, type TestApp } from '#tests/support/test-app.ts';
import { createInbox } from '../index.ts';
import { openIngest, type Ingest } from '../ingest/ingest.ts';
import { openSmtpReceiver, type SmtpReceiver } from './smtp-receiver.ts';

let app: TestApp;
let house: Made;
let ingest: Ingest;
/** What goes wrong with the next mails, instead of storing them. */
let faults: Error[] = [];
let receiver: SmtpReceiver;

beforeAll(async () => {
  app = await openTestApp();
  house = await aWorkspace(app);
  for (const address of ['desk@house.test', 'bar@house.test'])
    await inside(app, house.workspaceId, (ctx) => createInbox(ctx, { name: address, address }));
  ingest = openIngest(app.platform);
  const failing: Ingest = {
    ...ingest,
    store: (mail) => {
      const fault = faults.shift();
      return fault ? Promise.reject(fault) : ingest.store(mail);
    },
  };
  receiver = await openSmtpReceiver(app.platform, failing, {
    host: '127.0.0.1',
    port: 0,
    limits: { connectionsPerAddress: 3, recipientsPerMail: 3, unknownRecipients: 3 },
  });
});
afterAll(async () => {
  await receiver.stop();
  await ingest.close();
  await app.close();
});
beforeEach(() => {
  faults = [];
});

/** A client that says one line and reads one answer, the last line of several. */
class Client {
  readonly #socket: Socket;
  readonly #lines: AsyncIterator<string>;
  constructor(socket: Socket, lines: Interface) {
    this.#socket = socket;
    this.#lines = lines[Symbol.asyncIterator]();
  }
  async say(line: string): Promise<string> {
    this.#socket.write(`${line}\r\n`);
    return this.hear();
  }
  async hear(): Promise<string> {
    for (;;) {
      const { value, done } = await this.#lines.next();
      if (done) return 'closed';
      if (!/^\d{3}-/.test(value)) return value;
    }
  }
  leave(): void {
    this.#socket.destroy();
  }
}

async function client(): Promise<Client> {
  const socket = connect(receiver.port, '127.0.0.1');
  socket.on('error', () => socket.destroy());
  const made = new Client(socket, createInterface({ input: socket }));
  const greeting = await made.hear();
  if (!greeting.startsWith('220')) throw new Error(greeting);
  await made.say('EHLO mx.guest.test');
  return made;
}

async function deliver(raw: string, to: readonly string[] = ['desk@house.test'], from = 'ada@guest.test') {
  const sender = await client();
  await sender.say(`MAIL FROM:<${from}>`);
  for (const address of to) await sender.say(`RCPT TO:<${address}>`);
  await sender.say('DATA');
  const answer = await sender.say(`${raw}\r\n.`);
  await sender.say('QUIT');
  sender.leave();
  return answer;
}

let written = 0;
function mail(text = 'Hello'): string {
  written += 1;
  return `From: Ada <ada@guest.test>\r\nSubject: Words ${written}\r\nMessage-ID: <${written}@guest.test>\r\n\r\n${text}`;
}

function rows() {
  return inside(app, house.workspaceId, (ctx) =>
    ctx.tx
      .selectFrom('rawMessages')
      .select(['id', 'state', 'body', 'envelopeFrom', 'envelopeTo'])
      .where('workspaceId', '=', house.workspaceId)
      .orderBy('id')
      .execute(),
  );
}

describe('a mail for an inbox', () => {
  test('is committed before it is acknowledged, with its envelope and its dots', async () => {
    const before = (await rows()).length;
    const answer = await deliver(mail('one\r\n..\r\n..two'));
    expect(answer).toMatch(/^250 2\.0\.0 Kept as [0-9a-f-]{36}$/);
    const stored = (await rows()).slice(before);
    expect(stored).toMatchObject([{ envelopeFrom: 'ada@guest.test', envelopeTo: 'desk@house.test' }]);
    expect(stored[0]?.body?.toString()).toMatch(/one\r\n\.\r\n\.two/);
  });

  test('sent again is acknowledged and kept once', async () => {
    const raw = mail();
    const first = await deliver(raw);
    const count = (await rows()).length;
    expect(await deliver(raw)).toBe(first);
    expect(await rows()).toHaveLength(count);
  });

  test('with a plus in its address reaches the inbox, once, and remembers the code', async () => {
    const count = (await rows()).length;
    await deliver(mail(), ['desk@house.test', 'Desk+r.abc@HOUSE.test', 'bar@house.test']);
    const added = (await rows()).slice(count).map(({ envelopeTo }) => envelopeTo);
    expect(added).toHaveLength(2);
    expect(new Set(added)).toEqual(new Set(['bar@house.test', 'desk+r.abc@house.test']));
  });

  test('from nobody, as reports come, is taken', async () => {
    expect(await deliver(mail(), ['desk@house.test'], '')).toMatch(/^250/);
    expect((await rows()).at(-1)).toMatchObject({ envelopeFrom: '' });
  });

  test('many in one connection are all taken', async () => {
    const sender = await client();
    for (let index = 0; index < 12; index += 1) {
      await sender.say('MAIL FROM:<ada@guest.test>');
      await sender.say('RCPT TO:<desk@house.test>');
      await sender.say('DATA');
      expect(await sender.say(`${mail()}\r\n.`)).toMatch(/^250/);
    }
    sender.leave();
  });
});

describe('a mail we do not take', () => {
  test('for an unknown recipient is refused at RCPT, and too many of them end the talk', async () => {
    const sender = await client();
    await sender.say('MAIL FROM:<ada@guest.test>');
    const said: string[] = [];
    for (const name of ['x', 'y', 'z', 'desk']) said.push(await sender.say(`RCPT TO:<${name}@house.test>`));
    expect(said.map((line) => line.slice(0, 9))).toEqual([
      '550 5.1.1',
      '550 5.1.1',
      '550 5.1.1',
      '421 4.7.0',
    ]);
    sender.leave();
  });

  test('for too many recipients is refused from the fourth on', async () => {
    const sender = await client();
    await sender.say('MAIL FROM:<ada@guest.test>');
    const said: string[] = [];
    for (const detail of ['a', 'b', 'c', 'd'])
      said.push(await sender.say(`RCPT TO:<desk+${detail}@house.test>`));
    expect(said.map((line) => line.slice(0, 3))).toEqual(['250', '250', '250', '452']);
    sender.leave();
  });

  test('that says it is too large is refused before it comes', async () => {
    const sender = await client();
    expect(await sender.say(`MAIL FROM:<ada@guest.test> SIZE=${31 * 1024 * 1024}`)).toMatch(/^552/);
    sender.leave();
  });

  test('that turns out too large is refused and not kept', async () => {
    const count = (await rows()).length;
    const line = `${'x'.repeat(998)}\r\n`;
    expect(await deliver(mail(line.repeat(31 * 1024 + 800)))).toMatch(/^552/);
    expect(await rows()).toHaveLength(count);
  });

  test.each([
    ['the database is away', Object.assign(new Error('x'), { code: '57P01' }), /^451 4\.3\.0/],
    ['the disk is full', Object.assign(new Error('x'), { code: 'ENOSPC' }), /^452 4\.3\.1/],
  ])('while %s stays with its sender and comes again', async (_, fault, answer) => {
    const raw = mail();
    faults = [fault];
    expect(await deliver(raw)).toMatch(answer);
    expect(await deliver(raw)).toMatch(/^250/);
  });

  test('from one connection too many is turned away at the door', async () => {
    const senders = [await client(), await client(), await client()];
    await expect(client()).rejects.toThrow(/421 4\.7\.0/);
    for (const sender of senders) await sender.say('QUIT');
  });
});

test('an unfinished mail is not kept', async () => {
  const count = (await rows()).length;
  const sender = await client();
  await sender.say('MAIL FROM:<ada@guest.test>');
  await sender.say('RCPT TO:<desk@house.test>');
  await sender.say('DATA');
  sender.leave();
  await deliver(mail());
  expect(await rows()).toHaveLength(count + 1);
});
