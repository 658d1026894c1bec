import { expectAccessible } from './access.ts';
import { expect, owner, signIn, test } from './fixtures.ts';

const colleague = { name: 'Ben Okafor', email: 'ben@harbour.example', password: 'a lantern on the far pier' };

test('beyond the limit a colleague lends with one tap on the phone, and the bend is logged', async ({
  page,
  browser,
  workspace,
}) => {
  const customer = await workspace.api<{ id: string }>('POST', '/customers', {
    name: 'Gus Hartley',
    email: 'gus@mail.example',
    yearlyValueMinor: 480_000,
  });
  const conversation = await workspace.api<{ id: string }>('POST', '/conversations', {
    customerId: customer.id,
    subject: 'A cold night',
    text: 'The heating failed all night. I would like the night back.',
    channel: 'phone',
  });
  const { data: staff } = await workspace.api<{ data: { id: string }[] }>('GET', '/staff');
  const rule = await workspace.api<{ id: string }>('POST', '/rules', {
    staffWording: 'No refund after check-out',
    customerSentence: 'Tell us while you are here, and we put it right at once.',
    kind: 'commercial',
    flex: 'soft',
    isTold: true,
    ownerStaffId: staff[0]?.id,
    reviewBy: new Date(Date.now() + 100 * 86_400_000).toISOString().slice(0, 10),
  });
  const { link } = await workspace.api<{ link: string }>('POST', '/invitations', {
    email: colleague.email,
    name: colleague.name,
    role: 'staff',
  });
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
  });
  const phone = await context.newPage();

  await test.step('the colleague is on the way, with a phone', async () => {
    await phone.goto(link);
    await phone.getByLabel('Password', { exact: true }).fill(colleague.password);
    await phone.getByRole('button', { name: 'Join' }).tap();
    await phone.waitForURL(/today|inbox/);
    await phone.goto('/today');
  });

  const sheet = page.getByRole('dialog', { name: 'A rule got in the way' });
  await test.step('by keyboard: rule, need, done and a cost beyond what is left', async () => {
    await signIn(page);
    await page.goto(`/inbox/${conversation.id}?view=all`);
    await expect(page.getByText('You may say yes up to £48 without asking.')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Flag rule' })).toBeEnabled();
    await page.locator('#thread').focus();
    await page.keyboard.press('f');
    await expect(sheet.getByRole('combobox', { name: 'Which rule' })).toBeFocused();
    await page.keyboard.type('refund');
    await expect(page.getByRole('option', { name: /No refund after check-out/ })).toBeVisible();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.type('A night back for the heating');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Gave the night back');
    await page.keyboard.press('Tab');
    await page.keyboard.type('80');
    await expect(sheet.getByText('of £48 you may')).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(sheet.getByText(/This costs £80, and £48 are yours to give/)).toBeVisible();
    await expectAccessible(page, 'more than is left');
    await sheet.getByLabel('Ask', { exact: true }).selectOption({ label: colleague.name });
    await sheet.getByRole('button', { name: 'Ask for £32' }).click();
    await expect(sheet.getByText(`You asked ${colleague.name} for £32.`)).toBeVisible();
  });

  await test.step('the colleague sees it at once and lends with one tap', async () => {
    const asks = phone.getByRole('region', { name: 'May I say yes?' });
    await expect(asks).toContainText(`${owner.name} asks: may I say yes to £80 for Gus Hartley?`);
    await expectAccessible(phone, 'a colleague asks');
    await asks.getByRole('button', { name: `Lend £32 to ${owner.name}` }).tap();
    await expect(asks).toBeHidden();
  });

  await test.step('the answer comes by itself, and Enter writes it down', async () => {
    await expect(sheet.getByText(`${colleague.name} lent you £32.`)).toBeVisible();
    await expect(sheet.getByText('of £80 you may')).toBeVisible();
    await sheet.getByRole('button', { name: 'Write it down', exact: true }).click();
    await expect(sheet).toBeHidden();
    await expect(page.getByText('What was yours to give here is given.')).toBeVisible();
    const { data } = await workspace.api<{ data: unknown[] }>('GET', `/exceptions?ruleId=${rule.id}`);
    expect(data).toMatchObject([
      { costMinor: 8000, lentMinor: 3200, overMinor: 0, done: 'Gave the night back' },
    ]);
  });

  await test.step('both ledgers say so, without a raised finger', async () => {
    await page.getByRole('link', { name: 'Ledger' }).click();
    const ledger = page.getByRole('region', { name: 'Line by line' });
    await expect(ledger.getByText('Gave the night back')).toBeVisible();
    await expect(ledger.getByText('£48')).toBeVisible();
    await expectAccessible(page, 'what I may say yes to');
    await phone.goto('/settings/authority');
    const theirs = phone.getByRole('region', { name: 'Line by line' });
    await expect(theirs.getByText(`Lent to ${owner.name}`)).toBeVisible();
    await expect(theirs.getByText('£32')).toBeVisible();
    await expect(phone.getByText('It went where it was needed.')).toBeVisible();
    await expectAccessible(phone, 'what I lent');
  });
});
