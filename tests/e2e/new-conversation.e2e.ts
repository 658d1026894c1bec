import type { Page } from '@playwright/test';
import { expectAccessible } from './access.ts';
import { expect, expectReadyToWrite, signIn, test } from './fixtures.ts';

const letters =
  'Dear Ada, your green scarf is at the desk. We keep it until you come by; nobody else will wear it.';

test('staff begin a conversation, take it back, and send it once', async ({ page, workspace }) => {
  await workspace.api('POST', '/inboxes', { name: 'Desk', address: 'desk@harbour.example' });
  await signIn(page);
  await page.goto('/inbox');
  const dialog = page.getByRole('dialog', { name: 'New conversation' });

  await test.step('c opens an empty sheet, and a new address may be given a name', async () => {
    await expect(page.getByRole('button', { name: 'New conversation' })).toBeVisible();
    await page.keyboard.press('c');
    await expect(page.getByRole('combobox', { name: 'Add to To' })).toBeFocused();
    await page.keyboard.type('ada@guests.example,');
    await page.getByLabel('Name of ada@guests.example').fill('Ada Byron');
    await page.getByLabel('Subject').fill('Your scarf');
    await expectAccessible(page, 'new conversation');
  });

  await test.step('what is written is kept when the sheet is closed', async () => {
    await dialog.getByRole('textbox', { name: 'Message' }).click();
    await page.keyboard.type(letters);
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    await page.reload();
    await page.getByRole('button', { name: 'New conversation' }).click();
    await expect(dialog.getByRole('textbox', { name: 'Message' })).toHaveText(letters);
    await expect(dialog.getByLabel('Subject')).toHaveValue('Your scarf');
  });

  await test.step('a double press sends once, and the conversation is open', async () => {
    await dialog.getByRole('button', { name: /^Send/ }).first().dblclick();
    await expect(page.getByRole('heading', { level: 2, name: 'Your scarf' })).toBeVisible();
    await expect(page.getByRole('article', { name: /^Our reply by Edda Lindqvist/ })).toContainText(letters);
    const { data } = await workspace.api<{ data: unknown[] }>('GET', '/conversations?view=all');
    expect(data).toMatchObject([
      { subject: 'Your scarf', status: 'waiting', customer: { name: 'Ada Byron' } },
    ]);
  });

  await test.step('undo brings the sheet back, and nothing else is left', async () => {
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(dialog.getByRole('textbox', { name: 'Message' })).toHaveText(letters);
    const { data } = await workspace.api<{ data: unknown[] }>('GET', '/conversations?view=all');
    expect(data).toEqual([]);
    await dialog.getByLabel('Subject').fill('Your green scarf');
    await page.keyboard.press('ControlOrMeta+Enter');
    await expect(page.getByRole('heading', { level: 2, name: 'Your green scarf' })).toBeVisible();
    await expect(dialog).toBeHidden();
  });

  await test.step('the page of a customer begins one to them', async () => {
    await page.goto('/customers');
    await page.getByRole('link', { name: /Ada Byron/ }).click();
    await page.getByRole('button', { name: 'Write' }).click();
    await expect(dialog.getByText('Ada Byron <ada@guests.example>')).toBeVisible();
    await expect(dialog.getByLabel('Subject')).toBeFocused();
  });
});

test('no letter is lost while the plain field gives way to the rich one', async ({ page, workspace }) => {
  const { id } = await workspace.api<{ id: string }>('POST', '/conversations', {
    customer: { name: 'Ines', email: 'ines@guests.example' },
    subject: 'A quieter room',
    text: 'Could we have a room away from the lift?',
    channel: 'phone',
  });
  await signIn(page);
  for (const pause of [0, 3, 10, 25]) {
    const release = await holdRichEditor(page);
    await page.goto(`/inbox/${id}`);
    await expect(page.getByRole('article').first()).toBeVisible();
    await page.keyboard.press('m');
    await expect(page.getByRole('textbox', { name: 'Reply' })).toBeFocused();
    const typed = page.keyboard.type(letters, { delay: pause });
    await expect(page.locator('textarea')).toHaveValue(/Ada/, { timeout: 5_000 });
    release();
    await typed;
    await expectReadyToWrite(page, 'Reply');
    await expect(page.getByRole('textbox', { name: 'Reply' })).toHaveText(letters);
    const emptied = page.waitForResponse(
      (answer) => answer.url().endsWith('/draft') && answer.request().postDataJSON().html === '',
    );
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.press('Delete');
    await emptied;
    await page.keyboard.press('Escape');
    await page.unrouteAll({ behavior: 'wait' });
  }
});

/** The rich editor's code comes when the test says so; the answer is kept by nobody, so that each visit waits anew. */
async function holdRichEditor(page: Page): Promise<() => void> {
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(/\/assets\/rich-editor-.*\.js$/, async (route) => {
    await released;
    await route.continue();
  });
  return release;
}
