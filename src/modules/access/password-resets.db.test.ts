import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { openSmtpSink, type SmtpSink } from '#platform/mail/smtp-sink.ts';
import {
  aStaff,
  aWorkspace,
  call,
  cookieOf,
  password,
  signedIn,
  type Made,
} from '#tests/support/factories.ts';
import { openTestApp, type TestApp } from '#tests/support/test-app.ts';
import { fromBase32, stepAt, totp } from './totp.ts';

let app: TestApp;
let sink: SmtpSink;
let house: Made;
const email = 'olive@lamp.test';
const next = 'herons over the harbour';

beforeAll(async () => {
  sink = await openSmtpSink();
  app = await openTestApp({
    working: true,
    environment: { SMTP_URL: `smtp://127.0.0.1:${sink.port}`, MAIL_FROM: 'Extramile <post@desk.test>' },
  });
  house = await aWorkspace(app, { ownerEmail: email, name: 'The Lamp\r\nBcc: all@lamp.test' });
});
afterAll(async () => {
  await app.close();
  await sink.close();
});

/** The token in the mail that comes after those already there. */
async function mailedToken(count: number): Promise<string> {
  const mail = await vi.waitFor(
    () => {
      const newest = sink.received[count];
      if (!newest) throw new Error('not there yet');
      return newest;
    },
    { timeout: 20_000, interval: 20 },
  );
  const words = mail.raw.replaceAll('=\r\n', '').replaceAll('=3D', '=');
  return /#token=([\w.-]+)/.exec(words)?.[1] ?? '';
}

async function asked(address = email): Promise<string> {
  const before = sink.received.length;
  expect((await call(app, 'POST', '/password-resets', { body: { email: address } })).status).toBe(202);
  return mailedToken(before);
}

describe('a forgotten password', () => {
  test('is replaced by a link that only the mailbox gets; every session ends, earlier links too', async () => {
    const open = await signedIn(app, house.workspaceId, house.ownerId);
    const first = await asked();
    const token = await asked('OLIVE@lamp.test');
    expect(sink.received[0]).toMatchObject({ from: 'post@desk.test', to: [email] });
    const [head = ''] = sink.received[0]?.raw.split('\r\n\r\n') ?? [];
    expect(head).not.toMatch(/^bcc:/im);
    expect(head).toMatch(/^auto-submitted: auto-generated\r$/im);
    const old = await call(app, 'POST', '/password-resets/redeem', {
      body: { token: first, password: next },
    });
    expect(old).toMatchObject({ status: 404, body: { code: 'link_not_valid' } });
    const weak = await call(app, 'POST', '/password-resets/redeem', { body: { token, password: 'short' } });
    expect(weak).toMatchObject({ status: 422, body: { code: 'password_too_short' } });
    const done = await call(app, 'POST', '/password-resets/redeem', { body: { token, password: next } });
    expect(done).toMatchObject({ status: 200, body: { state: 'signed-in' } });
    expect((await call(app, 'GET', '/session', { headers: open })).status).toBe(401);
    expect((await call(app, 'GET', '/session', { headers: cookieOf(done) })).status).toBe(200);
    expect((await call(app, 'POST', '/session', { body: { email, password } })).status).toBe(401);
    expect((await call(app, 'POST', '/session', { body: { email, password: next } })).status).toBe(200);
  });

  test('works for exactly one of fifty who come at once', async () => {
    await aWorkspace(app, { ownerEmail: 'race@lamp.test' });
    const token = await asked('race@lamp.test');
    const answers = await Promise.all(
      Array.from({ length: 50 }, () =>
        call(app, 'POST', '/password-resets/redeem', { body: { token, password: next } }),
      ),
    );
    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
    // A machine that is busy otherwise may turn some away until later; nobody else gets in.
    expect(statuses.filter((status) => ![200, 404, 503].includes(status))).toEqual([]);
    // Fifty password hashes are seconds of work on a busy machine.
  }, 120_000);

  test('gets the same answer whether the address is known, unknown, suspended or no address', async () => {
    await aStaff(app, house.workspaceId, { email: 'invited@lamp.test', status: 'invited' });
    const before = sink.received.length;
    for (const address of ['known@lamp.test', 'stranger@lamp.test', 'invited@lamp.test', 'not an address']) {
      if (address.startsWith('known')) await aStaff(app, house.workspaceId, { email: address });
      const answer = await call(app, 'POST', '/password-resets', { body: { email: address } });
      expect([answer.status, answer.body]).toEqual([202, {}]);
    }
    await mailedToken(before);
    await vi.waitFor(async () => {
      const waiting = (await app.platform.jobs.counts()).filter(({ name }) => name.startsWith('access.'));
      expect(waiting.reduce((sum, queue) => sum + queue.waiting + queue.active, 0)).toBe(0);
    }, 20_000);
    expect(sink.received.slice(before).map(({ to }) => to)).toEqual([['known@lamp.test']]);
  });

  test('ends with the hour, and is not asked for without end', async () => {
    await aWorkspace(app, { ownerEmail: 'slow@lamp.test' });
    const token = await asked('slow@lamp.test');
    app.clock.advance(61 * 60_000);
    const late = await call(app, 'POST', '/password-resets/redeem', { body: { token, password: next } });
    expect(late).toMatchObject({ status: 404, body: { code: 'link_not_valid' } });
    const statuses: number[] = [];
    for (let attempt = 0; attempt < 4; attempt++)
      statuses.push(
        (await call(app, 'POST', '/password-resets', { body: { email: 'none@lamp.test' } })).status,
      );
    expect(statuses).toEqual([202, 202, 202, 429]);
  });

  test('leaves the second factor where it is', async () => {
    app.clock.advance(60 * 60_000);
    const home = await aWorkspace(app, { ownerEmail: 'two@lamp.test' });
    const headers = await signedIn(app, home.workspaceId, home.ownerId);
    const { body } = await call(app, 'POST', '/me/totp', { headers });
    const code = totp(fromBase32(String(body['secret'])), stepAt(app.clock.now()));
    expect((await call(app, 'POST', '/me/totp/confirm', { headers, body: { code } })).status).toBe(200);
    const token = await asked('two@lamp.test');
    const half = await call(app, 'POST', '/password-resets/redeem', { body: { token, password: next } });
    expect(half).toMatchObject({ status: 200, body: { state: 'code-needed' } });
    expect((await call(app, 'GET', '/session', { headers: cookieOf(half) })).status).toBe(401);
  });

  test('an invitation goes by mail too, and its link is then nobody else’s to see', async () => {
    const headers = await signedIn(app, house.workspaceId, house.ownerId);
    const before = sink.received.length;
    const given = { email: 'rosa@lamp.test', name: 'Rosa', role: 'staff' };
    const answer = await call(app, 'POST', '/invitations', { headers, body: given });
    expect(answer).toMatchObject({ status: 201, body: { link: null } });
    const token = await mailedToken(before);
    expect((await call(app, 'POST', '/invitations/see', { body: { token } })).body).toMatchObject({
      name: 'Rosa',
    });
  });
});

test('an installation that sends no mail says so, to everybody alike', async () => {
  const silent = await openTestApp();
  try {
    await aWorkspace(silent, { ownerEmail: email });
    for (const address of [email, 'stranger@lamp.test'])
      expect(await call(silent, 'POST', '/password-resets', { body: { email: address } })).toMatchObject({
        status: 409,
        body: { code: 'no_mail_here' },
      });
  } finally {
    await silent.close();
  }
});
