import { test as base, type Browser, type Page } from '@playwright/test';
import { openHttpClient } from '../faults/http-client.ts';
import { openInstallation, type Installation } from './installation.ts';

export { expect } from '@playwright/test';

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
    const names = ['--slug', 'harbour', '--name', owner.business];
    const person = ['--owner-email', owner.email, '--owner-name', owner.name, '--password-stdin'];
    await installation.cli(['workspace', 'create', ...names, ...person], owner.password);
    const { key } = await installation.cli([
      'api-key',
      'create',
      '--workspace',
      'harbour',
      '--name',
      'journey',
      '--scope',
      'all',
    ]);
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
