import { expectAccessible } from './access.ts';
import { expect, signIn, test, twoSeconds, type Workspace } from './fixtures.ts';

interface Due {
  id: string;
  promise: { name: string };
  state: string;
  outcome: string;
}

test('a call back promised by keyboard goes at risk, is kept and stands on the card; another is missed', async ({
  page,
  workspace,
}) => {
  const lamp = await begin(workspace, 'Lamp over the mirror', 'Maeve Doyle');
  const bill = await begin(workspace, 'Bill of March', 'Jonas Weber');
  // The last quarter of this is what a screen has to open in; on a busy machine that takes longer.
  const seconds = 24 * Math.min(4, twoSeconds().timeout / 2000);
  const inSeconds = (n: number) => new Date(Date.now() + n * 1000).toISOString();
  const dueOf = async (id: string, name: string) => {
    const { data } = await workspace.api<{ data: Due[] }>('GET', `/conversations/${id}/promises`);
    return data.find(({ promise }) => promise.name === name);
  };
  await signIn(page);

  const promised = await test.step('p, a few words, Enter: it is promised', async () => {
    await page.goto(`/inbox/${lamp}`);
    await expect(page.getByRole('heading', { level: 2, name: 'Lamp over the mirror' })).toBeVisible();
    await expect(page.getByRole('button', { name: /^Promise/ })).toBeEnabled();
    await page.keyboard.press('p');
    await expect(page.getByRole('textbox', { name: 'What did you promise?' })).toBeFocused();
    await page.keyboard.type('Call Maeve about the lamp');
    await page.keyboard.press('Enter');
    await expect(page.getByText(/^Promised for/)).toBeVisible();
    await expect(page.getByText('Edda Lindqvist promised it')).toBeVisible();
    const due = await dueOf(lamp, 'Call Maeve about the lamp');
    if (!due) throw new Error('Nothing was promised');
    return due.id;
  });

  await test.step('its date moves by telling the customer, and the first stays visible', async () => {
    const tell = { how: 'aloud', said: 'I call you in a minute.' };
    await workspace.api('POST', `/promises/due/${promised}/move`, { dueAt: inSeconds(seconds), tell });
    await expect(page.getByText(/first said/)).toBeVisible();
  });

  await test.step('in its last quarter it stands on Today', async () => {
    await expect
      .poll(async () => (await dueOf(lamp, 'Call Maeve about the lamp'))?.state, { timeout: seconds * 1000 })
      .toBe('at-risk');
    await page.goto('/today');
    await expect(
      page.getByRole('region', { name: 'Needs you now' }).getByText('Call Maeve about the lamp'),
    ).toBeVisible();
    const tell = { how: 'aloud', said: 'I am dialling.' };
    await workspace.api('POST', `/promises/due/${promised}/move`, { dueAt: inSeconds(600), tell });
  });

  await test.step('y and Enter say it is done, and it is evidence once', async () => {
    await page.goto(`/inbox/${lamp}`);
    await expect(page.getByRole('button', { name: /^Done/ })).toBeEnabled();
    await page.keyboard.press('y');
    await expect(page.getByRole('textbox', { name: 'In a few words' })).toBeFocused();
    await page.keyboard.type('Bright lamp by noon.');
    await page.keyboard.press('Enter');
    await expect(page.getByText('Kept.', { exact: true })).toBeVisible();
    await expect.poll(() => evidenceOf(workspace, lamp), { timeout: 20_000 }).toEqual(['kept']);
  });

  await test.step('one that nobody keeps is missed, and Today says so', async () => {
    const words = { kind: 'call-back', words: 'Call Jonas about the bill' };
    await workspace.api('POST', `/conversations/${bill}/promises`, { ...words, dueAt: inSeconds(2) });
    await expect
      .poll(async () => (await dueOf(bill, words.words))?.outcome, { timeout: 30_000 })
      .toBe('missed');
    await page.goto('/today');
    await expect(page.getByRole('heading', { name: 'Late and still unanswered' })).toBeVisible();
    await expect(page.getByRole('link', { name: /Jonas Weber/ })).toBeVisible();
    await expectAccessible(page, 'Today with a promise missed');
  });

  await test.step('the Promises screen shows both and is open to everybody', async () => {
    await page.keyboard.press('g');
    await page.keyboard.press('p');
    await expect(page.getByRole('heading', { level: 1, name: 'Promises' })).toBeVisible();
    await expect(page.getByRole('region', { name: 'Missed and still unanswered' })).toContainText(
      'Jonas Weber',
    );
    await expectAccessible(page, 'Promises');
  });
});

async function begin(workspace: Workspace, subject: string, name: string): Promise<string> {
  const email = `${name.split(' ')[0]?.toLowerCase()}@guests.example`;
  const { id } = await workspace.api<{ id: string }>('POST', '/conversations', {
    customer: { email, name },
    channel: 'phone',
    subject,
    text: `${subject}.`,
  });
  return id;
}

/** What stands on the report card about promises made by hand in this conversation. */
async function evidenceOf(workspace: Workspace, conversationId: string): Promise<string[]> {
  const { data } = await workspace.api<{
    data: { outcome: string; conversation: { id: string } | null }[];
  }>('GET', '/report-cards/evidence?pillar=core');
  return data.filter(({ conversation }) => conversation?.id === conversationId).map(({ outcome }) => outcome);
}
