import type { Page } from '@playwright/test';
import PostalMime from 'postal-mime';
import { openMailSink, type MailSink } from '../faults/mail-sink.ts';
import { until } from '../faults/polling.ts';
import { expectAccessible } from './access.ts';
import { expect, openPhone, signIn, test, type Workspace } from './fixtures.ts';
import { guest, house, letter } from './letters.ts';

/** A friend of the house invited her: she is served, and he pays. */
async function aGuestWrites(workspace: Workspace, smtpPort: number): Promise<string> {
  const value = { tier: 'premium', yearlyValueMinor: 4_800_000 };
  await workspace.api('POST', '/customers', {
    name: 'Rafael Duarte',
    email: 'rafael@duarte.example',
    ...value,
  });
  await workspace.api('POST', '/customers', { ...guest, ...value });
  const inbox = await workspace.api<{ id: string }>('POST', '/inboxes', {
    name: 'Desk',
    address: house,
    connection: { smtp: { host: '127.0.0.1', port: smtpPort, security: 'none' } },
  });
  const text = 'There is a speck of dust on the wardrobe. Looking closer, it is on all the furniture.';
  const { conversationId } = await workspace.raw(
    inbox.id,
    Buffer.from(letter({ id: 'dust', subject: 'Dust in the suite', text })),
  );
  if (!conversationId) throw new Error('The letter did not become a conversation.');
  return conversationId;
}

/** The way into her page, as the mail of that subject has it. */
async function linkIn(sink: MailSink, subject: string): Promise<string> {
  return until(`the mail “${subject}”`, 60_000, async () => {
    for (const { raw } of sink.captures) {
      const mail = await PostalMime.parse(Buffer.from(raw, 'latin1'));
      const link = /https?:\/\/\S+\/l\/[\w.-]+/.exec(mail.text ?? '')?.[0];
      if (mail.subject === subject && link) return link;
    }
    return undefined;
  });
}

const dialog = (page: Page, name: string) => page.getByRole('dialog', { name });
const card = (page: Page, name: string) => page.getByRole('region', { name });

/** The step stands on the line as taken; its words with it. */
async function expectTaken(page: Page, step: string, words?: string | RegExp): Promise<void> {
  const line = card(page, 'Step by step')
    .getByRole('listitem')
    .filter({ hasText: `${step}: done` });
  await expect(line).toBeVisible();
  if (words) await expect(line.getByText(words)).toBeVisible();
}

test('a speck of dust is owned, put right and marked first class', async ({ page, browser, workspace }) => {
  const sink = await openMailSink();
  const conversationId = await aGuestWrites(workspace, sink.port);
  const phone = await openPhone(browser);
  await signIn(page);
  await page.goto(`/inbox/${conversationId}?view=all`);

  await test.step('one key, a few words, Enter: it has one owner', async () => {
    await expect(page.getByRole('button', { name: 'Put right' })).toBeEnabled();
    await page.locator('#thread').focus();
    await page.keyboard.press('r');
    const sheet = dialog(page, 'Something failed: put it right');
    await expect(sheet.getByRole('textbox', { name: 'What failed' })).toBeFocused();
    await expectAccessible(page, 'put right');
    await page.keyboard.type('Dust on the wardrobe and on all the furniture');
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowRight');
    await expect(sheet.getByRole('radio', { name: /Let-down/ })).toBeChecked();
    await sheet.getByRole('textbox', { name: 'What failed' }).focus();
    await page.keyboard.press('Enter');
    await expect(sheet).toBeHidden();
    await expect(page.getByText('It is yours from now on.')).toBeVisible();
    const lately = page.getByRole('complementary', { name: 'Customer' });
    await expect(lately.getByText('Being put right')).toBeVisible();
    await page.getByRole('button', { name: 'Open', exact: true }).click();
    await expect(page.getByRole('heading', { level: 1, name: /^Dust on the wardrobe/ })).toBeVisible();
    await expectTaken(page, 'Owned');
  });

  await test.step('who was served and who pays need not be the same', async () => {
    await page.getByRole('button', { name: 'What they paid, lost, and until when' }).click();
    const place = dialog(page, 'What they paid, lost, and until when');
    await place.getByLabel(/What they paid for it/).fill('840');
    await place.getByRole('radio', { name: 'Time' }).check();
    await place.getByRole('group', { name: 'Pays' }).getByRole('button', { name: 'Somebody else' }).click();
    await place.getByRole('combobox', { name: 'Pays' }).fill('Rafael');
    await page.getByRole('option', { name: /Rafael Duarte/ }).click();
    await expectAccessible(page, 'paid, lost, until when');
    await place.getByRole('button', { name: 'Save' }).click();
    await expect(place).toBeHidden();
    await expect(card(page, 'Who').getByText('Rafael Duarte')).toBeVisible();
  });

  await test.step('acknowledged in the conversation', async () => {
    await expectAccessible(page, 'the sheet');
    await page.keyboard.press('n');
    await expect(page.getByRole('textbox', { name: 'To the customer' })).toBeFocused();
    await page.getByRole('button', { name: 'Send in the conversation' }).click();
    await expectTaken(page, 'Acknowledged');
  });

  await test.step('the apology names the cause', async () => {
    await page.getByRole('button', { name: 'Name the cause' }).click();
    const known = dialog(page, 'What we know of it');
    await known.getByLabel('What caused it').fill('nobody looked at the suite after it was cleaned');
    await known.getByRole('radio', { name: 'One-off' }).check();
    await known.getByRole('button', { name: 'Save' }).click();
    await expect(known).toBeHidden();
    const apology = page.getByRole('textbox', { name: 'The apology' });
    await expect(apology).toHaveValue(/nobody looked at the suite after it was cleaned/);
    await page.getByRole('button', { name: 'Send in the conversation' }).click();
    await expectTaken(page, 'Apologised, with the cause');
  });

  await test.step('the same suite one floor up, by keyboard; and she says on her phone that it is right', async () => {
    await expect(page.getByRole('heading', { name: 'Fix it' })).toBeVisible();
    await page.getByRole('heading', { level: 1 }).focus();
    await page.keyboard.press('n');
    await page.keyboard.type('Moved to 412, the same suite one floor up, looked at by two of us');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: 'Hear that it is fixed' })).toBeVisible();
    await phone.goto(await linkIn(sink, 'Is it fixed?'));
    await phone.getByRole('button', { name: 'Open it' }).tap();
    await phone.getByRole('button', { name: 'Yes, it is fixed' }).tap();
    await expectTaken(page, 'Confirmed by the customer', /Ines Carvalho, on their page/);
  });

  await test.step('a choice of a credit or three more days', async () => {
    const next = card(page, 'Offer a choice');
    await expect(next.getByText(/Fair here is/)).toBeVisible();
    await expectAccessible(page, 'offer a choice');
    const first = next.getByRole('group', { name: 'Choice 1' });
    await first.getByLabel('Kind').selectOption({ label: 'Credit' });
    await first.getByLabel('What they get, in their words').fill('A credit note for your next stay');
    await first.getByLabel(/Worth to them/).fill('300');
    await first.getByLabel(/Costs us/).fill('240');
    const second = next.getByRole('group', { name: 'Choice 2' });
    await second.getByLabel('Kind').selectOption({ label: 'Time back' });
    await second.getByLabel('What they get, in their words').fill('Three more days with us');
    await second.getByLabel(/Worth to them/).fill('315');
    await second.getByLabel(/Costs us/).fill('180');
    const third = next.getByRole('button', { name: 'Take choice 3 away' });
    if (await third.isVisible()) await third.click();
    await next.getByRole('button', { name: 'Offer, and send the link to choose' }).click();
    const choice = card(page, 'Note their choice');
    await expect(choice.getByRole('radio', { name: /Three more days/ })).toBeVisible();
    await expectAccessible(page, 'note their choice');
    await linkIn(sink, 'For your trouble: please choose');
    await phone.reload();
    await phone.getByRole('radio', { name: /Three more days/ }).check();
    await phone.getByRole('button', { name: 'This is my choice' }).tap();
    await expectTaken(page, 'Chosen', 'Three more days with us');
    await expect(card(page, 'Cost so far, and what is at risk').getByText('£180')).toBeVisible();
  });

  await test.step('a surprise, planned in silence and given', async () => {
    const silent = card(page, 'Surprise and last touch');
    await expect(silent.getByText('The customer does not see this.')).toBeVisible();
    await silent.getByRole('button', { name: 'Plan a surprise' }).click();
    const plan = dialog(page, 'Plan a surprise');
    await plan.getByLabel('What', { exact: true }).fill('£20 in an envelope');
    await plan.getByRole('button', { name: 'Plan it, quietly' }).click();
    await expect(plan.getByText(/A surprise is not money/)).toBeVisible();
    await plan.getByLabel('What', { exact: true }).fill('Chilled champagne and the big box of chocolates');
    await plan.getByLabel(/What it costs/).fill('42');
    await expectAccessible(page, 'plan a surprise');
    await page.keyboard.press('Enter');
    await expect(plan).toBeHidden();
    await phone.reload();
    await expect(phone.getByRole('heading', { name: 'What you chose' })).toBeVisible();
    await expect(phone.getByText(/champagne/)).toHaveCount(0);
    const next = card(page, 'Give the surprise');
    await expect(next.getByRole('radio', { name: /Chilled champagne/ })).toBeChecked();
    await next.getByRole('button', { name: 'It is given' }).click();
    await expectTaken(page, 'Surprise given');
  });

  await test.step('yet another box on the last evening', async () => {
    const next = card(page, 'The last touch');
    await next.getByLabel('What the last touch was').fill('Yet another box, with a card by hand');
    await next.getByRole('button', { name: 'It is done' }).click();
    await expectTaken(page, 'Last touch', 'Yet another box, with a card by hand');
  });

  await test.step('first class, and closed', async () => {
    await page.getByRole('button', { name: 'They told me their mark' }).click();
    const marks = dialog(page, 'They told me their mark');
    for (const sentence of [/was fair/, /without hoops/, /polite and sorry/])
      await marks.getByRole('group', { name: sentence }).getByRole('radio', { name: /Fully/ }).check();
    await marks.getByRole('button', { name: 'Write it down' }).click();
    await expect(marks.getByText('Each of the four needs a mark.')).toBeVisible();
    await marks.getByRole('radio', { name: /Much better/ }).check();
    await marks.getByLabel('In their words').fill('First class.');
    await expectAccessible(page, 'their mark');
    await marks.getByRole('button', { name: 'Write it down' }).click();
    await expect(card(page, 'Their mark').getByText('First class.')).toBeVisible();
    await page.getByRole('button', { name: 'Put right: close it' }).click();
    await expect(page.getByText('Put right and closed.')).toBeVisible();
    await expectAccessible(page, 'a closed sheet');
    await page.getByRole('link', { name: 'All recoveries' }).click();
    await expect(page.getByText('Nothing to put right')).toBeVisible();
    await expectAccessible(page, 'no recoveries');
    await page.getByRole('tab', { name: 'Closed' }).click();
    await expect(page.getByRole('link', { name: /Ines Carvalho/ }).getByText('Put right')).toBeVisible();
  });
  await phone.context().close();
  await sink.close();
});
