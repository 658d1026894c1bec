import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '#platform/ids.ts';
import { aStaff, inside } from '#tests/support/factories.ts';
import { puttingRightStory, type PuttingRightStory } from '#tests/support/putting-right-story.ts';
import { openTestApp, type TestApp } from '#tests/support/test-app.ts';
import { mailAbout } from './mails/mail-about.ts';

let app: TestApp;
let story: PuttingRightStory;
beforeAll(async () => {
  app = await openTestApp();
  story = await puttingRightStory(app);
});
afterAll(() => app.close());

const fixOf = (text: string) => /name="fix" value="([^"]+)"/.exec(text)?.[1] ?? '';

interface Sent {
  subject: string;
  words: { text: string; html: string };
}

async function mailsTo(address: string): Promise<Sent[]> {
  return (await story.mailsTo(address)).map(({ envelope }) => envelope as unknown as Sent);
}

const outcomes = (recoveryId: string) =>
  inside(app, story.workspaceId, ({ tx }) =>
    tx
      .selectFrom('recoveryMails')
      .select(['kind', 'outcome'])
      .where('workspaceId', '=', story.workspaceId)
      .where('recoveryId', '=', recoveryId)
      .orderBy('at')
      .execute(),
  );

describe('the mails of a putting-right', () => {
  test('tell each thing once: who has it, is it fixed, choose, chosen, how was it', async () => {
    const { page, headers, path, address, options } = await story.anOffer();
    await story.tell();
    const fix = fixOf((await story.read(page, headers)).text);
    await story.post(`${page}/fixed`, { fix }, headers);
    await story.post(`${page}/choose`, { option: options[0]?.id ?? '' }, headers);
    await story.step(path, { step: 'last-touch', words: 'A card' });
    await story.step(path, { step: 'closed' });
    await story.tell();
    expect(await story.subjectsTo(address)).toEqual([
      'Sam Rivers is putting this right',
      'Is it fixed?',
      'For your trouble: please choose',
      'Your choice is noted',
      'How did we put it right?',
    ]);
  });

  test('carry a link to the page, in both forms, and nothing that is ours alone', async () => {
    const { address, id, path } = await story.anOffer();
    await story.done('POST', `${path}/surprises`, { what: 'SECRET-SURPRISE' });
    await story.tell();
    const [opened, fixed, choose] = await mailsTo(address);
    expect(opened?.words.text).toContain('It is about: “There was dust on the table”');
    expect(opened?.words.text).toContain('What happens next: ');
    expect(fixed?.words.text).toContain('What was done: “A fresh table”');
    expect(choose?.words.text).toContain('– Fifteen pounds back\n\n– Eighteen pounds off your next stay');
    for (const mail of await mailsTo(address)) {
      const words = JSON.stringify(mail);
      expect(words).not.toMatch(/SECRET|severity|11\.11/);
      const link = /http:\/\/desk\.test(\/l\/[\w.-]+)/.exec(mail.words.text)?.[1] ?? '';
      expect(mail.words.html).toContain(link);
      expect((await story.post(link)).headers.get('location')).toBe(`/my/recovery/${id}`);
    }
  });

  test('belong to the thread, so that an answer reaches the owner there', async () => {
    const { address, id } = await story.aRecovery();
    await story.tell();
    const kinds = (await story.mailsTo(address)).map(({ kind }) => kind);
    expect(kinds).toEqual(['ask']);
    expect((await mailsTo(address))[0]?.words.text).toContain(
      'To reach Sam Rivers, simply answer this mail.',
    );
    const payer = await story.aVisit({ name: 'Paul Payer' });
    await story.done('PATCH', `/recoveries/${id}`, { payerId: payer.customerId });
    await inside(app, story.workspaceId, (ctx) =>
      mailAbout(ctx, { recoveryId: id, kind: 'handed-over', aboutId: newId(), to: 'pays' }),
    );
    expect((await story.mailsTo(payer.address)).map(({ kind }) => kind)).toEqual(['customer']);
    expect((await mailsTo(payer.address))[0]?.words.text).toContain('use the form on the page');
  });

  test('say who has it now when it was handed over', async () => {
    const kim = await aStaff(app, story.workspaceId, { name: 'Kim Lake' });
    const { address, path, page, headers } = await story.aRecovery();
    await story.tell();
    await story.done('PATCH', path, { ownerStaffId: kim, because: 'SECRET-REASON' });
    await story.tell();
    expect((await story.subjectsTo(address)).at(-1)).toBe('Kim Lake now looks after this');
    const { text } = await story.read(page, headers);
    expect(text).toContain('Kim Lake has taken it over.');
    expect(text).not.toContain('SECRET');
    expect(JSON.stringify(await mailsTo(address))).not.toContain('SECRET');
  });

  test('do not ask whether it is fixed when the customer has said so already', async () => {
    const { address, path } = await story.aRecovery();
    await story.step(path, { step: 'acknowledged' });
    await story.step(path, { step: 'apologised', words: 'Sorry' });
    await story.step(path, { step: 'fixed', words: 'Done', isConfirmed: true });
    await story.tell();
    expect(await story.subjectsTo(address)).toEqual(['Sam Rivers is putting this right']);
  });

  test('offer no link where staff offer in the thread', async () => {
    const { address, path } = await story.aFixedRecovery();
    await story.offer(path, { send: false });
    await story.tell();
    expect(await story.subjectsTo(address)).not.toContain('For your trouble: please choose');
  });
});

describe('whoever pays', () => {
  test('is told what was done for their guest, and that it costs nothing', async () => {
    const payer = await story.aVisit({ name: 'Paul Payer' });
    const known = await story.anOffer({ payerId: payer.customerId });
    await story.tell();
    const fix = fixOf((await story.read(known.page, known.headers)).text);
    await story.post(`${known.page}/fixed`, { fix }, known.headers);
    await story.post(`${known.page}/choose`, { option: known.options[1]?.id ?? '' }, known.headers);
    await story.step(known.path, { step: 'last-touch', words: 'A card' });
    await story.tell();
    const mails = await mailsTo(payer.address);
    expect(mails.map(({ subject }) => subject)).toEqual([
      'Sam Rivers is putting something right for Vera Visitor',
      'What we put right for Vera Visitor',
      'What Vera Visitor gets from us',
    ]);
    for (const { words } of mails) expect(words.text).toContain('None of this is charged to you.');
    expect(await story.subjectsTo(known.address)).toHaveLength(5);
  });

  test('hears of it when it turns out later who pays, and nobody hears twice', async () => {
    const payer = await story.aVisit({ name: 'Paul Payer' });
    const known = await story.aRecovery();
    await story.tell();
    await story.done('PATCH', known.path, { payerId: payer.customerId });
    await story.done('PATCH', known.path, { paidMinor: 30_000 });
    await story.tell();
    expect(await story.subjectsTo(payer.address)).toEqual([
      'Sam Rivers is putting something right for Vera Visitor',
    ]);
    expect(await story.subjectsTo(known.address)).toHaveLength(1);
  });

  test('gets no second mail when they are reached through the guest', async () => {
    const company = await story.done<{ id: string }>('POST', '/customers', {
      name: 'Lamp & Co',
      kind: 'company',
    });
    const known = await story.aRecovery();
    await story.done('PATCH', `/customers/${known.customerId}`, { companyId: company.id });
    await story.done('PATCH', known.path, { payerId: company.id });
    await story.tell();
    expect(await story.subjectsTo(known.address)).toHaveLength(1);
    expect((await outcomes(known.id)).map(({ outcome }) => outcome).toSorted()).toEqual([
      'same-address',
      'sent',
    ]);
  });
});

describe('no mail goes', () => {
  test('where nobody reads', async () => {
    const address = 'no-reply@robots.test';
    const { customerId } = await story.aCustomer({ address });
    const conversationId = await story.writes({ customerId, address });
    const { recoveryId } = await story.done<{ recoveryId: string }>('POST', '/failures', {
      ...{ words: 'Odd', conversationId, severity: 3 },
    });
    await story.tell();
    expect(await story.subjectsTo(address)).toEqual([]);
    expect(await outcomes(recoveryId)).toEqual([{ kind: 'opened', outcome: 'unattended' }]);
  });

  test('to ourselves', async () => {
    const address = 'desk@house.test';
    await story.done('POST', '/inboxes', { name: 'Desk', address });
    const { customerId } = await story.aCustomer({ address });
    const { recoveryId } = await story.done<{ recoveryId: string }>('POST', '/failures', {
      ...{ words: 'Odd', customerId, severity: 3 },
    });
    await story.tell();
    expect(await outcomes(recoveryId)).toEqual([{ kind: 'opened', outcome: 'unattended' }]);
  });

  test('where machines alone have written', async () => {
    const customer = await story.aCustomer();
    const conversationId = await story.writes(customer, { isAutomatic: true });
    const { recoveryId } = await story.done<{ recoveryId: string }>('POST', '/failures', {
      ...{ words: 'Odd', conversationId, severity: 3 },
    });
    await story.tell();
    expect(await story.subjectsTo(customer.address)).toEqual([]);
    expect(await outcomes(recoveryId)).toEqual([{ kind: 'opened', outcome: 'automatic' }]);
  });

  test('to somebody without an address, and no question to somebody who wants none', async () => {
    const { path, customerId, address, page, headers, id } = await story.aFixedRecovery();
    await inside(app, story.workspaceId, ({ tx, now }) =>
      tx
        .updateTable('customers')
        .set({ declinesAsksAt: now })
        .where('workspaceId', '=', story.workspaceId)
        .where('id', '=', customerId)
        .execute(),
    );
    await story.post(`${page}/fixed`, { fix: fixOf((await story.read(page, headers)).text) }, headers);
    await story.step(path, { step: 'closed', words: 'Nothing more was wanted' });
    await story.tell();
    expect(await story.subjectsTo(address)).not.toContain('How did we put it right?');
    expect(await outcomes(id)).toContainEqual({ kind: 'rate', outcome: 'declined' });
  });
});

test('the rest between surveys does not hold the marks of a putting-right back', async () => {
  const { path, customerId, address, page, headers } = await story.aFixedRecovery();
  await inside(app, story.workspaceId, ({ tx, now, workspaceId }) =>
    tx
      .insertInto('asks')
      .values({
        ...{ workspaceId, id: newId(), customerId, kind: 'check-in', conversationId: null },
        ...{ tokenHash: Buffer.from(address), address, sentAt: now, expiresAt: new Date(now.getTime() + 1) },
      })
      .execute(),
  );
  await story.post(`${page}/fixed`, { fix: fixOf((await story.read(page, headers)).text) }, headers);
  await story.step(path, { step: 'closed', words: 'Nothing more was wanted' });
  await story.tell();
  expect((await story.subjectsTo(address)).at(-1)).toBe('How did we put it right?');
});

describe('a link', () => {
  const linkIn = (mail: Sent | undefined) =>
    /http:\/\/desk\.test(\/l\/[\w.-]+)/.exec(mail?.words.text ?? '')?.[1] ?? '';

  async function offersNewOne(spoil: (link: string) => Promise<unknown>, title: string) {
    const { address, id } = await story.aRecovery();
    await story.tell();
    const link = linkIn((await mailsTo(address))[0]);
    expect((await story.get(link)).status).toBe(200);
    await spoil(link);
    const spent = await story.get(link);
    expect(spent.status).toBe(410);
    expect(await spent.text()).toContain(title);
    await story.post(`${link}/again`);
    const fresh = linkIn((await mailsTo(address)).at(-1));
    expect(fresh).not.toBe(link);
    expect((await story.post(fresh)).headers.get('location')).toBe(`/my/recovery/${id}`);
  }

  test('that was used offers a new one to the same page', () =>
    offersNewOne((link) => story.post(link), 'This link has been used'));

  test('that is too old offers a new one too', () =>
    offersNewOne(async () => app.clock.advance(31 * 86_400_000), 'This link is too old'));
});
