import type { Page } from '@playwright/test';
import { expectAccessible } from './access.ts';
import { expect, signIn, test, twoSeconds, type Workspace } from './fixtures.ts';
import { guest, house, letter } from './letters.ts';

const sarcasm = 'Not exactly five star service';
const pleased = { name: 'Ruth Adeyemi', email: 'ruth@guests.example' };
const card = (page: Page, name: string) => page.getByRole('region', { name });

/** A house that calls itself five star, somebody who is pleased, and a flagship guest who is not. */
async function lettersArrive(workspace: Workspace) {
  await workspace.api('PATCH', '/workspace', { slogans: ['five star service'] });
  await workspace.api('POST', '/customers', { ...guest, tier: 'flagship' });
  const inbox = await workspace.api<{ id: string }>('POST', '/inboxes', { name: 'Desk', address: house });
  const arrives = (mail: Parameters<typeof letter>[0]) => workspace.raw(inbox.id, Buffer.from(letter(mail)));
  const text = 'The box you sent arrived scuffed and half open. It was to be a present.';
  const { conversationId } = await arrives({ id: 'sarcasm', subject: sarcasm, text });
  await arrives({ id: 'praise', subject: 'Thank you', text: 'Truly 5-star service!', from: pleased });
  return String(conversationId);
}

test('our own words, thrown back, reach a person and are put right', async ({ page, workspace }) => {
  const conversationId = await lettersArrive(workspace);
  await signIn(page);

  await test.step('the message stands on top of Today with the words it quotes; praise does not', async () => {
    await page.goto('/today');
    const echoes = card(page, 'Thrown back at us');
    await expect(echoes.getByText(`“${sarcasm}”`)).toBeVisible(twoSeconds());
    await expect(
      echoes.getByText(/quotes “five star service” · flagship customer · weighs 4.5/),
    ).toBeVisible();
    await expect(echoes.getByText(pleased.name)).toBeHidden();
    await expect(page.getByRole('main').getByRole('heading', { level: 2 }).first()).toHaveText(
      'Thrown back at us',
    );
    await expectAccessible(page, 'thrown back at us');
  });

  await test.step('a program that closes whatever says "thank you" does not close it', async () => {
    const status = () =>
      workspace.api<{ status: string }>('GET', `/conversations/${conversationId}`).then((one) => one.status);
    const thanks = { direction: 'in', text: 'Thank you.' };
    await workspace.api('POST', `/conversations/${conversationId}/messages`, thanks);
    await workspace.api('PATCH', `/conversations/${conversationId}`, { status: 'closed' });
    await expect.poll(status, { timeout: 15_000 }).toBe('open');
  });

  await test.step('one key orders the inbox by what needs us, and the message says why', async () => {
    const later = { subject: 'Breakfast', text: 'When is it served?', customer: pleased, channel: 'phone' };
    await workspace.api('POST', '/conversations', later);
    await page.goto('/inbox');
    const rows = page.getByRole('region', { name: 'Conversations' }).getByRole('listitem');
    await expect(rows).toHaveCount(3);
    await expect(rows.first()).toContainText('Breakfast');
    await page.keyboard.press('o');
    await expect(page).toHaveURL(/order=need/);
    await expect(rows.first()).toContainText(sarcasm);
    await expect(rows.first()).toContainText('Throws our words back');
    await page.keyboard.press('j');
    await expect(page).toHaveURL(new RegExp(conversationId));
    const message = page.getByRole('article', { name: `${guest.name} wrote` }).first();
    await expect(message.getByText('Throws our words back: “five star service”')).toBeVisible();
    await expect(page.getByText('Throws our words back: “five star service”')).toHaveCount(1);
    await expectAccessible(page, 'an echo in its conversation');
  });

  await test.step('a person says it is meant so, and it is theirs to put right', async () => {
    await page.getByRole('button', { name: 'Meant so: put it right' }).focus();
    await page.keyboard.press('Enter');
    await expect(page.getByText('It is yours, and being put right from now on.')).toBeVisible();
    await expect(page).toHaveURL(/\/recoveries\//);
    await expect(page.getByText('They threw our own words back: “five star service”.')).toBeVisible();
    await expect(page.getByText('Edda Lindqvist owns it')).toBeVisible();
  });

  await test.step('it is nowhere counted as praise, and waits on Today no more', async () => {
    const { experience } = await workspace.api<{ experience: { counts: unknown } }>('GET', '/report-cards');
    expect(experience.counts).toMatchObject({ delighted: 0, n: 0 });
    await page.goto('/today');
    await expect(card(page, 'I put right')).toContainText('scuffed');
    await expect(card(page, 'Thrown back at us')).toBeHidden();
    const { data } = await workspace.api<{ data: unknown[] }>('GET', '/failures');
    expect(data).toMatchObject([
      { source: 'echo', severity: 2, effectiveSeverity: 3, tierAtTime: 'flagship' },
    ]);
  });

  await test.step('what was learnt has a place: the case is marked, and the barriers are answered without a name', async () => {
    await page.goto(`/inbox/${conversationId}`);
    await page.getByRole('button', { name: 'Awful' }).click();
    await page.getByRole('link', { name: 'Say what was there' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Is it true here?' })).toBeVisible();
    await expect(card(page, 'Cases').getByRole('link', { name: sarcasm })).toBeVisible();
    await page.getByLabel('Something to look for').fill('One person from start to end');
    await page.keyboard.press('Enter');
    const tick = page.getByRole('button', { name: /One person from start to end: not looked at/ });
    await tick.focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('button', { name: /One person from start to end: was there/ })).toBeVisible();
    await expectAccessible(page, 'great and awful');
    await page.getByRole('tab', { name: 'Five barriers' }).click();
    const statements = page.getByRole('main').getByRole('group');
    await expect(statements).toHaveCount(10);
    for (const statement of await statements.all())
      await statement.getByRole('radio', { name: '4 of 5' }).check();
    await expectAccessible(page, 'five barriers');
    await page.getByRole('button', { name: 'Send without my name' }).click();
    await expect(page.getByText('Nobody sees who said what.')).toBeVisible();
    await expect(page.getByText('Answers so far from staff: 0, from leaders: 1.')).toBeVisible();
  });
});
