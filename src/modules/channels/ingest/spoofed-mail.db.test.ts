import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '#platform/ids.ts';
import { contractEndpoints, shapeOf, smallest } from '#tests/support/contracts.ts';
import { aStaff, anApiKey, call, inside, insideAs, signedIn } from '#tests/support/factories.ts';
import { mailStory, type MailStory } from '#tests/support/mail-story.ts';
import { openTestApp, type TestApp } from '#tests/support/test-app.ts';
import { changeConversation } from '#modules/conversations/index.ts';
import type { IngestOutcome } from '../contract.ts';
import { replyCodes } from '../reply-codes.ts';

/**
 * The way into other companies through their help desk (security of 2024): write to the support address as somebody
 * else, put yourself into Cc, read what is answered; then have a service send its sign-in code to that address.
 */

let app: TestApp;
let story: MailStory;
let key: { authorization: string };

beforeAll(async () => {
  app = await openTestApp();
  story = await mailStory(app);
  key = await anApiKey(app, story.workspaceId);
});
afterAll(async () => {
  await story.sink.close();
  await app.close();
});

async function arrives(
  fields: Record<string, string>,
  text = 'What was that again?',
): Promise<IngestOutcome> {
  const lines = Object.entries({ 'Message-ID': `<${newId()}@evil.test>`, ...fields });
  const raw = [...lines.map(([name, value]) => `${name}: ${value}`), '', text, ''].join('\r\n');
  const response = await app.app.request(`/api/v1/inboxes/${story.inbox.id}/raw-messages`, {
    method: 'POST',
    headers: { ...key, 'content-type': 'message/rfc822' },
    body: raw,
  });
  return (await response.json()) as IngestOutcome;
}

const secret = 'The safe opens with 4711.';

async function aConversation() {
  const { conversationId } = await story.customerWrites({ text: secret });
  const messageId = await story.annReplies(conversationId, { html: `<p>Noted. ${secret}</p>` });
  await story.leaves(messageId);
  const sent = story.sink.received.at(-1)?.raw ?? '';
  const { body } = await call(app, 'GET', `/conversations/${conversationId}`, { headers: key });
  return {
    conversationId,
    number: Number(body['number']),
    ourId: /^Message-ID:\s*(<[^>]+>)/im.exec(sent)?.[1] ?? '',
  };
}

describe('a forged customer with the attacker in Cc', () => {
  test('learns nothing, at whatever reply address and by whatever thread it tries', async () => {
    const matter = await aConversation();
    const codes = replyCodes(app.platform);
    const place = {
      workspaceId: story.workspaceId,
      number: matter.number,
      inboxAddress: story.inbox.address,
    };
    const code = codes.replyAddress(place);
    const at = (tag: string) => story.inbox.address.replace('@', `${tag}@`);
    const forms: Record<string, string>[] = [
      { To: code },
      { To: code.toUpperCase() },
      { To: story.inbox.address, 'In-Reply-To': matter.ourId },
      { To: story.inbox.address, References: matter.ourId, Subject: `Re: The shower [#${matter.number}]` },
      { To: story.inbox.address, Subject: `[#${matter.number}] The shower` },
      { To: code.replace(/.@/, 'x@') },
      ...Array.from({ length: 40 }, (_, n) => ({ To: at(`+id${n + 1}`), Subject: `Re: [#${n + 1}]` })),
      ...Array.from({ length: 40 }, (_, n) => ({ To: at(`+r.${(n + 1).toString(36)}-`) })),
    ];
    const before = story.sink.received.length;
    for (const [turn, form] of forms.entries()) {
      app.clock.advance(1000);
      const forged = turn % 2 === 0 ? 'Gus Guest <gus@mail.test>' : 'Gus Guest <eve@evil.test>';
      const { conversationId } = await arrives({
        From: forged,
        Cc: 'Eve <eve@evil.test>',
        Subject: 'Re',
        ...form,
      });
      const target = conversationId ?? '';
      if (target === matter.conversationId) await story.leaves(await story.annReplies(target));
      const { body } = await call(app, 'GET', `/conversations/${target}/thread`, { headers: key });
      const reply = JSON.stringify(body['reply']);
      expect([form, target === matter.conversationId && reply.includes('eve@evil.test')]).toEqual([
        form,
        false,
      ]);
      expect([form, target !== matter.conversationId && JSON.stringify(body).includes('safe opens')]).toEqual(
        [form, false],
      );
    }
    // Our own codes do join, forged sender or not, or this would have tried nothing.
    expect(story.sink.received.length).toBeGreaterThan(before + 2);
    const disclosed = story.sink.received.filter(
      ({ to, raw }) => to.join().includes('eve@evil.test') && raw.includes('safe opens'),
    );
    expect(disclosed).toEqual([]);
    const { body } = await call(app, 'GET', `/conversations/${matter.conversationId}`, { headers: key });
    expect(JSON.stringify(body['participants'])).not.toContain('eve@evil.test');
  });

  test('stands in the thread as unverified, with its words', async () => {
    const matter = await aConversation();
    await arrives({
      From: 'gus@mail.test',
      Cc: 'eve@evil.test',
      To: story.inbox.address,
      'In-Reply-To': matter.ourId,
    });
    const { body } = await call(app, 'GET', `/conversations/${matter.conversationId}/messages`, {
      headers: key,
    });
    const last = (body['data'] as Record<string, unknown>[]).at(-1);
    expect(last).toMatchObject({ senderCheck: 'unverified', text: 'What was that again?' });
  });
});

describe('a mail with a sign-in code', () => {
  const codeMail = { From: 'Slack <no-reply@slack.com>', Subject: 'Slack confirmation code: XKQ-PLM' };

  async function aCode() {
    const outcome = await arrives(
      { ...codeMail, To: story.inbox.address },
      'Your confirmation code is XKQ-PLM',
    );
    return outcome.conversationId ?? '';
  }

  test('never joins a conversation, even at the reply address of one', async () => {
    const matter = await aConversation();
    const joined = await arrives({ ...codeMail, To: story.inbox.address, 'In-Reply-To': matter.ourId });
    expect(joined.outcome).toBe('accepted');
    expect(joined.conversationId).not.toBe(matter.conversationId);
  });

  test('is seen by those with the permission, and in no answer to anybody else', async () => {
    const id = await aCode();
    const as = async (role: 'admin' | 'staff' | 'light') =>
      signedIn(app, story.workspaceId, await aStaff(app, story.workspaceId, { role }));
    const admin = await call(app, 'GET', `/conversations/${id}/thread`, { headers: await as('admin') });
    expect(admin.body).toMatchObject({ conversation: { isRestricted: true }, messages: [{ text: /XKQ/ }] });
    const readers = [
      await as('staff'),
      await as('light'),
      await anApiKey(app, story.workspaceId, ['conversations:read', 'customers:read']),
    ];
    const ids = await idsAround(id);
    for (const headers of readers)
      for (const endpoint of contractEndpoints.filter(
        ({ method, access }) => method === 'GET' && access !== 'public',
      ))
        for (const target of endpoint.path.includes('{') ? ids : ['']) {
          const query = smallest(shapeOf(endpoint.query), () => id) as Record<string, string>;
          const search = new URLSearchParams({
            ...query,
            ...('search' in (shapeOf(endpoint.query).properties ?? {}) ? { search: 'confirmation' } : {}),
          });
          const path = `/api/v1${endpoint.path.replace(/\{\w+\}/, target)}?${search}`;
          const text = await (await app.app.request(path, { headers })).text();
          expect([path, text.includes('XKQ')]).toEqual([path, false]);
        }
  });

  test('cannot be changed or written into by anybody else', async () => {
    const id = await aCode();
    const headers = await signedIn(app, story.workspaceId, await aStaff(app, story.workspaceId));
    for (const [method, path, body] of [
      ['PATCH', `/conversations/${id}`, { isRestricted: false }],
      ['POST', `/conversations/${id}/messages`, { kind: 'note', text: 'Look' }],
      ['PUT', `/conversations/${id}/draft`, { kind: 'note', html: 'x' }],
    ] as const)
      expect([path, (await call(app, method, path, { headers, body })).status]).toEqual([path, 404]);
  });

  test('is answered by nobody: no reply quotes it, no clock runs, no automatic mail leaves', async () => {
    const id = await aCode();
    const sent = story.sink.received.length;
    const reply = await call(app, 'POST', `/conversations/${id}/messages`, {
      headers: key,
      body: { text: 'Thanks' },
    });
    expect([reply.status, reply.body['code']]).toEqual([409, 'conversation_restricted']);
    const { body } = await call(app, 'GET', `/conversations/${id}`, { headers: key });
    expect(body).toMatchObject({ waitingSince: null, participants: [{ address: 'no-reply@slack.com' }] });
    expect(story.sink.received.length).toBe(sent);
  });

  test('becomes an ordinary conversation when somebody who sees it says so', async () => {
    const id = await aCode();
    const admin = { workspaceId: story.workspaceId, staffId: story.ann, role: 'admin' } as const;
    await insideAs(app, admin, (ctx) =>
      changeConversation(ctx, { params: { id }, input: { isRestricted: false } }),
    );
    const headers = await signedIn(app, story.workspaceId, story.ann);
    expect((await call(app, 'GET', `/conversations/${id}`, { headers })).body).toMatchObject({
      isRestricted: false,
    });
  });
});

/** The conversation, its message and the customer that was made for its sender: all an address could name. */
function idsAround(conversationId: string): Promise<string[]> {
  return inside(app, story.workspaceId, async ({ tx }) => {
    const rows = await tx
      .selectFrom('messages')
      .select(['id', 'authorCustomerId'])
      .where('conversationId', '=', conversationId)
      .execute();
    return [conversationId, ...rows.flatMap((row) => [row.id, row.authorCustomerId ?? ''])];
  });
}
