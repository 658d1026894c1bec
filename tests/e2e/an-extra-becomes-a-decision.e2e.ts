import type { Page } from '@playwright/test';
import { expectAccessible } from './access.ts';
import { expect, signIn, test, type Workspace } from './fixtures.ts';

/** A company guest with one of its people and a conversation with them. */
async function aConversation(workspace: Workspace, text: string) {
  const company = await workspace.api<{ id: string }>('POST', '/customers', {
    name: 'Marlow & Finch',
    kind: 'company',
  });
  const person = await workspace.api<{ id: string }>('POST', '/customers', {
    name: 'Ana Costa',
    email: 'ana@marlow.example',
    companyId: company.id,
  });
  const conversation = await workspace.api<{ id: string }>('POST', '/conversations', {
    customerId: person.id,
    subject: 'Our next stay',
    text,
    channel: 'phone',
  });
  return { companyId: company.id, conversationId: conversation.id };
}

const dialog = (page: Page, name: string) => page.getByRole('dialog', { name });

test('an extra given three times becomes a decision, by mouse and by keyboard', async ({
  page,
  workspace,
}) => {
  const { companyId, conversationId } = await aConversation(workspace, 'The elderflower was lovely.');
  await signIn(page);
  await page.goto(`/inbox/${conversationId}?view=all`);

  await test.step('the first time by mouse', async () => {
    await page.getByRole('button', { name: 'Extra' }).click();
    const form = dialog(page, 'Something beyond the promise');
    await form.getByLabel('Kind').fill('Welcome drink');
    await form.getByLabel('What exactly').fill('Elderflower, no ice');
    await form.getByLabel('Cost').fill('3.50');
    await form.getByLabel('Minutes').fill('4');
    await expectAccessible(page, 'record an extra');
    await form.getByRole('button', { name: 'Record' }).click();
    await expect(form).toBeHidden();
    const taken = page.getByRole('group', { name: 'How was it taken: Elderflower, no ice' });
    await taken.getByRole('button', { name: 'Delighted' }).click();
    await expect(taken.getByRole('button', { name: 'Delighted' })).toHaveAttribute('aria-pressed', 'true');
  });

  await test.step('the second and third time by keyboard; the third asks what is to become of it', async () => {
    const give = async () => {
      await page.locator('#thread').focus();
      await page.keyboard.press('e');
      await expect(page.getByRole('combobox', { name: 'Kind' })).toBeFocused();
      await page.keyboard.type('welc');
      await expect(page.getByRole('option', { name: /Welcome drink/ })).toBeVisible();
      await page.keyboard.press('Enter');
      await page.keyboard.press('Enter');
    };
    await give();
    await expect(dialog(page, 'Something beyond the promise')).toBeHidden();
    await give();
    const form = dialog(page, 'Something beyond the promise');
    await expect(form.getByText('This makes it 3 times running')).toBeVisible();
    await expectAccessible(page, 'the third time running');
    await form.getByRole('radio', { name: /Vary it/ }).focus();
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    await expect(form.getByRole('radio', { name: /Promise it/ })).toBeChecked();
    await form.getByLabel('Why, in a few words').focus();
    await page.keyboard.type('It is what they come for.');
    await page.keyboard.press('Enter');
    await expect(form).toBeHidden();
  });

  await test.step('the decision stands in the log, and comes back for review', async () => {
    await page.goto('/same-page/decisions');
    const card = page.getByRole('region', {
      name: 'What becomes of “Welcome drink”, now that it is expected?',
    });
    await expect(card.getByText('It is what they come for.')).toBeVisible();
    await expect(card.getByText(/Edda Lindqvist/)).toBeVisible();
    await expectAccessible(page, 'decisions');
    await page.goto(`/customers/${companyId}`);
    const habits = page.getByRole('region', { name: 'What they have become used to' });
    await expect(habits.getByText('3 times in a row')).toBeVisible();
    await expect(habits.getByText(/Promised on/)).toBeVisible();
    await expectAccessible(page, 'the page of a customer');
  });
});

test('a no under a rule nobody told shows as our failure, and is put on the page', async ({
  page,
  workspace,
}) => {
  const { conversationId } = await aConversation(workspace, 'May we keep the rooms until four on Sunday?');
  const { data: staff } = await workspace.api<{ data: { id: string }[] }>('GET', '/staff');
  await workspace.api('POST', '/rules', {
    staffWording: 'No late checkout on Sundays',
    customerSentence: 'On Sundays rooms are needed back by eleven.',
    kind: 'commercial',
    flex: 'soft',
    isTold: false,
    untoldBecause: 'Nobody thought of it',
    ownerStaffId: staff[0]?.id,
    reviewBy: new Date(Date.now() + 100 * 86_400_000).toISOString().slice(0, 10),
  });
  await signIn(page);
  await page.goto(`/inbox/${conversationId}?view=all`);
  // Until the acts have been fetched, their buttons rest and their keys do nothing.
  await expect(page.getByRole('button', { name: 'Request' })).toBeEnabled();
  await page.locator('#thread').focus();
  await page.keyboard.press('q');
  const request = dialog(page, 'What they asked for');
  await request.getByLabel('In their words').fill('May we keep the rooms until four on Sunday?');
  await request.getByRole('combobox', { name: 'Kind' }).fill('Late checkout');
  await expect(request.getByLabel(/Unusual/)).toBeChecked();
  await expectAccessible(page, 'record a request');
  await request.getByRole('button', { name: 'Record' }).click();
  await expect(request).toBeHidden();

  await page.getByRole('button', { name: 'Answer: Late checkout' }).click();
  const answer = dialog(page, 'Answer the request');
  await answer.getByRole('radio', { name: 'No' }).check();
  await answer.getByRole('button', { name: 'Save the answer' }).click();
  await expect(answer.getByText('A no names the rule that says so.')).toBeVisible();
  await answer
    .getByLabel('Which rule says so?')
    .selectOption({ label: 'No late checkout on Sundays (not told to customers)' });
  await answer.getByRole('button', { name: 'Save the answer' }).click();
  await expect(answer.getByText('That is our failure, not their mistake.')).toBeVisible();
  await expectAccessible(page, 'our failure');
  await answer.getByRole('button', { name: 'Put it on the page' }).click();
  await expect(answer.getByRole('button', { name: 'On the page now' })).toBeVisible();
  await answer.getByRole('button', { name: 'Close' }).click();

  await page.goto('/same-page/requests');
  await expect(page.getByText('Our failure: they had not been told.')).toBeVisible();
  await expectAccessible(page, 'requests and extras');
  await page.goto('/same-page/limits');
  await page.getByRole('tab', { name: /^Told/ }).click();
  await expect(page.getByRole('listitem').filter({ hasText: 'No late checkout on Sundays' })).toBeVisible();
});
