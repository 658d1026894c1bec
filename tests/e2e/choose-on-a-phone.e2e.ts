import type { Page } from '@playwright/test';
import PostalMime from 'postal-mime';
import { openMailSink } from '../faults/mail-sink.ts';
import { until } from '../faults/polling.ts';
import { expect, openPhone, test } from './fixtures.ts';
import { house, letter } from './letters.ts';

interface Sheet {
  id: string;
  nextStep: string | null;
  rating: { score: number } | null;
  steps: { step: string; by: { kind: string }; undoneAt: string | null }[];
  options: { words: string; chosenAt: string | null }[];
}

test('on a phone, without a script: not fixed, then fixed, a choice, and marks; staff see each as the guest’s own', async ({
  browser,
  workspace,
}) => {
  const sink = await openMailSink();
  const phone = await openPhone(browser);
  const path = await openRecovery();
  const step = (body: object) => workspace.api<Sheet>('POST', `${path}/steps`, body);
  const sheet = () => workspace.api<Sheet>('GET', path);

  await test.step('the first mail says who has it, and its button opens the page', async () => {
    await openFromMail(/is putting this right/);
    await expect(phone.getByRole('heading', { name: 'What we are putting right' })).toBeVisible();
    await expect(phone.getByText('There was dust on the table')).toBeVisible();
    await expect(phone.getByText('writes to you.', { exact: false })).toBeVisible();
    await expectNarrow(phone);
  });

  await test.step('what was done does not hold: not fixed, in their words', async () => {
    await step({ step: 'acknowledged' });
    await step({ step: 'apologised', words: 'The room was cleaned before the window was shut.' });
    await step({ step: 'fixed', words: 'Another table' });
    await openFromMail(/Is it fixed/);
    await phone.getByText('No, it is not fixed').tap();
    await phone.getByLabel(/What is still wrong/).fill('The chair is dusty too.');
    await phone.getByRole('button', { name: /it is not fixed/ }).tap();
    await expect(phone.getByText('You told us it is not fixed.')).toBeVisible();
    expect((await sheet()).nextStep).toBe('fixed');
  });

  await test.step('the second time it is fixed, and they say so', async () => {
    await step({ step: 'fixed', words: 'Another room' });
    await phone.reload();
    await phone.getByRole('button', { name: 'Yes, it is fixed' }).tap();
    await expect(phone.getByText('You told us it is fixed.')).toBeVisible();
  });

  await test.step('they choose what is for their trouble, once', async () => {
    await workspace.api('POST', `${path}/options`, { options: remedies, send: true });
    await openFromMail(/please choose/);
    await phone.getByRole('radio', { name: /Two more hours on the last day/ }).tap();
    await phone.getByRole('button', { name: 'This is my choice' }).tap();
    await expect(phone.getByRole('heading', { name: 'What you chose' })).toBeVisible();
    await expect(phone.getByRole('button', { name: 'This is my choice' })).toBeHidden();
    await expectNarrow(phone);
  });

  await test.step('at the end they mark it', async () => {
    await step({ step: 'last-touch', words: 'A card on the last evening' });
    await openFromMail(/How did we put it right/);
    for (const question of [/was fair/, /without hoops/, /honest, polite/])
      await phone.getByRole('group', { name: question }).getByRole('radio', { name: '5' }).tap();
    await phone.getByRole('radio', { name: 'much better' }).tap();
    await phone.getByRole('button', { name: 'Send my marks' }).tap();
    await expect(phone.getByRole('heading', { name: 'How you mark what we did' })).toBeVisible();
    const seen = await sheet();
    expect(seen.rating?.score).toBe(100);
    const theirs = seen.steps.filter(({ by }) => by.kind === 'customer').map((one) => one.step);
    expect(theirs.toSorted()).toEqual(['fix-confirmed', 'option-chosen', 'rated']);
    expect(seen.options.filter(({ chosenAt }) => chosenAt !== null)).toMatchObject([
      { words: 'Two more hours on the last day' },
    ]);
  });

  await test.step('and on their page they say what else went wrong', async () => {
    await phone.goto(`${workspace.url}/my`);
    await phone.getByRole('link', { name: 'Tell us what went wrong' }).tap();
    await phone.getByLabel('What went wrong?').fill('The window does not shut.');
    await phone.getByRole('button', { name: 'Tell us' }).tap();
    await expect(phone).toHaveURL(/\/my\/recovery\//);
    await expect(phone.getByText('has it, and keeps it until you say it is right')).toBeVisible();
  });
  await phone.context().close();
  await sink.close();

  async function openRecovery(): Promise<string> {
    const inbox = await workspace.api<{ id: string }>('POST', '/inboxes', {
      name: 'Reception',
      address: house,
      connection: { smtp: { host: '127.0.0.1', port: sink.port, security: 'none' } },
    });
    const mail = letter({ id: 'dust', subject: 'Dust', text: 'There was dust on the table.' });
    await workspace.raw(inbox.id, Buffer.from(mail));
    const list = () => workspace.api<{ data: { id: string }[] }>('GET', '/conversations');
    await expect.poll(async () => (await list()).data.length).toBe(1);
    const staff = await workspace.api<{ data: { id: string }[] }>('GET', '/staff');
    const failure = await workspace.api<{ recoveryId: string }>('POST', '/failures', {
      words: 'There was dust on the table',
      conversationId: (await list()).data[0]?.id,
      ownerStaffId: staff.data[0]?.id,
      severity: 3,
    });
    const place = `/recoveries/${failure.recoveryId}`;
    await workspace.api('PATCH', place, { paidMinor: 20_000, loss: 'time' });
    return place;
  }

  /** Follows the link of the mail and presses its button; who is inside already is led on by the link alone. */
  async function openFromMail(subject: RegExp): Promise<void> {
    const mail = await until(`a mail ${String(subject)}`, 60_000, async () => {
      for (const { raw } of sink.captures) {
        const read = await PostalMime.parse(Buffer.from(raw, 'latin1'));
        if (subject.test(read.subject ?? '')) return read;
      }
      return undefined;
    });
    await phone.goto(/https?:\/\/\S+\/l\/[\w.-]+/.exec(mail.text ?? '')?.[0] ?? '');
    const open = phone.getByRole('button', { name: 'Open it' });
    if (await open.isVisible()) await open.tap();
    await expect(phone).toHaveURL(/\/my\/recovery\//);
  }
});

const remedies = [
  { kind: 'credit', words: 'Eighteen pounds off the next stay', costMinor: 1200, faceMinor: 1800 },
  { kind: 'time', words: 'Two more hours on the last day', costMinor: 500, faceMinor: 1700 },
];

/** Nothing of the page is cut off or scrolls sideways on the narrowest phone. */
async function expectNarrow(page: Page): Promise<void> {
  await page.setViewportSize({ width: 320, height: 740 });
  await expect.poll(() => page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320);
}
