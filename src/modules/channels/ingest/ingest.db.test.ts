import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '#platform/ids.ts';
import { aWorkspace, anApiKey, call, inside, type Made } from '#tests/support/factories.ts';
import { openTestApp, type TestApp } from '#tests/support/test-app.ts';
import type { IngestOutcome } from '../contract.ts';
import { createInbox } from '../index.ts';
import { replyCodes } from '../reply-codes.ts';

let app: TestApp;
let house: Made;
let key: { authorization: string };
let inboxId: string;

beforeAll(async () => {
  app = await openTestApp();
  house = await aWorkspace(app);
  key = await anApiKey(app, house.workspaceId);
  const inbox = await inside(app, house.workspaceId, (ctx) =>
    createInbox(ctx, { name: 'Desk', address: 'desk@house.test' }),
  );
  inboxId = inbox.id;
});
afterAll(() => app.close());

async function post(raw: string | Buffer): Promise<IngestOutcome> {
  const response = await app.app.request(`/api/v1/inboxes/${inboxId}/raw-messages`, {
    method: 'POST',
    headers: { ...key, 'content-type': 'message/rfc822' },
    body: new Uint8Array(Buffer.from(raw)),
  });
  expect(response.status).toBe(200);
  return (await response.json()) as IngestOutcome;
}

interface Words {
  from?: string;
  to?: string;
  subject?: string;
  id?: string;
  text?: string;
  fields?: readonly string[];
}

function mail(words: Words = {}): string {
  return [
    `From: ${words.from ?? 'Ada Guest <ada@guest.test>'}`,
    `To: ${words.to ?? 'desk@house.test'}`,
    `Subject: ${words.subject ?? 'The shower is cold'}`,
    'Date: Mon, 02 Mar 2026 08:58:00 +0000',
    `Message-ID: ${words.id ?? `<${newId()}@guest.test>`}`,
    'MIME-Version: 1.0',
    ...(words.fields ?? ['Content-Type: text/plain; charset=utf-8']),
    '',
    words.text ?? 'Good morning, the shower in room 12 has been cold since yesterday.',
    '',
  ].join('\r\n');
}

const show = (path: string) => call(app, 'GET', path, { headers: key });
const messagesOf = async (conversationId: string | null) =>
  (await show(`/conversations/${conversationId}/messages`)).body['data'] as Record<string, unknown>[];
const conversationOf = async (conversationId: string | null) =>
  (await show(`/conversations/${conversationId}`)).body;
const close = (conversationId: string | null) =>
  call(app, 'PATCH', `/conversations/${conversationId}`, { headers: key, body: { status: 'closed' } });

/** The Message-ID under which our reply in this conversation would have left. */
async function ourMessageId(conversationId: string | null): Promise<string> {
  const { number } = (await conversationOf(conversationId)) as { number: number };
  return replyCodes(app.platform).messageId({ workspaceId: house.workspaceId, number });
}

const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

function richMail(): string {
  return [
    'From: "Bea =?UTF-8?Q?M=C3=BCller?=" <Bea@Guest.test>',
    'To: Desk <desk@house.test>, Carl <carl@guest.test>',
    'Cc: Dora <dora@guest.test>',
    'Subject: =?UTF-8?Q?Die_Rechnung_f=C3=BCr_M=C3=A4rz?=',
    'Date: Mon, 02 Mar 2026 08:59:00 +0000',
    'Message-ID: <rich@guest.test>',
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary=M',
    '',
    '--M',
    'Content-Type: multipart/related; boundary=R',
    '',
    '--R',
    'Content-Type: text/html; charset=utf-8',
    '',
    '<script>alert(1)</script><img src="cid:pic@x"><img src="https://spy.test/p.gif">',
    '<p onclick="x()">Guten Tag, die Rechnung f\u00fcr unser Zimmer ist leider falsch, bitte pr\u00fcfen Sie sie.</p>',
    '<blockquote type="cite">What we wrote before</blockquote>',
    '--R',
    'Content-Type: image/png; name=dot.png',
    'Content-ID: <pic@x>',
    'Content-Disposition: inline; filename=dot.png',
    'Content-Transfer-Encoding: base64',
    '',
    picture.toString('base64'),
    '--R--',
    '--M',
    'Content-Type: application/pdf; name=bill.pdf',
    'Content-Disposition: attachment; filename=bill.pdf',
    'Content-Transfer-Encoding: base64',
    '',
    Buffer.from('%PDF-1.4 bill').toString('base64'),
    '--M--',
    '',
  ].join('\r\n');
}

describe('a first mail', () => {
  test('begins a conversation with its customer, subject and words', async () => {
    const outcome = await post(mail());
    expect(outcome).toEqual({
      outcome: 'accepted',
      conversationId: expect.any(String),
      messageId: expect.any(String),
      reason: null,
    });
    expect(await conversationOf(outcome.conversationId)).toMatchObject({
      subject: 'The shower is cold',
      status: 'open',
      customer: { name: 'Ada Guest' },
    });
    const [message] = await messagesOf(outcome.conversationId);
    expect(message).toMatchObject({
      id: outcome.messageId,
      text: 'Good morning, the shower in room 12 has been cold since yesterday.',
      sentAt: '2026-03-02T08:58:00.000Z',
      language: 'en',
    });
  });

  test('with everything keeps people, pictures, files and quotes, and nothing dangerous', async () => {
    const outcome = await post(richMail());
    expect(outcome.outcome).toBe('accepted');
    const [message] = await messagesOf(outcome.conversationId);
    expect(message).toMatchObject({
      subject: 'Die Rechnung für März',
      language: 'de',
      to: [
        { name: 'Desk', address: 'desk@house.test' },
        { name: 'Carl', address: 'carl@guest.test' },
      ],
      cc: [{ name: 'Dora', address: 'dora@guest.test' }],
    });
    const html = String(message?.['html']);
    expect(html).toContain('Rechnung');
    expect(html).toMatch(/src="\/api\/v1\/attachments\/[0-9a-f-]{36}"/);
    expect(html).not.toMatch(/onclick|<script| src="https:|What we wrote/);
    const files = message?.['attachments'] as { id: string; name: string; isInline: boolean }[];
    const isInline = Object.fromEntries(files.map((file) => [file.name, file.isInline]));
    expect(isInline).toEqual({ 'bill.pdf': false, 'dot.png': true });
    const dot = files.find(({ name }) => name === 'dot.png');
    const bytes = await app.app.request(`/api/v1/attachments/${dot?.id}`, { headers: key });
    expect(Buffer.from(await bytes.arrayBuffer())).toEqual(picture);
  });

  test.each([
    ['doubled dots, as old Japanese carriers gave out', 'abc..def@docomo.test'],
    ['an underscore in the domain', 'ann@sub_domain.test'],
    ['a name that no server would accept', `${'a'.repeat(70)}@guest.test`],
  ])('from an address with %s is taken in, and can be answered there', async (_, address) => {
    const first = await post(mail({ from: `Odd <${address}>` }));
    expect(first).toMatchObject({ outcome: 'accepted', reason: null });
    const [message] = await messagesOf(first.conversationId);
    expect(message).toMatchObject({ from: { name: 'Odd', address } });
    const again = await post(mail({ from: `Odd <${address}>`, subject: 'Once more' }));
    const customers = await Promise.all(
      [first, again].map(({ conversationId }) => conversationOf(conversationId)),
    );
    const [one, two] = customers.map((each) => (each['customer'] as { id: string }).id);
    expect(one).toBe(two);
  });

  test('two customers are two people, one writing twice is one', async () => {
    const customerOf = async (words: Words) => {
      const { conversationId } = await post(mail(words));
      return ((await conversationOf(conversationId))['customer'] as { id: string }).id;
    };
    const first = await customerOf({ from: 'Eva <eva@guest.test>' });
    expect(await customerOf({ from: 'EVA@guest.test' })).toBe(first);
    expect(await customerOf({ from: 'eva@other.test' })).not.toBe(first);
  });
});

describe('a reply', () => {
  test('to our Message-ID joins', async () => {
    const first = await post(mail());
    const ours = await ourMessageId(first.conversationId);
    const reply = await post(
      mail({ subject: 'Re: The shower is cold', text: 'Still cold.', fields: [`In-Reply-To: ${ours}`] }),
    );
    expect(reply).toMatchObject({ outcome: 'accepted', conversationId: first.conversationId });
    expect((await messagesOf(first.conversationId)).map((message) => message['text'])).toContain(
      'Still cold.',
    );
  });

  test('to the address with our code joins', async () => {
    const first = await post(mail());
    const { number } = (await conversationOf(first.conversationId)) as { number: number };
    const to = replyCodes(app.platform).replyAddress({
      workspaceId: house.workspaceId,
      number,
      inboxAddress: 'desk@house.test',
    });
    const reply = await post(mail({ to, text: 'It works again.' }));
    expect(reply.conversationId).toBe(first.conversationId);
  });

  test('to the number of another conversation, forged or unproven, begins its own', async () => {
    const first = await post(mail({ id: '<known@guest.test>' }));
    const { number } = (await conversationOf(first.conversationId)) as { number: number };
    const spoofed = await post(
      mail({ from: 'Mallory <mallory@evil.test>', fields: ['In-Reply-To: <known@guest.test>'] }),
    );
    const guessed = await post(mail({ from: 'mallory@evil.test', subject: `Re: [#${number}] The shower` }));
    const code = (await ourMessageId(first.conversationId)).replace(/\.(\w+)-/, '.zz-');
    const moved = await post(mail({ from: 'mallory@evil.test', fields: [`References: ${code}`] }));
    for (const outcome of [spoofed, guessed, moved]) {
      expect(outcome.outcome).toBe('accepted');
      expect(outcome.conversationId).not.toBe(first.conversationId);
    }
    expect(await messagesOf(first.conversationId)).toHaveLength(1);
  });

  test('that only thanks leaves a closed conversation closed; one that asks opens it', async () => {
    const first = await post(mail());
    const ours = await ourMessageId(first.conversationId);
    await close(first.conversationId);
    await post(mail({ text: 'Thank you so much!', fields: [`In-Reply-To: ${ours}`] }));
    expect((await conversationOf(first.conversationId))['status']).toBe('closed');
    await post(
      mail({ text: 'Thank you, but it is cold again. Can somebody come?', fields: [`In-Reply-To: ${ours}`] }),
    );
    expect((await conversationOf(first.conversationId))['status']).toBe('open');
  });
});

describe('the same mail or not (REL-02)', () => {
  const base = { id: '<same@guest.test>', from: 'Fay <fay@guest.test>' };
  const first = mail(base);
  let original: IngestOutcome;
  beforeAll(async () => {
    original = await post(first);
  });

  test.each([
    ['the same bytes', first],
    ['with another hop in front', `Received: from a by b; Mon, 2 Mar 2026 09:00:00 +0000\r\n${first}`],
    ['with a return path', `Return-Path: <fay@guest.test>\r\n${first}`],
    ['with line ends of another system', first.replaceAll('\r\n', '\n')],
  ])('%s is a duplicate and answers what became of the first', async (_, raw) => {
    expect(await post(raw)).toEqual({ ...original, outcome: 'duplicate', reason: null });
  });

  test.each([
    ['the same Message-ID with other words', mail({ ...base, text: 'Something else entirely.' })],
    ['the same words with another Message-ID', mail({ ...base, id: '<other@guest.test>' })],
    ['the same words without a Message-ID', first.replace(/Message-ID: .*\r\n/, '')],
    ['the same Message-ID from somebody else', mail({ ...base, from: 'Gil <gil@guest.test>' })],
  ])('%s is another mail', async (_, raw) => {
    const outcome = await post(raw);
    expect(outcome.outcome).toBe('accepted');
    expect(outcome.messageId).not.toBe(original.messageId);
  });

  test('sent twice at the same moment is taken in once', async () => {
    const raw = mail();
    const outcomes = await Promise.all([post(raw), post(raw), post(raw)]);
    expect(outcomes.map(({ outcome }) => outcome).toSorted()).toEqual(['accepted', 'duplicate', 'duplicate']);
    expect(new Set(outcomes.map(({ messageId }) => messageId)).size).toBe(1);
  });
});

describe('machines', () => {
  test('an automatic reply joins and does not open what is closed', async () => {
    const first = await post(mail());
    const ours = await ourMessageId(first.conversationId);
    await close(first.conversationId);
    const fields = [`In-Reply-To: ${ours}`, 'Auto-Submitted: auto-replied'];
    const reply = await post(mail({ subject: 'Out of office', text: 'I am away.', fields }));
    expect(reply).toMatchObject({ outcome: 'accepted', conversationId: first.conversationId });
    expect((await conversationOf(first.conversationId))['status']).toBe('closed');
  });

  test('our own mail that comes back is left out', async () => {
    const first = await post(mail());
    const id = await ourMessageId(first.conversationId);
    const outcome = await post(mail({ id, from: 'Desk <desk@house.test>' }));
    expect(outcome).toEqual({
      outcome: 'suppressed',
      conversationId: null,
      messageId: null,
      reason: 'loop:own-message',
    });
  });

  test('a report about no mail of ours is left out', async () => {
    expect(await post(bounce('<never-sent@elsewhere.test>'))).toMatchObject({
      outcome: 'suppressed',
      reason: 'bounce-of-unknown-mail',
    });
  });

  test('a report about our mail shows at that mail', async () => {
    const first = await post(mail());
    const ours = await ourMessageId(first.conversationId);
    const sent = await call(app, 'POST', `/conversations/${first.conversationId}/messages`, {
      headers: key,
      body: { text: 'A plumber is on the way.' },
    });
    const messageId = String((sent.body['message'] as { id?: string } | undefined)?.id ?? sent.body['id']);
    await inside(app, house.workspaceId, async (ctx) => {
      await ctx.tx
        .updateTable('messages')
        .set({ delivery: 'accepted', emailMessageId: ours })
        .where('workspaceId', '=', house.workspaceId)
        .where('id', '=', messageId)
        .execute();
      await ctx.tx
        .insertInto('outgoingMails')
        .values({
          workspaceId: house.workspaceId,
          id: newId(),
          inboxId,
          messageId,
          kind: 'reply',
          emailMessageId: ours,
          envelope: JSON.stringify({ from: 'desk@house.test', to: ['ada@guest.test'] }),
          sendAfter: ctx.now,
          state: 'accepted',
        })
        .execute();
    });
    const outcome = await post(bounce(ours));
    expect(outcome).toEqual({
      outcome: 'accepted',
      conversationId: first.conversationId,
      messageId,
      reason: null,
    });
    const shown = (await messagesOf(first.conversationId)).find(({ id }) => id === messageId);
    expect(shown).toMatchObject({ delivery: 'rejected' });
  });
});

function bounce(about: string): string {
  return [
    'From: Mail Delivery System <MAILER-DAEMON@mx.test>',
    'To: desk@house.test',
    'Subject: Undelivered Mail Returned to Sender',
    `Message-ID: <${newId()}@mx.test>`,
    'Date: Mon, 02 Mar 2026 08:59:30 +0000',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status; boundary=B',
    '',
    '--B',
    'Content-Type: text/plain',
    '',
    'Your mail could not be delivered.',
    '--B',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.test',
    '',
    'Final-Recipient: rfc822; ada@guest.test',
    'Action: failed',
    'Status: 5.1.1',
    'Diagnostic-Code: smtp; 550 no such user',
    '--B',
    'Content-Type: text/rfc822-headers',
    '',
    'From: Desk <desk@house.test>',
    'To: ada@guest.test',
    'Subject: Re: The shower is cold',
    `Message-ID: ${about}`,
    '--B--',
    '',
  ].join('\r\n');
}

describe('mail that cannot be taken in', () => {
  test('is put aside with its reason, can be downloaded and tried again', async () => {
    const bytes = Buffer.from([0, 1, 2, 3, 255, 254, 10, 0, 9]);
    const outcome = await post(bytes);
    expect(outcome).toEqual({
      outcome: 'quarantined',
      conversationId: null,
      messageId: null,
      reason: 'not-a-message',
    });
    const { data } = (await show('/quarantine')).body as { data: Record<string, unknown>[] };
    const lying = data.find(({ reason }) => reason === 'not-a-message');
    expect(lying).toMatchObject({
      inboxId,
      state: 'quarantined',
      words: 'These bytes are no e-mail.',
      sizeInBytes: 9,
    });
    const original = await app.app.request(`/api/v1/quarantine/${lying?.['id']}/original`, { headers: key });
    expect(original.headers.get('content-disposition')).toMatch(/^attachment/);
    expect(Buffer.from(await original.arrayBuffer())).toEqual(bytes);
    const again = await call(app, 'POST', `/quarantine/${lying?.['id']}/retry`, { headers: key });
    expect(again).toMatchObject({ status: 200, body: { outcome: 'quarantined', reason: 'not-a-message' } });
    expect((await show('/channel-health')).body).toEqual({ troubled: [], sending: [], quarantined: 1 });
  });

  test('does not hold up the others that arrive with it', async () => {
    const poison = Buffer.concat([Buffer.from('\0\x01\x02 nothing'), Buffer.from([254, 255])]);
    const outcomes = await Promise.all([
      post(mail()),
      post(poison),
      ...Array.from({ length: 8 }, (_, index) => post(mail({ from: `guest${index}@many.test` }))),
    ]);
    expect(outcomes.map(({ outcome }) => outcome)).toEqual([
      'accepted',
      'quarantined',
      ...Array.from({ length: 8 }, () => 'accepted'),
    ]);
  });

  test('the conversation count never moves with a mail that was put aside', async () => {
    const before = (await show('/conversations?limit=100')).body['data'] as unknown[];
    await post(Buffer.from('\0\0\0\0'));
    const after = (await show('/conversations?limit=100')).body['data'] as unknown[];
    expect(after).toHaveLength(before.length);
  });
});
