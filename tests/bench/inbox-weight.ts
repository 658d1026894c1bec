import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';
import type { World } from '../faults/world.ts';

export interface Weight {
  requests: number;
  kilobytes: number;
  scriptKilobytes: number;
}

const systemChromium = '/usr/bin/chromium';

/** What a browser fetches for the inbox page on a first visit, as it came over the wire. */
export async function inboxWeight(world: World): Promise<Weight | undefined> {
  const page = await world.api.send('GET', '/');
  if (!page.text.includes('<script')) return undefined;
  const executable = existsSync(systemChromium) ? { executablePath: systemChromium } : {};
  const browser = await chromium.launch({ ...executable, args: ['--no-sandbox'] }).catch(() => undefined);
  if (!browser) return undefined;
  try {
    const context = await browser.newContext({ baseURL: world.url });
    const signedIn = await context.request.post('/api/v1/session', {
      data: { email: 'o@driver.example', password: 'a-long-enough-password' },
      headers: { origin: world.url },
    });
    if (!signedIn.ok()) throw new Error(`Signing in: ${signedIn.status()} ${await signedIn.text()}`);
    const tab = await context.newPage();
    const session = await context.newCDPSession(tab);
    await session.send('Network.enable');
    const kinds = new Map<string, string>();
    let bytes = 0;
    let scriptBytes = 0;
    session.on('Network.responseReceived', ({ requestId, type }) => void kinds.set(requestId, type));
    session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      bytes += encodedDataLength;
      if (kinds.get(requestId) === 'Script') scriptBytes += encodedDataLength;
    });
    await tab.goto('/inbox');
    await tab.getByRole('main').waitFor();
    await tab.waitForLoadState('networkidle');
    return {
      requests: kinds.size,
      kilobytes: Math.round(bytes / 1024),
      scriptKilobytes: Math.round(scriptBytes / 1024),
    };
  } finally {
    await browser.close();
  }
}
