import { existsSync } from 'node:fs';
import { defineConfig } from '@playwright/test';

/**
 * Journeys in a real browser, one file each. Every journey starts an installation of its own, so two run side by
 * side; what measures how soon something shows allows for how busy the machine is. The browser is the machine's own Chromium.
 */
const browsers = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const executablePath = browsers.find((path) => existsSync(path));
if (!executablePath) throw new Error('Chromium is missing. Debian: apt-get install chromium');

export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '*.e2e.ts',
  workers: 2,
  retries: 0,
  forbidOnly: true,
  timeout: 300_000,
  expect: { timeout: 15_000 },
  reporter: 'list',
  use: {
    browserName: 'chromium',
    // Containers run as root, where Chromium's own sandbox does not start.
    launchOptions: { executablePath, args: ['--no-sandbox'] },
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    // A trace takes a sixth of the time of every journey; `--trace on` makes one for whoever looks into a failure.
    trace: 'off',
    screenshot: 'only-on-failure',
  },
});
