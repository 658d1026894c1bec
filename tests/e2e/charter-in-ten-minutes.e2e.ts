import { expectAccessible } from './access.ts';
import { expect, openPhone, owner, test } from './fixtures.ts';

const plumber = { ...owner, business: 'Wren Plumbing' };

test('a one-person plumbing firm publishes its charter in ten minutes from nothing, and a stranger reads it', async ({
  browser,
  installation,
}) => {
  const setUp = await fetch(`${installation.url}/api/v1/set-up`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: installation.url },
    body: JSON.stringify({
      businessName: plumber.business,
      name: plumber.name,
      email: plumber.email,
      password: plumber.password,
      timeZone: 'Europe/London',
      trade: 'trades',
    }),
  });
  const { slug } = (await setUp.json()) as { slug: string };
  const context = await browser.newContext({
    baseURL: installation.url,
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
  });
  const page = await context.newPage();
  await page.goto('/sign-in');
  await page.getByLabel('E-mail').fill(plumber.email);
  await page.getByLabel('Password', { exact: true }).fill(plumber.password);
  await page.getByRole('button', { name: 'Sign in' }).tap();
  await page.waitForURL(/\/(today|inbox)/);
  const begun = Date.now();

  await test.step('what people can expect: lines to keep, one to drop, one of their own', async () => {
    await page.goto('/same-page/agreements');
    await page.getByRole('link', { name: 'Write it now' }).tap();
    await page.getByRole('button', { name: 'Begin' }).tap();
    await expect(page.getByRole('heading', { name: 'What can people expect from you?' })).toBeVisible();
    const hour = page.getByRole('checkbox', { name: /which hour we come/ });
    await expect(hour).toBeChecked();
    const clean = page.getByRole('checkbox', { name: /as clean as we found it/ });
    await clean.tap();
    await expect(clean).not.toBeChecked();
    await page.getByLabel('In your own words').fill('We put covers on before we walk in.');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('checkbox', { name: /covers on/ })).toBeChecked();
    await expectAccessible(page, 'the charter, step 1');
    await page.getByRole('button', { name: 'Next' }).tap();
  });

  await test.step('what limits us: a usual rule with one tap, by keyboard this time', async () => {
    await expect(page.getByRole('heading', { name: 'What do you need, and what limits you?' })).toBeFocused();
    const gas = page.getByRole('checkbox', { name: /certified engineer/ });
    await gas.focus();
    await page.keyboard.press('Space');
    await expect(gas).toBeChecked();
    await expectAccessible(page, 'the charter, step 2');
    await page.getByRole('button', { name: 'Next' }).press('Enter');
  });

  await test.step('what if we miss, and out it goes', async () => {
    await page.getByLabel('If we miss').fill('We come again within a day, free of charge.');
    await page.getByRole('button', { name: 'Publish' }).tap();
    await expect(page.getByRole('heading', { name: 'Your charter is public' })).toBeVisible();
    await expect(page.getByText(`/p/${slug}`).first()).toBeVisible();
    expect(Date.now() - begun).toBeLessThan(600_000);
  });

  await test.step('a stranger reads it without a script', async () => {
    const stranger = await openPhone(browser);
    const answer = await stranger.goto(`${installation.url}/p/${slug}`);
    expect((await answer?.body())?.length).toBeLessThan(50_000);
    await expect(stranger.getByText('We put covers on before we walk in.')).toBeVisible();
    await expect(stranger.getByText('We come again within a day, free of charge.')).toBeVisible();
    await expect(stranger.getByText(/certified engineer/)).toBeVisible();
    await expect(stranger.getByText('law', { exact: true })).toBeVisible();
    await expect(stranger.getByText(/as clean as we found it/)).toHaveCount(0);
    await stranger.context().close();
  });
  await context.close();
});
