import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Service } from '#platform/module.ts';
import { createInbox } from '#modules/channels/index.ts';
import { openDovecot, type Dovecot } from '#tests/faults/dovecot.ts';
import { until } from '#tests/faults/polling.ts';
import { aStaff, aWorkspace, call, inside, signedIn, type Made } from '#tests/support/factories.ts';
import { openTestApp, type TestApp } from '#tests/support/test-app.ts';
import { openImapFetcher } from './fetcher.ts';

let app: TestApp;
let house: Made;
let dovecot: Dovecot;
let fetcher: Service | undefined;
let inboxId: string;

beforeAll(async () => {
  app = await openTestApp();
  house = await aWorkspace(app);
  dovecot = await openDovecot();
  dovecot.deliver([mail('waiting')]);
  const imap = { host: '127.0.0.1', port: dovecot.port, security: 'none' as const, user: dovecot.user };
  const given = { name: 'Desk', address: 'desk@imap.test', connection: { imap } };
  const passwords = { imapPassword: dovecot.password };
  ({ id: inboxId } = await inside(app, house.workspaceId, (ctx) =>
    createInbox(ctx, { ...given, passwords }),
  ));
  fetcher = openImapFetcher(app.platform);
});
afterAll(async () => {
  await fetcher?.stop();
  await app.close();
  await dovecot.close();
});

function mail(id: string) {
  const raw = [
    'From: Gus <gus@mail.test>',
    'To: desk@imap.test',
    `Subject: Lamp ${id}`,
    `Message-ID: <${id}@mail.test>`,
    'Date: Mon, 2 Mar 2026 08:00:00 +0000',
    '',
    `The lamp ${id} is dark.`,
    '',
  ].join('\r\n');
  return { id, raw: Buffer.from(raw) };
}

const conversations = async () => {
  const rows = await inside(app, house.workspaceId, (ctx) =>
    ctx.tx
      .selectFrom('conversations')
      .select('subject')
      .where('workspaceId', '=', ctx.workspaceId)
      .orderBy('number')
      .execute(),
  );
  return rows.map((row) => row.subject);
};
const arrived = (...ids: string[]) =>
  until(`${ids.join(', ')} to arrive`, 15_000, async () => {
    const subjects = await conversations();
    return ids.every((id) => subjects.includes(`Lamp ${id}`));
  });
const position = () =>
  inside(app, house.workspaceId, (ctx) =>
    ctx.tx
      .selectFrom('imapPositions')
      .select(['uidValidity', 'lastUid'])
      .where('workspaceId', '=', ctx.workspaceId)
      .where('inboxId', '=', inboxId)
      .orderBy('uidValidity')
      .execute(),
  );

test('what nobody has read yet arrives, and each new mail within two seconds', async () => {
  await arrived('waiting');
  await until('the position to be written', 5000, async () => (await position())[0]?.lastUid === 1);
  const took: number[] = [];
  for (const id of ['one', 'two', 'three']) {
    const moment = performance.now();
    dovecot.deliver([mail(id)]);
    await arrived(id);
    took.push(performance.now() - moment);
  }
  // A busy machine may delay one of them; fetching by the minute would delay all.
  expect(Math.min(...took)).toBeLessThan(2000);
  const health = await inside(app, house.workspaceId, (ctx) =>
    ctx.tx
      .selectFrom('inboxes')
      .select(['lastSuccessAt', 'lastError'])
      .where('workspaceId', '=', ctx.workspaceId)
      .where('id', '=', inboxId)
      .executeTakeFirstOrThrow(),
  );
  expect(health).toEqual({ lastSuccessAt: app.clock.now(), lastError: null });
});

test('a second process fetches nothing while the first lives, and goes on when it ends', async () => {
  const second = openImapFetcher(app.platform);
  dovecot.deliver([mail('four')]);
  await arrived('four');
  await fetcher?.stop();
  dovecot.deliver([mail('five')]);
  await arrived('five');
  fetcher = second;
  const subjects = await conversations();
  expect(new Set(subjects).size).toBe(subjects.length);
});

test('a new UIDVALIDITY loses nothing and doubles nothing', async () => {
  const before = await conversations();
  await until('the position to be written', 5000, async () => (await position())[0]?.lastUid === 6);
  await fetcher?.stop();
  dovecot.deliver([mail('meanwhile')]);
  dovecot.renewUidValidity();
  fetcher = openImapFetcher(app.platform);
  await arrived('meanwhile');
  await until('the new position to be written', 5000, async () => (await position())[1]?.lastUid === 7);
  expect(await conversations()).toEqual([...before, 'Lamp meanwhile']);
});

test('a paused inbox is left alone and goes on where it stopped', async () => {
  const set = (status: string) =>
    inside(app, house.workspaceId, (ctx) =>
      ctx.tx
        .updateTable('inboxes')
        .set({ status })
        .where('workspaceId', '=', ctx.workspaceId)
        .where('id', '=', inboxId)
        .execute(),
    );
  const isHeld = async () => {
    const { rows } = await sql<{ held: boolean }>`
      select exists (select from pg_locks where locktype = 'advisory' and granted
        and database = (select oid from pg_database where datname = current_database())) as held`.execute(
      app.platform.db,
    );
    return rows[0]?.held ?? false;
  };
  await set('paused');
  await until('the lock of the inbox to be let go', 10_000, async () => !(await isHeld()));
  await set('active');
  dovecot.deliver([mail('after-pause')]);
  await arrived('after-pause');
});

test('a connection test says in plain words what is wrong', async () => {
  const owner = await signedIn(app, house.workspaceId, house.ownerId);
  const good = { host: '127.0.0.1', port: dovecot.port, security: 'none', user: dovecot.user };
  const tried = async (imap: object, passwords?: object) => {
    const body = { connection: { imap: { ...good, ...imap } }, ...(passwords ? { passwords } : {}) };
    const answer = await call(app, 'POST', `/inboxes/${inboxId}/test`, { headers: owner, body });
    expect(answer.status).toBe(200);
    return answer.body as { imap: { code: string; words: string }; smtp: { code: string } };
  };
  expect(await tried({})).toMatchObject({ imap: { ok: true, code: 'ok' }, smtp: { code: 'not_configured' } });
  expect(await tried({}, { imapPassword: 'wrong' })).toMatchObject({ imap: { code: 'sign_in_failed' } });
  expect(await tried({ port: 1 })).toMatchObject({ imap: { code: 'refused' } });
  expect(await tried({ folder: 'Nowhere' })).toMatchObject({ imap: { code: 'folder_missing' } });
  expect(await tried({ host: 'no-such-host.invalid' })).toMatchObject({ imap: { code: 'host_unknown' } });
  expect(await tried({ security: 'tls' })).toMatchObject({ imap: { code: 'tls_failed' } });
  expect((await tried({ port: 1 })).imap.words).toMatch(/Nobody answers/);
});

test('a stored password is not handed to another server', async () => {
  const owner = await signedIn(app, house.workspaceId, house.ownerId);
  const imap = { host: 'localhost', port: dovecot.port, security: 'none', user: dovecot.user };
  const body = { connection: { imap } };
  const answer = await call(app, 'POST', `/inboxes/${inboxId}/test`, { headers: owner, body });
  expect(answer.body).toMatchObject({ imap: { ok: false } });
});

test('a connection test is for those who manage inboxes', async () => {
  const member = await aStaff(app, house.workspaceId);
  const headers = await signedIn(app, house.workspaceId, member);
  const answer = await call(app, 'POST', `/inboxes/${inboxId}/test`, { headers, body: {} });
  expect(answer.status).toBe(403);
});
