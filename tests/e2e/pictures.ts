import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser, type Page } from '@playwright/test';

/**
 * Takes the pictures of the README from a running installation with the demonstration in it, by hand:
 * node tests/e2e/pictures.ts docs/pictures http://localhost:3000 EMAIL PASSWORD [ADDRESS_OF_AN_ASK]
 * Without the address of an ask its page is left out.
 */
const [folder = '', base = '', email = '', password = '', ask] = process.argv.slice(2);
if (!password) {
  console.error('Usage: node tests/e2e/pictures.ts FOLDER BASE_URL EMAIL PASSWORD [ADDRESS_OF_AN_ASK]');
  process.exit(2);
}
const largestInBytes = 300 * 1024;
mkdirSync(folder, { recursive: true });
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
try {
  for (const look of ['light', 'dark'] as const) {
    await takeStaff(browser, look);
    if (ask) await takePhone(browser, look, ask);
  }
} finally {
  await browser.close();
}

async function takeStaff(on: Browser, look: 'light' | 'dark'): Promise<void> {
  const context = await on.newContext({
    baseURL: base,
    viewport: { width: 1440, height: 900 },
    colorScheme: look,
    reducedMotion: 'reduce',
    locale: 'en-GB',
  });
  const page = await context.newPage();
  await page.goto('/sign-in');
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('navigation', { name: 'Main menu' }).waitFor();
  await page.goto('/inbox');
  await page
    .getByRole('region', { name: 'Conversations' })
    .getByRole('link', { name: /Northline Travel/ })
    .first()
    .click();
  await page.getByRole('article').first().waitFor();
  await page.getByRole('heading', { name: 'The page between us' }).waitFor();
  await take(page, `inbox-${look}`);
  await page.goto('/same-page/agreements');
  await page
    .getByRole('link', { name: /Northline Travel/ })
    .first()
    .click();
  await page.waitForURL(/agreements\/[0-9a-f-]{36}/);
  await take(page, `same-page-${look}`);
  await page.goto('/report-card?period=12m');
  await page.getByRole('region', { name: 'Our mark' }).waitFor();
  await take(page, `report-card-${look}`);
  await context.close();
}

async function takePhone(on: Browser, look: 'light' | 'dark', address: string): Promise<void> {
  const context = await on.newContext({ viewport: { width: 375, height: 740 }, colorScheme: look });
  const page = await context.newPage();
  await page.goto(address);
  await page.getByRole('button', { name: 'Send my marks' }).waitFor();
  await take(page, `ask-${look}`);
  await context.close();
}

async function take(page: Page, name: string): Promise<void> {
  await page.waitForLoadState('networkidle');
  const path = join(folder, `${name}.png`);
  await page.screenshot({ path });
  const { size } = statSync(path);
  console.log(`${path}: ${Math.ceil(size / 1024)} KB${size > largestInBytes ? ', larger than 300 KB' : ''}`);
}
