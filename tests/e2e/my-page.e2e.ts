import PostalMime from 'postal-mime';
import { openMailSink } from '../faults/mail-sink.ts';
import { until } from '../faults/polling.ts';
import { expectAccessible } from './access.ts';
import { expect, openPhone, signIn, test } from './fixtures.ts';
import { guest, house, letter } from './letters.ts';

test('a customer asks for a link, opens their page on a phone, and corrects what we noted; staff see it at once', async ({
  page,
  browser,
  workspace,
}) => {
  const sink = await openMailSink();
  let customerId = '';

  await test.step('a mail has made them known, and something is noted about them', async () => {
    const inbox = await workspace.api<{ id: string }>('POST', '/inboxes', {
      name: 'Reception',
      address: house,
      connection: { smtp: { host: '127.0.0.1', port: sink.port, security: 'none' } },
    });
    await workspace.raw(
      inbox.id,
      Buffer.from(letter({ id: 'first', subject: 'A quiet room', text: 'Away from the lift, please.' })),
    );
    const known = () => workspace.api<{ data: { id: string }[] }>('GET', `/customers?search=${guest.email}`);
    await expect.poll(async () => (await known()).data.length).toBe(1);
    customerId = (await known()).data[0]?.id ?? '';
    const elements = await workspace.api<{ data: { id: string }[] }>('GET', '/elements');
    await workspace.api('POST', '/expectations', {
      customerId,
      elementId: elements.data[0]?.id,
      words: 'An answer within the day',
      source: 'behaviour',
      adequate: 3,
      expectedNow: 4,
    });
    await signIn(page);
    await page.goto(`/customers/${customerId}`);
    const card = page.getByRole('region', { name: 'What they expect' });
    await expect(card).toContainText('An answer within the day');
    await expectAccessible(page, 'the page of a customer');
  });

  const phone = await openPhone(browser);
  await test.step('on the phone, without a script, the address is all it takes', async () => {
    await phone.goto(`${workspace.url}/my`);
    await phone.getByLabel('Your e-mail address').fill(guest.email);
    await phone.getByRole('button', { name: 'Send me a link' }).tap();
    await expect(phone.getByRole('heading', { name: 'Please look in your mailbox' })).toBeVisible();
  });

  await test.step('the link of the mail shows whose page it is, and its button opens it', async () => {
    const mail = await until('a mail with the way in', 60_000, async () => {
      for (const { raw } of sink.captures) {
        const read = await PostalMime.parse(Buffer.from(raw, 'latin1'));
        if (/Your page at/.test(read.subject ?? '')) return read;
      }
      return undefined;
    });
    const link = /https?:\/\/\S+\/l\/[\w.-]+/.exec(mail.text ?? '')?.[0] ?? '';
    await phone.goto(link);
    await expect(phone.getByText(`belongs to ${guest.name}`)).toBeVisible();
    await phone.getByRole('button', { name: 'Open it' }).tap();
    await expect(phone).toHaveURL(`${workspace.url}/my`);
    // Everything that leads on has room for a thumb, and nothing is wider than the phone.
    const targets = phone.locator('main :is(a, button, summary), footer :is(a, button)');
    const low = await targets.evaluateAll((all) =>
      all.filter((one) => one.getBoundingClientRect().height < 43.5).map((one) => one.textContent),
    );
    expect(low).toEqual([]);
    const tooWide = await phone.locator('html').evaluate((page) => page.scrollWidth - page.clientWidth);
    expect(tooWide).toBe(0);
    await expect(phone.getByText('A quiet room')).toBeVisible();
  });

  await test.step('what we noted is put right in their words, and staff see it without loading again', async () => {
    await phone.getByRole('link', { name: /put this right/ }).tap();
    await phone.getByLabel('In your own words').fill('An answer within the hour');
    await phone.getByLabel('What you wish for').selectOption('4.5');
    await phone.getByRole('button', { name: 'Save what I wrote' }).tap();
    await expect(phone).toHaveURL(`${workspace.url}/my#expectations`);
    const card = page.getByRole('region', { name: 'What they expect' });
    await expect(card).toContainText('An answer within the hour');
    await expect(card).toContainText('Their own word');
  });

  await test.step('they read the conversation, answer it, and leave', async () => {
    await phone.getByRole('link', { name: 'A quiet room' }).tap();
    await phone.getByLabel('Your answer').fill('Thank you for looking after this.');
    await phone.getByRole('button', { name: 'Send', exact: true }).tap();
    await expect(phone.getByText('Thank you for looking after this.')).toBeVisible();
    await phone.getByRole('button', { name: 'Leave this page' }).tap();
    await expect(phone.getByLabel('Your e-mail address')).toBeVisible();
  });
  await phone.context().close();
  await sink.close();
});
