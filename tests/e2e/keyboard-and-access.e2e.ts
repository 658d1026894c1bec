import { expectAccessible } from './access.ts';
import { expect, expectReadyToWrite, signIn, test, type Workspace } from './fixtures.ts';

const matters = [
  { subject: 'A quieter room', name: 'Ines Carvalho', text: 'Could we have a room away from the lift?' },
  { subject: 'Invoice of our stay', name: 'Jonas Weber', text: 'The invoice shows one night too many.' },
  { subject: 'Late arrival', name: 'Maeve Doyle', text: 'Our train comes at eleven. Is somebody there?' },
];

test('the inbox is worked through with the keyboard alone', async ({ page, workspace }) => {
  await fill(workspace);
  await signIn(page);
  await page.goto('/inbox');
  const list = page.getByRole('region', { name: 'Conversations' });
  const heading = (name: string) => page.getByRole('heading', { level: 2, name });
  await expect(list.getByRole('listitem')).toHaveCount(matters.length);

  await test.step('j and k move through the list', async () => {
    const address = (index: number) =>
      list.getByRole('listitem').nth(index).getByRole('link').getAttribute('href');
    const [first, second] = [(await address(0)) ?? '', (await address(1)) ?? ''];
    await page.keyboard.press('j');
    await expect(page).toHaveURL(new RegExp(`${first}$`));
    await page.keyboard.press('j');
    await expect(page).toHaveURL(new RegExp(`${second}$`));
    await page.keyboard.press('k');
    await expect(page).toHaveURL(new RegExp(`${first}$`));
  });

  await test.step('Ctrl K finds a conversation by its words', async () => {
    await page.keyboard.press('ControlOrMeta+k');
    const field = page.getByRole('combobox', { name: 'Find anything' });
    await expect(field).toBeFocused();
    await page.keyboard.type('invoice');
    await expect(page.getByRole('option', { name: /Invoice of our stay/ })).toHaveAttribute(
      'aria-selected',
      'true',
    );
    await page.keyboard.press('Enter');
    await expect(heading('Invoice of our stay')).toBeVisible();
  });

  await test.step('? lists the keys that hold, and Escape closes the list', async () => {
    await page.keyboard.press('Shift+?');
    const keys = page.getByRole('dialog', { name: 'Keyboard' });
    await expect(keys).toContainText('Next conversation');
    await expect(keys).toContainText('Write a private note');
    await page.keyboard.press('Escape');
    await expect(keys).toBeHidden();
  });

  await test.step('in a narrow window a key still opens an act', async () => {
    await page.setViewportSize({ width: 700, height: 800 });
    await page.keyboard.press('r');
    const sheet = page.getByRole('dialog', { name: 'Something failed: put it right' });
    await expect(sheet).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(sheet).toBeHidden();
    await page.setViewportSize({ width: 1440, height: 900 });
  });

  await test.step('n writes a note that stays among colleagues', async () => {
    await page.keyboard.press('n');
    await expectReadyToWrite(page, 'Private note');
    await page.keyboard.type('The night was booked twice.');
    await page.keyboard.press('ControlOrMeta+Enter');
    await expect(page.getByRole('article', { name: /^Private note by Edda Lindqvist/ })).toContainText(
      'The night was booked twice.',
    );
  });

  await test.step('letters that are typed press no keys', async () => {
    // The field of the note keeps the focus, for whoever has a second one.
    await page.keyboard.press('Escape');
    await page.keyboard.press('m');
    await expectReadyToWrite(page, 'Reply');
    await page.keyboard.type('jkc?');
    await expect(page.getByRole('textbox', { name: 'Reply' })).toHaveText('jkc?');
    await expect(heading('Invoice of our stay')).toBeVisible();
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.press('Delete');
    await page.keyboard.press('Escape');
  });

  await test.step('d closes and goes on to a neighbour', async () => {
    await page.keyboard.press('d');
    await expect(heading('Invoice of our stay')).toBeHidden();
    await page.keyboard.press('g');
    await page.keyboard.press('i');
    await expect(list.getByRole('listitem')).toHaveCount(matters.length - 1);
  });
});

for (const scheme of ['light', 'dark'] as const)
  test(`assistive technology finds nothing broken in the ${scheme} look`, async ({ page, workspace }) => {
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
    const conversations = await fill(workspace);
    await page.goto('/sign-in');
    await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible();
    await expectAccessible(page, 'sign-in');
    await signIn(page);
    await page.goto('/inbox');
    await expect(page.getByRole('listitem').first()).toBeVisible();
    await expectAccessible(page, 'inbox');
    await page.goto(`/inbox/${conversations[0]}`);
    await expect(page.getByRole('article').first()).toBeVisible();
    await expectAccessible(page, 'conversation');
    await page.keyboard.press('n');
    await expectReadyToWrite(page, 'Private note');
    await expectAccessible(page, 'private note');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Shift+?');
    await expect(page.getByRole('dialog', { name: 'Keyboard' })).toBeVisible();
    await expectAccessible(page, 'list of keys');
    await page.goto('/report-card');
    await expect(page.getByRole('region', { name: 'Core' })).toBeVisible();
    await expectAccessible(page, 'report card');
    await page.getByRole('link', { name: /1 of 1, see the evidence/ }).click();
    await expect(page.getByRole('dialog')).toContainText('Invoice of our stay');
    await expectAccessible(page, 'evidence');
    for (const screen of screensLookedAt) {
      await page.goto(screen);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await page.waitForLoadState('networkidle');
      await expectAccessible(page, screen);
    }
    for (const screen of ['/settings/workspace', '/settings/inboxes/new']) {
      await page.goto(screen);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await expect(page.getByRole('textbox', { name: 'Name' }).first()).toBeVisible();
      await expectAccessible(page, screen);
    }
  });

const screensLookedAt = ['/today', '/customers', '/recoveries', '/rules', '/true-here', '/settings'];

/** Three customers who wait, one of them with a basic that worked. Answers the conversations, the first first. */
async function fill(workspace: Workspace): Promise<string[]> {
  const ids: string[] = [];
  for (const { subject, name, text } of matters) {
    const customer = { name, email: `${name.split(' ')[0]?.toLowerCase()}@guests.example` };
    const { id } = await workspace.api<{ id: string }>('POST', '/conversations', {
      customer,
      subject,
      text,
      channel: 'phone',
    });
    ids.push(id);
  }
  const { data } = await workspace.api<{ data: { id: string }[] }>('GET', '/elements?pillar=core');
  const check = { elementId: data[0]?.id, conversationId: ids[1], outcome: 'kept' };
  await workspace.api('POST', '/checks', check);
  return ids;
}
