import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '#platform/ids.ts';
import { inside } from '#tests/support/factories.ts';
import { puttingRightStory, type PuttingRightStory } from '#tests/support/putting-right-story.ts';
import { openTestApp, type TestApp } from '#tests/support/test-app.ts';

const day = 86_400_000;
let app: TestApp;
let story: PuttingRightStory;
beforeAll(async () => {
  app = await openTestApp();
  story = await puttingRightStory(app);
});
afterAll(() => app.close());

const fixOf = (text: string) => /name="fix" value="([^"]+)"/.exec(text)?.[1] ?? '';

describe('the page of a putting-right', () => {
  test('says who has it, what went wrong, what was done and what is next, and nothing that is ours alone', async () => {
    const { page, headers, path } = await story.aFixedRecovery();
    await story.done('POST', `${path}/surprises`, { what: 'SECRET-SURPRISE', costMinor: 900 });
    await story.done('POST', `${path}/surprises`, { what: 'SECRET-TOUCH', kind: 'last-touch' });
    const { status, text } = await story.read(page, headers);
    expect(status).toBe(200);
    expect(text).toContain('Sam Rivers');
    expect(text).toContain('There was dust on the table');
    expect(text).toContain('“A fresh table”');
    expect(text).toContain('Is it fixed?');
    for (const hidden of ['SECRET', 'severity', 'urprise', 'spotlight', '£9.00', 'authority', 'stable'])
      expect(text.replace(/<style>.*?<\/style>/s, '')).not.toContain(hidden);
    expect(Buffer.byteLength(text)).toBeLessThan(50_000);
    const front = await story.read('/my', headers);
    expect(front.text).toContain('Tell us whether it is fixed');
    expect(front.text).not.toContain('SECRET');
  });

  test('says by when we owe the next word, and owns up when that is over', async () => {
    const { page, headers } = await story.aRecovery();
    const before = await story.read(page, headers);
    expect(before.text).toContain('Sam Rivers writes to you.');
    expect(before.text).toMatch(/<b>By Mar 2, 2026, \d/);
    app.clock.advance(3 * day);
    expect((await story.read(page, headers)).text).toContain('We are late with it, and Sam Rivers knows.');
  });

  test('shows a surprise once it was given', async () => {
    const { page, headers, path } = await story.aFixedRecovery();
    const planned = await story.done('POST', `${path}/surprises`, { what: 'A pot of honey' });
    await story.post(`${page}/fixed`, { fix: fixOf((await story.read(page, headers)).text) }, headers);
    expect((await story.read(page, headers)).text).not.toContain('honey');
    await story.step(path, { step: 'surprise-given', surpriseId: planned['id'] });
    expect((await story.read(page, headers)).text).toContain('A pot of honey');
  });

  test('is nobody’s but the two customers’', async () => {
    const { page } = await story.anOffer();
    const stranger = await story.aVisit();
    expect((await story.read(page, stranger.headers)).status).toBe(404);
    for (const act of ['choose', 'fixed', 'not-fixed', 'rate'])
      expect((await story.post(`${page}/${act}`, { words: 'x' }, stranger.headers)).status).toBe(404);
    expect((await story.read('/my/recovery/nothing', stranger.headers)).status).toBe(404);
    expect((await story.read(`/my/recovery/${newId()}`, stranger.headers)).status).toBe(404);
    expect((await story.get(page)).status).toBe(401);
    expect((await story.read('/my', stranger.headers)).text).not.toContain('dust');
  });
});

describe('a matter without a thread', () => {
  test('gets one with the first words of the guest, and it stays the thread of the matter', async () => {
    const guest = await story.aVisit();
    const { recoveryId } = await story.done<{ recoveryId: string }>('POST', '/failures', {
      ...{ words: 'The lift stood still', customerId: guest.customerId, severity: 3 },
    });
    const page = `/my/recovery/${recoveryId}`;
    expect((await story.read(page, guest.headers)).text).toContain('Write to Sam Rivers');
    const sent = await story.post(`${page}/words`, { letter: 'It still does.' }, guest.headers);
    const thread = sent.headers.get('location') ?? '';
    expect((await story.read(page, guest.headers)).text).toContain(`href="${thread}"`);
    expect((await story.sheet(`/recoveries/${recoveryId}`)).failure.conversationId).toBe(
      thread.split('/').at(-1),
    );
  });
});

describe('whoever pays', () => {
  test('reads what was done for their guest, and decides nothing', async () => {
    const payer = await story.aVisit({ name: 'Paul Payer' });
    const { page, headers, options } = await story.anOffer({ payerId: payer.customerId });
    const theirs = await story.read(page, payer.headers);
    expect(theirs.status).toBe(200);
    expect(theirs.text).toContain('What we are putting right for Vera Visitor');
    expect(theirs.text).toContain('none of it is charged to you');
    expect(theirs.text).toContain('Vera Visitor told us.');
    expect(theirs.text).not.toMatch(/You told us|We wrote to you|portal\./);
    expect(theirs.text).toContain('“A fresh table”');
    expect(theirs.text).not.toMatch(/name="(option|fix|distributive)"/);
    expect((await story.post(`${page}/choose`, { option: options[0]?.id ?? '' }, payer.headers)).status).toBe(
      404,
    );
    const fix = fixOf((await story.read(page, headers)).text);
    await story.post(`${page}/not-fixed`, { fix, words: 'Between you and me' }, headers);
    const after = await story.read(page, payer.headers);
    expect(after.text).toContain('Vera Visitor told us it is not fixed.');
    expect(after.text).not.toContain('Between you and me');
  });

  test('writes to the owner, who has the thread from the start; twice pressed is once sent', async () => {
    const payer = await story.aVisit({ name: 'Paul Payer' });
    const { page } = await story.aRecovery({ payerId: payer.customerId });
    const { text } = await story.read(page, payer.headers);
    const message = /name="message" value="([^"]+)"/.exec(text)?.[1] ?? '';
    const form = { message, letter: 'Please send me the bill again.' };
    const answers = [];
    for (let press = 0; press < 2; press++)
      answers.push(await story.post(`${page}/words`, form, payer.headers));
    const [to = '', ...others] = answers.map(({ headers }) => headers.get('location') ?? '');
    expect(others).toEqual([to]);
    expect((await story.read(to, payer.headers)).text).toContain('Please send me the bill again.');
    const thread = await story.done('GET', `/conversations/${to.split('/').at(-1)}`);
    expect(thread).toMatchObject({ assigneeId: story.samId });
    const empty = await story.post(`${page}/words`, { letter: ' ' }, payer.headers);
    expect(empty.status).toBe(422);
    const stranger = await story.aVisit();
    expect((await story.post(`${page}/words`, form, stranger.headers)).status).toBe(404);
  });

  test('as a company reads it with all its people, and with nobody else’s', async () => {
    const company = await story.done<{ id: string }>('POST', '/customers', {
      ...{ name: 'Lamp & Co', kind: 'company' },
    });
    const colleague = await story.aVisit({ name: 'Carla Colleague' });
    const { page } = await story.aRecovery({ payerId: company.id });
    expect((await story.read(page, colleague.headers)).status).toBe(404);
    await story.done('PATCH', `/customers/${colleague.customerId}`, { companyId: company.id });
    const { status, text } = await story.read(page, colleague.headers);
    expect(status).toBe(200);
    expect(text).toContain('What we are putting right for Vera Visitor');
    expect((await story.read('/my', colleague.headers)).text).toContain('There was dust on the table');
  });

  test('speaks for a guest who cannot be reached by mail', async () => {
    const payer = await story.aVisit({ name: 'Paul Payer' });
    const { page, customerId } = await story.aFixedRecovery({ payerId: payer.customerId });
    await inside(app, story.workspaceId, ({ tx }) =>
      tx
        .deleteFrom('customerIdentities')
        .where('workspaceId', '=', story.workspaceId)
        .where('customerId', '=', customerId)
        .execute(),
    );
    const { text } = await story.read(page, payer.headers);
    expect(text).toContain('Yes, it is fixed');
    expect((await story.post(`${page}/fixed`, { fix: fixOf(text) }, payer.headers)).status).toBe(303);
  });
});

describe('a choice', () => {
  test('is decided by the button, and seen by staff as theirs', async () => {
    const { page, headers, path, options } = await story.anOffer();
    const { text } = await story.read(page, headers);
    expect(text).toContain('Money back now · £15.00');
    expect(text).not.toContain('11.11');
    expect((await story.sheet(path)).options.every(({ chosenAt }) => chosenAt === null)).toBe(true);
    const answer = await story.post(`${page}/choose`, { option: options[1]?.id ?? '' }, headers);
    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toBe(page);
    const after = await story.read(page, headers);
    expect(after.text).toContain('What you chose');
    expect(after.text).toContain('Eighteen pounds off your next stay');
    expect(after.text).not.toContain('name="option"');
    const sheet = await story.sheet(path);
    expect(sheet.steps.find(({ step }) => step === 'option-chosen')?.by).toEqual({
      kind: 'customer',
      name: 'Vera Visitor',
    });
    expect(sheet.options.filter(({ chosenAt }) => chosenAt !== null)).toMatchObject([
      { id: options[1]?.id, chosenBy: { kind: 'customer', name: 'Vera Visitor' } },
    ]);
  });

  test('stands: pressed twice, from another tab or an old page, it is the same one', async () => {
    const { page, headers, options, path } = await story.anOffer();
    const [one = '', other = ''] = options.map(({ id }) => id);
    expect((await story.post(`${page}/choose`, { option: one }, headers)).status).toBe(303);
    expect((await story.post(`${page}/choose`, { option: one }, headers)).status).toBe(303);
    const late = await story.post(`${page}/choose`, { option: other }, headers);
    expect(late.status).toBe(409);
    expect(await late.text()).toContain('A choice had been made already');
    expect((await story.sheet(path)).costSoFarMinor).toBe(1500);
  });

  test('of fifty that arrive together is one, and is paid for once', async () => {
    const { page, headers, options, path } = await story.anOffer();
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, index) =>
        story.post(`${page}/choose`, { option: options[index % 2]?.id ?? '' }, headers),
      ),
    );
    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter((status) => status !== 303 && status !== 409)).toEqual([]);
    const sheet = await story.sheet(path);
    const chosen = sheet.options.filter(({ chosenAt }) => chosenAt !== null);
    expect(chosen).toHaveLength(1);
    expect(sheet.steps.filter(({ step }) => step === 'option-chosen')).toHaveLength(1);
    const won = options.findIndex(({ id }) => id === chosen[0]?.id) % 2;
    expect(statuses.every((status, index) => (status === 303) === (index % 2 === won))).toBe(true);
    const spent = await inside(app, story.workspaceId, ({ tx }) =>
      tx
        .selectFrom('authorityEntries')
        .select('amountMinor')
        .where('workspaceId', '=', story.workspaceId)
        .where('aboutId', '=', chosen[0]?.id ?? '')
        .execute(),
    );
    expect(spent.map(({ amountMinor }) => Number(amountMinor))).toEqual([won === 0 ? 1500 : 1111]);
  });

  test('of nothing, of something else’s or of what was replaced decides nothing and says so', async () => {
    const { page, headers, options, path } = await story.anOffer();
    const none = await story.post(`${page}/choose`, {}, headers);
    expect(none.status).toBe(422);
    expect(await none.text()).toContain('Please choose one of them first');
    const elsewhere = (await story.anOffer()).options[0]?.id ?? '';
    for (const option of [elsewhere, newId()])
      expect((await story.post(`${page}/choose`, { option }, headers)).status).toBe(409);
    await story.offer(path, { options: story.remedies.toReversed() });
    const old = await story.post(`${page}/choose`, { option: options[0]?.id ?? '' }, headers);
    expect(old.status).toBe(409);
    expect(await old.text()).toContain('has been replaced meanwhile');
    expect((await story.sheet(path)).options.every(({ chosenAt }) => chosenAt === null)).toBe(true);
  });
});
