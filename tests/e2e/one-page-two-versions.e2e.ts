import { openMailSink } from '../faults/mail-sink.ts';
import { until } from '../faults/polling.ts';
import { expectAccessible } from './access.ts';
import { expect, openPhone, signIn, test } from './fixtures.ts';
import { guest, house, letter } from './letters.ts';
import { linkIn } from './mailbox.ts';

test('a consultancy and its client agree version 1, the client suggests a change on a phone, both accept version 2', async ({
  page,
  browser,
  workspace,
}) => {
  const sink = await openMailSink();
  const inbox = await workspace.api<{ id: string }>('POST', '/inboxes', {
    name: 'Office',
    address: house,
    connection: { smtp: { host: '127.0.0.1', port: sink.port, security: 'none' } },
  });
  const first = letter({ id: 'first', subject: 'Working together', text: 'How do we begin?' });
  await workspace.raw(inbox.id, Buffer.from(first));
  await until('the customer to be known', 30_000, async () => {
    const { data } = await workspace.api<{ data: unknown[] }>('GET', `/customers?search=${guest.email}`);
    return data.length > 0 ? true : undefined;
  });
  const phone = await openPhone(browser);

  await test.step('the page begins whole and is offered', async () => {
    await signIn(page);
    await page.keyboard.press('g');
    await page.keyboard.press('a');
    await expect(page.getByRole('heading', { name: 'Same page' })).toBeVisible();
    await page.getByRole('button', { name: 'New page' }).first().click();
    await page.getByLabel('With whom?').fill('Ines');
    await page.getByRole('button', { name: /Ines Carvalho/ }).click();
    const line = page.getByRole('textbox', { name: 'Line 1: What you can expect from us' });
    await line.fill('We answer within 4 hours.');
    await expect(page.getByText('Saved', { exact: true })).toBeVisible();
    await expectAccessible(page, 'a draft of the page');
    await page.getByRole('button', { name: 'Offer it' }).click();
    await expect(page.getByText('Version 1 waits for them').first()).toBeVisible();
  });

  await test.step('the client says yes on a phone without a script', async () => {
    await phone.goto(await linkIn(sink, /page between us, for your yes/));
    await phone.getByRole('main').getByRole('button').first().click();
    await expect(phone.getByText('We answer within 4 hours.')).toBeVisible();
    await phone.getByLabel('Your name').fill('Ines');
    await phone.getByRole('button', { name: 'I agree to version 1' }).click();
    await expect(phone.getByText(/Version 1 holds since/)).toBeVisible();
    await expect(page.getByText('Version 1 in force').first()).toBeVisible();
  });

  await test.step('the client changes a line, with their yes', async () => {
    await phone.getByRole('link', { name: 'Suggest other words' }).click();
    const line = phone.getByRole('textbox', { name: 'Line 1: What you can expect from us' });
    await line.fill('We answer within 2 hours.');
    await phone.getByRole('button', { name: 'Send my changes' }).click();
    await expect(phone.getByText(/It now waits for/)).toBeVisible();
    await expect(phone.getByText('Changed', { exact: true })).toBeVisible();
    await expect(phone.locator('ins')).toContainText('2');
    await expect(phone.locator('del')).toContainText('4');
  });

  await test.step('ours takes one key on Today, and the difference stays visible to both', async () => {
    await page.goto('/today');
    await expect(page.getByText('suggests a change: version 2')).toBeVisible();
    await page.keyboard.press('y');
    await expect(page.getByText('suggests a change: version 2')).toHaveCount(0);
    await page.goto('/same-page/agreements');
    await page.getByRole('link', { name: /Ines Carvalho/ }).click();
    await expect(page.getByText('Version 2 in force').first()).toBeVisible();
    await page.getByText('What it changed').click();
    await expect(page.locator('ins')).toContainText('2');
    await expectAccessible(page, 'the page between us');
    // The mail that tells them leads to the page they have open already.
    expect(await linkIn(sink, /Agreed/)).toContain('/l/');
    await phone.reload();
    await expect(phone.getByText(/Version 2 holds since/)).toBeVisible();
    await phone.getByRole('link', { name: 'All versions' }).click();
    await expect(phone.locator('del')).toContainText('4');
    await expect(phone.getByText('replaced', { exact: true })).toBeVisible();
  });
  await phone.context().close();
  await sink.close();
});
