import type { Page } from '@playwright/test';
import { expect, expectReadyToWrite, signIn, test, type Workspace } from './fixtures.ts';

const words = 'Dear Ines, room 12 looks on the garden and is yours.';

test('what is sent without a connection waits in sight, and leaves when there is one again', async ({
  page,
  context,
  workspace,
}) => {
  const id = await aQuestion(workspace);
  await signIn(page);
  await page.goto(`/inbox/${id}`);
  await write(page);
  await context.setOffline(true);
  await page.keyboard.press('ControlOrMeta+Enter');
  const banner = page.getByRole('status').filter({ hasText: 'You are offline' });
  await expect(banner).toContainText('1 change waits here and is sent when you are back');
  await context.setOffline(false);
  await expect(page.getByRole('article', { name: /^Our reply/ })).toContainText(words);
  await expect(banner).toHaveCount(0);
  const { data } = await workspace.api<{ data: { direction: string }[] }>(
    'GET',
    `/conversations/${id}/messages`,
  );
  expect(data.filter(({ direction }) => direction === 'out')).toHaveLength(1);
});

test('where no live connection can stand, the page asks for news by itself', async ({ page, workspace }) => {
  const id = await aQuestion(workspace);
  await page.clock.install();
  await page.routeWebSocket('**/api/v1/live', (socket) => socket.close());
  await signIn(page);
  await page.goto(`/inbox/${id}`);
  await expect(page.getByRole('article').first()).toBeVisible();
  await workspace.api('POST', `/conversations/${id}/messages`, { kind: 'note', text: 'The lift is mended.' });
  const note = page.getByText('The lift is mended.');
  await expect(async () => {
    // Four tries to connect, and then every fifteen seconds.
    await page.clock.fastForward(15_000);
    await expect(note.first()).toBeVisible({ timeout: 500 });
  }).toPass();
});

async function aQuestion(workspace: Workspace): Promise<string> {
  const { id } = await workspace.api<{ id: string }>('POST', '/conversations', {
    customer: { name: 'Ines', email: 'ines@guests.example' },
    subject: 'A quieter room',
    text: 'Could we have a room away from the lift?',
    channel: 'phone',
  });
  return id;
}

async function write(page: Page): Promise<void> {
  await expect(page.getByRole('article').first()).toBeVisible();
  await page.keyboard.press('m');
  await expectReadyToWrite(page, 'Reply');
  await page.keyboard.type(words);
  await expect(page.getByText('Saved', { exact: true }).first()).toBeVisible();
}
