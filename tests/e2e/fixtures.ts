import { availableParallelism, loadavg } from 'node:os';
import { expect, test as base, type Browser, type Page } from '@playwright/test';
import { openHttpClient } from '../faults/http-client.ts';
import { openInstallation, type Installation } from './installation.ts';

export { expect };

export const owner = {
  name: 'Edda Lindqvist',
  email: 'edda@harbour.example',
  password: 'nine herons over the harbour',
  business: 'Harbour House',
};

/** An installation with one workspace, its owner, and a key for what a journey does not do by hand. */
export interface Workspace extends Installation {
  api<T = Record<string, unknown>>(method: string, path: string, body?: unknown): Promise<T>;
  raw(inboxId: string, mail: Buffer): Promise<Record<string, string | null>>;
}

export const test = base.extend<{ installation: Installation; workspace: Workspace }>({
  installation: async ({ playwright: _ }, use) => {
    const installation = await openInstallation();
    await use(installation);
    await installation.close();
  },
  baseURL: async ({ installation }, use) => use(installation.url),
  workspace: async ({ installation }, use) => {
    const stranger = openHttpClient(installation.url);
    const setUp = await stranger.send('POST', '/api/v1/set-up', {
      body: JSON.stringify({
        businessName: owner.business,
        name: owner.name,
        email: owner.email,
        password: owner.password,
        timeZone: 'Europe/London',
        trade: 'hotel',
      }),
    });
    stranger.close();
    if (setUp.status !== 201) throw new Error(`The set-up failed: ${setUp.text}`);
    const { slug } = JSON.parse(setUp.text);
    const named = ['--workspace', slug, '--name', 'journey', '--scope', 'all'];
    const { key } = await installation.cli(['api-key', 'create', ...named]);
    const client = openHttpClient(installation.url, { authorization: `Bearer ${key}` });
    const send = async (method: string, path: string, options: { body: Buffer | string; type?: string }) => {
      const answer = await client.send(method, `/api/v1${path}`, options);
      if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${answer.text}`);
      return JSON.parse(answer.text);
    };
    await use({
      ...installation,
      api: (method, path, body) =>
        body === undefined
          ? client.send(method, `/api/v1${path}`).then((answer) => JSON.parse(answer.text))
          : send(method, path, { body: JSON.stringify(body) }),
      raw: (inboxId, mail) =>
        send('POST', `/inboxes/${inboxId}/raw-messages`, { body: mail, type: 'message/rfc822' }),
    });
    client.close();
  },
});

export async function signIn(page: Page): Promise<void> {
  await page.goto('/sign-in');
  await page.getByLabel('E-mail').fill(owner.email);
  await page.getByLabel('Password', { exact: true }).fill(owner.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('navigation', { name: 'Main menu' }).waitFor();
}

/** A customer's phone: nothing of the staff's browser on it, and no script runs. */
export async function openPhone(browser: Browser): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 375, height: 740 },
    hasTouch: true,
    isMobile: true,
    javaScriptEnabled: false,
  });
  return context.newPage();
}

/** The field has the focus in its rich form, which arrives a moment after the plain one. */
export async function expectReadyToWrite(page: Page, name: 'Reply' | 'Private note'): Promise<void> {
  const field = page.getByRole('textbox', { name });
  await expect(field).toHaveAttribute('aria-multiline', 'true');
  await expect(field).toBeFocused();
}

/** Two seconds of a machine with nothing else to do; where others want the processors too, so much longer. */
export function twoSeconds(): { timeout: number } {
  const busy = (loadavg()[0] ?? 0) / availableParallelism();
  return { timeout: 2000 * Math.max(1, busy) };
}
