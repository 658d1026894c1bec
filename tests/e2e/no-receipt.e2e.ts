import type { Page } from '@playwright/test';
import { expectAccessible } from './access.ts';
import { expect, signIn, test, type Workspace } from './fixtures.ts';

const colleague = { name: 'Ben Okafor', email: 'ben@harbour.example', password: 'a lantern on the far pier' };

/** A customer without a receipt, and a rule that asks for one. */
async function noReceipt(workspace: Workspace) {
  const customer = await workspace.api<{ id: string }>('POST', '/customers', {
    name: 'Carla Mendes',
    email: 'carla@mail.example',
    yearlyValueMinor: 480_000,
  });
  const conversation = await workspace.api<{ id: string }>('POST', '/conversations', {
    customerId: customer.id,
    subject: 'The kettle',
    text: 'The kettle leaks. I have no receipt, it was a present.',
    channel: 'phone',
  });
  const { data: staff } = await workspace.api<{ data: { id: string }[] }>('GET', '/staff');
  const rule = await workspace.api<{ id: string }>('POST', '/rules', {
    staffWording: 'Refund needs original receipt',
    customerSentence: 'Bring the receipt when you want your money back.',
    kind: 'commercial',
    flex: 'soft',
    isTold: true,
    burdenMinutes: 12,
    ownerStaffId: staff[0]?.id,
    reviewBy: new Date(Date.now() + 100 * 86_400_000).toISOString().slice(0, 10),
    situations: ['It was a present, so I have no proof of purchase'],
  });
  // Before that somebody was held to it, and went away angry.
  await workspace.api('POST', `/rules/${rule.id}/flags`, {
    outcome: 'held',
    customerId: customer.id,
    wasAggravating: true,
    words: 'She left without a word.',
  });
  const { link } = await workspace.api<{ link: string }>('POST', '/invitations', {
    email: colleague.email,
    name: colleague.name,
    role: 'staff',
  });
  return { conversationId: conversation.id, ruleId: rule.id, link };
}

/** By keyboard, from the thread and back to it. */
async function bendAgain(page: Page): Promise<void> {
  const sheet = page.getByRole('dialog', { name: 'A rule got in the way' });
  await page.locator('#thread').focus();
  await page.keyboard.press('f');
  await expect(sheet.getByRole('combobox', { name: 'Which rule' })).toBeFocused();
  await page.keyboard.type('receipt');
  await expect(page.getByRole('option', { name: /Refund needs original receipt/ })).toBeVisible();
  await page.keyboard.press('Enter');
  await sheet.getByLabel('What they needed').focus();
  await page.keyboard.type('Money back for a present');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Paid it back');
  await page.keyboard.press('Enter');
  await expect(sheet).toBeHidden();
}

test('a rule that is bent three times is decided, whoever bent it is told, and sixty days later one sees', async ({
  page,
  browser,
  workspace,
}) => {
  const { conversationId, ruleId, link } = await noReceipt(workspace);
  const ben = await (await browser.newContext()).newPage();
  await ben.goto(link);
  await ben.getByLabel('Password', { exact: true }).fill(colleague.password);
  await ben.getByRole('button', { name: 'Join' }).click();
  await ben.waitForURL(/today|inbox/);
  await ben.goto(`/inbox/${conversationId}?view=all`);
  await expect(ben.getByRole('button', { name: 'Which rule?' })).toBeEnabled();

  await test.step('a soft rule is found and bent in fifteen seconds', async () => {
    await ben.getByRole('button', { name: 'Which rule?' }).click();
    const finder = ben.getByRole('dialog', { name: 'Which rule, and what do I say?' });
    await finder.getByLabel('What does the customer want?').fill('a present without a receipt, money back');
    const found = finder.getByRole('listitem').filter({ hasText: 'Refund needs original receipt' });
    await expect(found.getByText('Bends', { exact: true })).toBeVisible();
    await expectAccessible(ben, 'the navigator');
    const began = Date.now();
    await found.getByRole('button', { name: 'Bend it' }).click();
    const sheet = ben.getByRole('dialog', { name: 'A rule got in the way' });
    await sheet.getByLabel('What they needed').fill('Money back for a present');
    await sheet.getByLabel('What you did instead').fill('Took the kettle back against the card');
    await sheet.getByLabel(/What it cost/).fill('24');
    await ben.keyboard.press('Enter');
    await expect(sheet).toBeHidden();
    expect(Date.now() - began).toBeLessThan(15_000);
    const block = ben.getByRole('heading', { name: 'Rules that stood in the way' }).locator('xpath=../..');
    await expect(block.getByText('Refund needs original receipt')).toBeVisible();
  });

  await test.step('the third bend within thirty days opens its review', async () => {
    await bendAgain(ben);
    await bendAgain(ben);
    await signIn(page);
    await page.goto('/rules');
    const waiting = page.getByRole('region', { name: 'Waiting for a decision' });
    await expect(waiting.getByText('It was bent again and again')).toBeVisible();
    await expect(waiting.getByText('10 working days left')).toBeVisible();
    await expectAccessible(page, 'the register');
  });

  await test.step('it is killed, in words', async () => {
    await page.getByRole('button', { name: 'Decide: Refund needs original receipt' }).click();
    const sheet = page.getByRole('dialog', { name: 'Decide: Refund needs original receipt' });
    await sheet.getByRole('radio', { name: /Kill it/ }).check();
    await expectAccessible(page, 'the decision');
    await sheet.getByLabel('Why').fill('The card is proof enough. You were right.');
    await sheet.getByRole('button', { name: 'Decide' }).click();
    await expect(sheet).toBeHidden();
    await expect(page.getByRole('region', { name: 'Waiting for a decision' })).toBeHidden();
  });

  await test.step('whoever bent it reads what became of it', async () => {
    await ben.goto('/today');
    const told = ben.getByRole('region', { name: 'What became of what you flagged' });
    await expect(told.getByText('“The card is proof enough. You were right.”')).toBeVisible();
    await expectAccessible(ben, 'told on Today');
    await told.getByRole('button', { name: 'I have read it' }).click();
    await expect(told).toBeHidden();
  });

  await test.step('sixty days later the graveyard shows before and after', async () => {
    const past = (table: string, columns: string[]) =>
      `update ${table} set ${columns.map((column) => `${column} = ${column} - interval '61 days'`).join(', ')};`;
    await workspace.sql(
      past('rule_uses', ['at']) +
        past('rule_flags', ['at']) +
        past('rule_reviews', ['opened_at', 'decided_at']),
    );
    await page.goto('/rules/graveyard');
    const grave = page.getByRole('listitem').filter({ hasText: 'Refund needs original receipt' });
    await expect(grave.getByRole('columnheader', { name: '60 days before' })).toBeVisible();
    await expect(grave.getByRole('columnheader', { name: '60 days after' })).toBeVisible();
    const sentence = 'Fewer customers are put out: 1 in 60 days before, 0 in 60 days after.';
    await expect(grave.getByText(sentence)).toBeVisible();
    await expect(grave.getByRole('row', { name: 'Bent 3 0', exact: true })).toBeVisible();
    await expectAccessible(page, 'the graveyard');
    await grave.getByRole('link', { name: 'Refund needs original receipt' }).click();
    await page.waitForURL(`**/rules/${ruleId}`);
    await expect(page.getByRole('region', { name: 'What was decided' })).toContainText('Edda Lindqvist');
    await expectAccessible(page, 'the sheet of a rule');
  });
});
