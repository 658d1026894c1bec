import { expectAccessible } from './access.ts';
import { expect, signIn, test } from './fixtures.ts';

test('a hard rule is found by keyboard, explained with the nearest yes, and cited', async ({
  page,
  workspace,
}) => {
  const customer = await workspace.api<{ id: string }>('POST', '/customers', {
    name: 'Jonas Weber',
    email: 'jonas@mail.example',
  });
  const conversation = await workspace.api<{ id: string }>('POST', '/conversations', {
    customerId: customer.id,
    subject: 'Breakfast with Bruno',
    text: 'May Bruno, my spaniel, come to breakfast with me?',
    channel: 'phone',
  });
  const { data: staff } = await workspace.api<{ data: { id: string }[] }>('GET', '/staff');
  const base = {
    isTold: true,
    ownerStaffId: staff[0]?.id,
    reviewBy: new Date(Date.now() + 100 * 86_400_000).toISOString().slice(0, 10),
  };
  const words = 'I would love to have him in; hygiene law keeps dogs out of the room where food is served.';
  const nearestYes = 'We lay your breakfast on the terrace, with water and a blanket for him.';
  await workspace.api('POST', '/rules', {
    ...base,
    staffWording: 'No dogs in the restaurant',
    customerSentence: 'Dogs wait outside the restaurant.',
    kind: 'law',
    flex: 'hard',
    wordsToUse: words,
    nearestYes,
    situations: ['Can my dog come to breakfast with me?'],
  });
  await workspace.api('POST', '/rules', {
    ...base,
    staffWording: 'Breakfast until ten',
    customerSentence: 'Breakfast is served until ten.',
    kind: 'habit',
    flex: 'soft',
  });
  await signIn(page);
  await page.goto(`/inbox/${conversation.id}?view=all`);
  await expect(page.getByRole('button', { name: 'Which rule?' })).toBeEnabled();
  const finder = page.getByRole('dialog', { name: 'Which rule, and what do I say?' });
  const best = finder.getByRole('listitem').first();

  await test.step('one key and the customer’s words find the rule, and say that it never bends', async () => {
    await page.locator('#thread').focus();
    await page.keyboard.press('w');
    await expect(finder.getByLabel('What does the customer want?')).toBeFocused();
    await page.keyboard.type('his dog at breakfast');
    await expect(best.getByRole('link', { name: 'No dogs in the restaurant' })).toBeVisible();
    await expect(best.getByText('Never bends')).toBeVisible();
    await expect(best.getByText(nearestYes)).toBeVisible();
    await expect(best.getByRole('button', { name: 'Bend it' })).toHaveCount(0);
    await expectAccessible(page, 'a hard rule in the navigator');
  });

  await test.step('the words and the nearest yes stand in the reply', async () => {
    await best.getByRole('button', { name: 'Put into the reply' }).focus();
    await page.keyboard.press('Enter');
    await expect(finder).toBeHidden();
    await expect(page.getByRole('textbox', { name: 'Reply' })).toContainText(`${words} ${nearestYes}`);
  });

  await test.step('the no cites its rule', async () => {
    await page.locator('#thread').focus();
    await page.keyboard.press('w');
    await page.keyboard.type('his dog at breakfast');
    await best.getByRole('button', { name: 'I held to it' }).focus();
    await page.keyboard.press('Enter');
    await expect(finder).toBeHidden();
    const block = page.getByRole('heading', { name: 'Rules that stood in the way' }).locator('xpath=../..');
    await expect(block.getByText('No dogs in the restaurant')).toBeVisible();
    await expect(block.getByText('Held to')).toBeVisible();
  });

  await test.step('nobody can bend it, by whatever way', async () => {
    const { data } = await workspace.api<{ data: { ruleId: string }[] }>('GET', '/rules/find?words=dog');
    const bent = workspace.api('POST', `/rules/${data[0]?.ruleId ?? ''}/flags`, { outcome: 'bent' });
    await expect(bent).rejects.toThrow(/409.*rule_is_hard/);
    const [other] = (await workspace.api<{ data: { staffWording: string }[] }>('GET', '/rules')).data;
    expect(other?.staffWording).toBe('No dogs in the restaurant');
  });
});
