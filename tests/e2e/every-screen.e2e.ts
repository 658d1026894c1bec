import { glob, readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expectSoundStructure } from './access.ts';
import { expect, signIn, test, type Workspace } from './fixtures.ts';

test('every screen has a heading and a title, is sound and fits a phone', async ({ page, workspace }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  for (const screen of screensOutside) await expectSound(page, screen);
  const screens = await everyScreen(workspace);
  await signIn(page);
  for (const screen of screens) await expectSound(page, screen);
});

async function expectSound(page: Page, screen: string): Promise<void> {
  await page.goto(screen);
  await expect(page.getByRole('heading', { level: 1 }), `the heading of ${screen}`).toHaveCount(1);
  await expect(page).toHaveTitle(/. · Extramile$/);
  await expect(page.getByRole('status', { name: 'Loading' })).toHaveCount(0);
  await expectSoundStructure(page, screen);
  await page.setViewportSize({ width: 390, height: 844 });
  const width = await page.locator('html').evaluate((root) => root.scrollWidth);
  expect(width, `the width of ${screen} on a phone`).toBeLessThanOrEqual(390);
  await page.setViewportSize({ width: 1440, height: 900 });
}

/** Screens for whoever is not signed in. */
const screensOutside = ['/sign-in', '/forgotten', '/reset/gone', '/invitation/gone'];

/** Where a visit ends on another screen: the first address, old addresses, and the set-up once it is done. */
const elsewhere = ['/set-up', '/same-page', '/settings/promises'];

/** Every screen of the staff app by its address, those of one thing with something to show. */
async function everyScreen(workspace: Workspace): Promise<string[]> {
  const of = await oneOfEach(workspace);
  const screens = [
    ...['/today', `/inbox/${of.conversation}`, '/promises', '/report-card', '/true-here'],
    ...['/customers', `/customers/${of.customer}`, `/customers/${of.customer}/trade-off`],
    ...['/same-page/agreements', `/same-page/agreements/${of.agreement}`, `/same-page/checks/${of.check}`],
    ...['/same-page/charter', '/same-page/limits', '/same-page/requests', '/same-page/decisions'],
    ...['/same-page/reviews', `/same-page/reviews/${of.meeting}`],
    ...['/recoveries', `/recoveries/${of.recovery}`],
    ...['/rules', `/rules/${of.rule}`, '/rules/find', '/rules/drill', '/rules/graveyard'],
    ...['/settings', '/settings/workspace', '/settings/team', '/settings/account', '/settings/api-keys'],
    ...['/settings/inboxes', '/settings/inboxes/new', `/settings/inboxes/${of.inbox}`, '/settings/authority'],
    ...['/settings/journey', '/settings/check-ins', '/settings/audit', '/settings/health', '/nowhere'],
  ];
  const missing = (await allPaths()).filter(
    (path) => ![...screens, ...screensOutside, ...elsewhere].some((screen) => matches(path, screen)),
  );
  if (missing.length > 0) throw new Error(`Screens that nobody looks at: ${missing.join(', ')}`);
  return screens;
}

async function oneOfEach(workspace: Workspace) {
  const made = <T = { id: string }>(path: string, body: object) => workspace.api<T>('POST', path, body);
  const conversation = await made<{ id: string; customer: { id: string } }>('/conversations', {
    customer: { name: 'Ines Carvalho', email: 'ines@guests.example' },
    subject: 'A quieter room',
    text: 'Could we have a room away from the lift?',
    channel: 'phone',
  });
  const customer = conversation.customer.id;
  const { data } = await workspace.api<{ data: { id: string }[] }>('GET', '/staff');
  const staff = data[0]?.id;
  const soon = new Date(Date.now() + 7 * 86_400_000).toISOString();
  const meeting = { kind: 'account-review', customerId: customer, scheduledAt: soon };
  const failure = {
    words: 'The room was loud',
    conversationId: conversation.id,
    ownerStaffId: staff,
    severity: 3,
  };
  return {
    customer,
    conversation: conversation.id,
    inbox: (await made('/inboxes', { name: 'Desk', address: 'desk@harbour.example' })).id,
    rule: (await made('/rules', { ...aRule, ownerStaffId: staff, reviewBy: soon.slice(0, 10) })).id,
    agreement: (await made('/agreements', { customerId: customer })).id,
    check: (await made('/same-page-checks', { customerId: customer })).id,
    meeting: (await made('/meetings', meeting)).id,
    recovery: (await made<{ recoveryId: string }>('/failures', failure)).recoveryId,
  };
}

const aRule = {
  staffWording: 'No late checkout on Sundays',
  customerSentence: 'On Sundays rooms are needed back by eleven.',
  kind: 'commercial',
  flex: 'soft',
  isTold: true,
  situations: ['Can we stay until two?'],
};

/** The addresses as the modules write them: `/rules/$ruleId`, `/inbox/{-$conversationId}`. */
async function allPaths(): Promise<string[]> {
  const paths: string[] = [];
  for await (const file of glob('src/modules/*/web/screens.ts'))
    for (const [, path] of (await readFile(file, 'utf8')).matchAll(/\bpath: '([^']+)'/g))
      if (path) paths.push(path);
  return paths;
}

function matches(path: string, screen: string): boolean {
  const pattern = path.replaceAll(/\/\{-\$\w+\}/g, '(/[^/]+)?').replaceAll(/\$\w+/g, '[^/]+');
  // A fixed word wins over a name, as in the router: `/rules/find` is no rule.
  return new RegExp(`^${pattern}$`).test(screen) && !(path.includes('$') && fixed.has(screen));
}

const fixed = new Set(['/rules/find', '/rules/drill', '/rules/graveyard', '/settings/inboxes/new']);
