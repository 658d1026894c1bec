import { expect, expectReadyToWrite, signIn, test } from './fixtures.ts';

const words = 'Dear Ines, room 12 looks on the garden and is yours.';
const others = ' The lift is far away.';

test('a reply whose answer is lost is sent once, however often it is sent', async ({ page, workspace }) => {
  await workspace.api('POST', '/inboxes', { name: 'Desk', address: 'desk@harbour.example' });
  const { id } = await workspace.api<{ id: string }>('POST', '/conversations', {
    customer: { name: 'Ines', email: 'ines@guests.example' },
    subject: 'A quieter room',
    text: 'Could we have a room away from the lift?',
    channel: 'phone',
  });
  const sent = async () => {
    const { data } = await workspace.api<{ data: { direction: string }[] }>(
      'GET',
      `/conversations/${id}/messages`,
    );
    return data.filter(({ direction }) => direction === 'out').length;
  };
  let losing = 0;
  await page.route(`**/api/v1/conversations/${id}/messages`, async (route) => {
    if (losing === 0) return route.continue();
    losing -= 1;
    await route.fetch();
    await route.abort('connectionreset');
  });
  await signIn(page);
  await page.goto(`/inbox/${id}`);
  const field = page.getByRole('textbox', { name: 'Reply' });

  await test.step('pressed again, it shows what the first press did, and the words are gone', async () => {
    await expect(page.getByRole('article').first()).toBeVisible();
    await page.keyboard.press('m');
    await expectReadyToWrite(page, 'Reply');
    await page.keyboard.type(words);
    losing = 1;
    await page.keyboard.press('ControlOrMeta+Enter');
    await expect(page.getByText('The server could not be reached').first()).toBeVisible();
    await expect.poll(sent).toBe(1);
    await expect(field).toHaveText(words);
    await page.keyboard.press('ControlOrMeta+Enter');
    await expect(field).not.toHaveText(words);
    await expect(page.getByRole('article', { name: /^Our reply/ })).toHaveCount(1);
    expect(await sent()).toBe(1);
    await page.reload();
    await expect(page.getByRole('article', { name: /^Our reply/ })).toHaveCount(1);
    await expect(field.filter({ hasText: words })).toHaveCount(0);
  });

  await test.step('changed in between, the new words are kept and wait for a press of their own', async () => {
    await expect(page.getByRole('article').first()).toBeVisible();
    await page.keyboard.press('m');
    await expectReadyToWrite(page, 'Reply');
    await page.keyboard.type(words);
    losing = 1;
    await page.keyboard.press('ControlOrMeta+Enter');
    await expect(page.getByText('The server could not be reached').first()).toBeVisible();
    await expect.poll(sent).toBe(2);
    await field.click();
    await page.keyboard.press('ControlOrMeta+End');
    await page.keyboard.type(others);
    await page.keyboard.press('ControlOrMeta+Enter');
    await expect(page.getByText('Your first try was sent after all')).toBeVisible();
    await expect(field).toContainText(others.trim());
    expect(await sent()).toBe(2);
  });
});
