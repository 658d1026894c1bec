import type { Page } from '@playwright/test';
import { expect, owner, test } from './fixtures.ts';

test('whoever comes first sets the installation up with the keyboard, leaves, and comes back', async ({
  page,
}) => {
  await page.goto('/');
  await expect(page.getByRole('heading', { name: 'Welcome. Who are you?' })).toBeVisible();

  await test.step('too short a password is said beside the field, and nothing typed is lost', async () => {
    await expect(page.getByLabel('Name of the business')).toBeFocused();
    await typeThrough(page, [owner.business, owner.name, owner.email, 'short']);
    await page.keyboard.press('Enter');
    const password = page.getByLabel('Password');
    await expect(password).toBeFocused();
    await expect(password).toHaveAccessibleDescription(/at least twelve characters/i);
    await expect(page.getByLabel('E-mail')).toHaveValue(owner.email);
  });

  await test.step('the set-up leads straight into the product', async () => {
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type(owner.password);
    await page.keyboard.press('Tab');
    await expect(page.getByLabel('Time zone')).toHaveValue('Europe/London');
    await page.keyboard.press('Tab');
    await expect(page.getByRole('radio', { name: 'Hotel' })).toBeFocused();
    await page.keyboard.press('ArrowRight');
    await expect(page.getByRole('radio', { name: 'Adviser' })).toBeChecked();
    await page.keyboard.press('Tab');
    await expect(page.getByRole('button', { name: 'Begin' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/(today|inbox)$/);
    await expect(page.getByRole('navigation', { name: 'Main menu' })).toContainText(owner.business);
  });

  await test.step('the empty inbox says what will come', async () => {
    await page.keyboard.press('g');
    await page.keyboard.press('i');
    await expect(page.getByRole('heading', { name: 'Nobody is waiting' })).toBeVisible();
  });

  await test.step('signing out ends the session', async () => {
    await page.getByRole('button', { name: owner.name }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Sign out' }).focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
    await page.goto('/inbox');
    await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  });

  await test.step('a wrong password says so and keeps the address', async () => {
    await expect(page.getByLabel('E-mail')).toBeFocused();
    await typeThrough(page, [owner.email, 'not my password at all']);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('alert')).toHaveText(/Address and password do not go together/);
    await expect(page.getByLabel('E-mail')).toHaveValue(owner.email);
  });

  await test.step('the right one leads to where the person wanted to be', async () => {
    await page.getByLabel('Password').focus();
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type(owner.password);
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/inbox$/);
    await expect(page.getByRole('heading', { name: 'Nobody is waiting' })).toBeVisible();
  });
});

/** Types into the field that has the focus and goes on to the next by Tab, staying in the last. */
async function typeThrough(page: Page, words: readonly string[]): Promise<void> {
  for (const [index, word] of words.entries()) {
    if (index > 0) await page.keyboard.press('Tab');
    await page.keyboard.type(word);
  }
}
