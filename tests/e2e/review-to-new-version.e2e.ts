import type { Browser } from '@playwright/test';
import { openMailSink, type MailSink } from '../faults/mail-sink.ts';
import { expectAccessible } from './access.ts';
import { expect, openPhone, signIn, test, type Workspace } from './fixtures.ts';
import { house } from './letters.ts';
import { linkIn, mailIn } from './mailbox.ts';

const leave = 'We leave the mid-week summary.';

test('a 9.6 leads to the booked talk, the talk to the trade-off sheet, and the client’s pick becomes version 3', async ({
  page,
  browser,
  workspace,
}) => {
  const sink = await openMailSink();
  const companyId = await meetClient(workspace, sink);
  const agreementId = await agreeTwice(workspace, sink, { browser, companyId });
  await signIn(page);

  const reviewId = await test.step('a review is planned with the client', async () => {
    await page.goto(`/customers/${companyId}`);
    await page.getByRole('button', { name: 'Plan a meeting' }).click();
    await page.getByRole('button', { name: 'Plan it' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Review with Harlow Advisory' })).toBeVisible();
    return page.url().split('/').at(-1) ?? '';
  });
  const course = page.getByRole('region', { name: 'Where it stands' });

  await test.step('it is held with a 9.6, by keyboard, and the talk is booked by itself', async () => {
    await course.getByRole('button', { name: 'It was held' }).focus();
    await page.keyboard.press('Enter');
    const held = page.getByRole('dialog', { name: 'The meeting was held' });
    await held.getByLabel('Score from 0 to 10').focus();
    await page.keyboard.type('9.6');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Carla Client');
    await page.keyboard.press('Enter');
    await expect(held).toBeHidden();
    await expect(course.getByText(/Scored 9\.6\. The talk is booked/)).toBeVisible();
    await expectAccessible(page, 'a review with a top score');
    const { attachments } = await mailIn(sink, /A talk about what comes next/);
    expect(attachments.map(({ filename }) => filename)).toEqual(['appointment.ics']);
  });

  await test.step('written up and agreed, it still cannot be closed without the talk, and says so', async () => {
    const meeting = `/meetings/${reviewId}`;
    await workspace.api('PATCH', meeting, { notes: 'They are delighted, and will ask for more.' });
    await workspace.api('POST', `${meeting}/write-up`, {});
    await workspace.api('POST', `${meeting}/agree`, { name: 'Carla Client' });
    await expect(course.getByRole('button', { name: 'They agreed' })).toBeHidden();
    await course.getByRole('button', { name: 'Close' }).click();
    await expect(page.getByText('Nothing was changed: the talk has not been held.')).toBeVisible();
  });

  await test.step('the talk leads to the trade-off sheet, which is offered', async () => {
    await page.getByRole('link', { name: 'The talk that follows' }).click();
    await expect(page.getByRole('heading', { name: /Which would you trade\?/ })).toBeVisible();
    await expectAccessible(page, 'the talk after a review');
    await page.getByRole('link', { name: 'Open the trade-off sheet' }).click();
    await expect(
      page.getByRole('heading', { level: 1, name: 'Trade-off sheet for Harlow Advisory' }),
    ).toBeVisible();
    await page.getByLabel('Do it, and leave something else').fill(leave);
    await expectAccessible(page, 'the trade-off sheet');
    await page.getByRole('button', { name: 'Send the page' }).click();
    await expect(page.getByText('With the client', { exact: true })).toBeVisible();
  });

  // Not the one they said yes from: nothing is open on it yet.
  const phone = await openPhone(browser);
  await test.step('the client opens the link on a phone without a script, and chooses', async () => {
    await phone.setViewportSize({ width: 390, height: 844 });
    await phone.goto(await linkIn(sink, /four ways forward/));
    await phone.getByRole('button', { name: 'Open it' }).tap();
    await expect(phone.getByText('The evening list', { exact: true })).toBeVisible();
    await phone.getByRole('radio', { name: /Do it, and leave something else/ }).check();
    await phone.getByRole('button', { name: 'Choose this way' }).tap();
    await expect(phone.getByRole('heading', { name: 'What was chosen' })).toBeVisible();
  });

  await test.step('staff find the suggestion on Today and say yes with one key', async () => {
    await page.keyboard.press('g');
    await page.keyboard.press('t');
    await expect(page.getByText('suggests a change: version 3')).toBeVisible();
    await expectAccessible(page, 'Today with a page that waits');
    await page.keyboard.press('y');
    await expect(page.getByText('suggests a change: version 3')).toHaveCount(0);
  });

  await test.step('the talk is held, and its page between us is version 3 with the choice in it', async () => {
    await page.goto(`/same-page/reviews/${reviewId}`);
    await page.getByRole('link', { name: 'The talk that follows' }).click();
    await course.getByRole('button', { name: 'It was held' }).click();
    const held = page.getByRole('dialog', { name: 'The meeting was held' });
    await held.getByRole('button', { name: 'It was held' }).click();
    await expect(held).toBeHidden();
    await page.getByRole('link', { name: 'Open the page between us and write a new version' }).click();
    await expect(page).toHaveURL(new RegExp(`/same-page/agreements/${agreementId}$`));
    await expect(page.getByText('Version 3 in force').first()).toBeVisible();
    const inForce = page.getByRole('region', { name: /^Version 3/ });
    await expect(inForce.getByText(`Do it, and leave something else: ${leave}`)).toBeVisible();
    await expectAccessible(page, 'version 3 of the page between us');
    await phone.goto(`${workspace.url}/my/agreements/${agreementId}`);
    await expect(phone.getByText(/Version 3 holds since/)).toBeVisible();
    await expect(phone.getByText(leave)).toBeVisible();
  });

  await test.step('now the review can be closed', async () => {
    await page.goto(`/same-page/reviews/${reviewId}`);
    await course.getByRole('button', { name: 'Close' }).click();
    await expect(course.getByRole('button', { name: 'Close' })).toBeHidden();
    await expect(page.getByText('Closed', { exact: true }).first()).toBeVisible();
  });
  await phone.context().close();
  await sink.close();
});

/** A company, the person who speaks for it, and what they asked for beyond the usual lately. */
async function meetClient(workspace: Workspace, sink: MailSink): Promise<string> {
  await workspace.api('POST', '/inboxes', {
    name: 'Reception',
    address: house,
    connection: { smtp: { host: '127.0.0.1', port: sink.port, security: 'none' } },
  });
  const company = await workspace.api<{ id: string }>('POST', '/customers', {
    name: 'Harlow Advisory',
    kind: 'company',
  });
  const person = await workspace.api<{ id: string }>('POST', '/customers', {
    name: 'Carla Client',
    email: 'carla@harlow.example',
    companyId: company.id,
  });
  for (const effortMinutes of [1800, 2400])
    await workspace.api('POST', '/requests', {
      customerId: person.id,
      kindName: 'The evening list',
      words: 'Could we have the list in the evening too?',
      scope: 'beyond',
      effortMinutes,
    });
  return company.id;
}

/** Two versions that both sides said yes to: ours with the offer, theirs from the phone. */
async function agreeTwice(
  workspace: Workspace,
  sink: MailSink,
  { browser, companyId }: { browser: Browser; companyId: string },
): Promise<string> {
  const { id } = await workspace.api<{ id: string }>('POST', '/agreements', {
    customerId: companyId,
    content: { ours: [{ words: 'We answer within 4 hours.' }] },
  });
  const phone = await openPhone(browser);
  const agree = async (number: number) => {
    await phone.getByLabel('Your name').fill('Carla Client');
    await phone.getByRole('button', { name: `I agree to version ${number}` }).tap();
    await expect(phone.getByText(new RegExp(`Version ${number} holds since`))).toBeVisible();
  };
  await workspace.api('POST', `/agreements/${id}/offer`, {});
  await phone.goto(await linkIn(sink, /page between us, for your yes/));
  await phone.getByRole('button', { name: 'Open it' }).tap();
  await agree(1);
  await workspace.api('PATCH', `/agreements/${id}`, {
    revision: 0,
    content: { ours: [{ words: 'We answer within 2 hours.' }] },
  });
  await workspace.api('POST', `/agreements/${id}/offer`, {});
  await phone.reload();
  await agree(2);
  await phone.context().close();
  return id;
}
