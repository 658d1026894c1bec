import { expectAccessible } from './access.ts';
import { expect, expectReadyToWrite, openPhone, owner, signIn, test, twoSeconds } from './fixtures.ts';
import { guest, house, letter } from './letters.ts';
import { openProvider } from './provider.ts';

const subject = 'A room away from the lift';
const neighbour = { name: 'Jonas Weber', email: 'jonas@guests.example' };

test('a mail comes in, is answered, is marked by the customer, and stands on the report card', async ({
  page,
  browser,
  workspace,
}) => {
  const provider = await openProvider();
  test.info().annotations.push({ type: 'mail', description: 'Dovecot by IMAP, swaks, and an SMTP sink' });
  const list = page.getByRole('region', { name: 'Conversations' });
  const row = list.getByRole('link', { name: subject });
  const foreign: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(workspace.url) && !/^(data|blob):/.test(request.url()))
      foreign.push(request.url());
  });

  try {
    await test.step('an inbox is connected by IMAP and SMTP', async () => {
      const inbox = await workspace.api<{ id: string }>('POST', '/inboxes', {
        name: 'Reception',
        address: house,
        connection: { imap: provider.imap, smtp: provider.smtp },
        passwords: { imapPassword: provider.password },
      });
      const verdict = await workspace.api<Record<'imap' | 'smtp', { code: string }>>(
        'POST',
        `/inboxes/${inbox.id}/test`,
        {},
      );
      expect({ imap: verdict.imap.code, smtp: verdict.smtp.code }).toEqual({ imap: 'ok', smtp: 'ok' });
      const health = () =>
        workspace.api<{ health: { state: string } }>('GET', `/inboxes/${inbox.id}`).then((one) => one.health);
      await expect.poll(async () => (await health()).state, { timeout: 30_000 }).toBe('working');
    });

    await test.step('an ordinary mail shows in the open inbox within two seconds', async () => {
      await signIn(page);
      await page.goto('/inbox');
      await expect(page.getByRole('heading', { name: 'Nobody is waiting' })).toBeVisible();
      // The very first mail of a server that has just started also starts the reader of mails.
      const early = letter({
        id: 'early',
        subject: 'Breakfast',
        text: 'When is it served?',
        from: neighbour,
      });
      await provider.write({ from: neighbour.email, to: house, raw: early });
      await expect(list.getByRole('link', { name: 'Breakfast' })).toBeVisible();
      await provider.write({
        from: guest.email,
        to: house,
        raw: letter({
          id: 'first',
          subject,
          text: 'Could we have a room away from the lift?',
          html: [
            '<h3>Our stay</h3><p>Could we have a room <b>away from the lift</b>?</p>',
            "<script>document.body.textContent = 'taken over'</script>",
            '<img src="http://pictures.elsewhere.example/seen.gif" alt="">',
            '<p><a href="javascript:void(0)" onclick="void(0)">Our plan</a></p>',
          ].join(''),
          attachment: { name: 'plan.txt', text: 'Two nights, two people.' },
        }),
      });
      await expect(row).toBeVisible(twoSeconds());
      await expect(row).toContainText(guest.name);
    });

    await test.step('it opens with safe HTML and its file', async () => {
      await row.click();
      const mail = page.getByTitle(`What ${guest.name} wrote`).contentFrame();
      await expect(mail.getByText('Could we have a room away from the lift?')).toBeVisible();
      await expect(mail.locator('script, [onclick], a[href^="javascript"]')).toHaveCount(0);
      await expect(page.getByText(/picture on another server is held back/)).toBeVisible();
      const download = page.waitForEvent('download');
      await page
        .getByRole('list', { name: 'Attachments' })
        .getByRole('link', { name: /plan\.txt/ })
        .click();
      const file = await (await download).createReadStream();
      expect(Buffer.concat(await file.toArray()).toString()).toBe('Two nights, two people.');
      expect(foreign).toEqual([]);
    });

    const ours = page.getByRole('article', { name: `Our reply by ${owner.name}` });
    const reply = await test.step('the reply leaves after its ten seconds and threads', async () => {
      await page.getByRole('textbox', { name: 'Reply' }).click();
      await expectReadyToWrite(page, 'Reply');
      await page.keyboard.type('Gladly. Room 7 looks over the harbour.');
      await page.getByRole('button', { name: 'Send', exact: true }).click();
      await expect(ours.getByText(/^Leaves in \d+ s$/)).toBeVisible();
      await expect(ours.getByText('Sent', { exact: true })).toBeVisible({ timeout: 45_000 });
      const mail = await provider.received(/room away from the lift/);
      expect(mail.subject).toBe(`Re: ${subject}`);
      expect(mail.inReplyTo).toBe('<first@guests.example>');
      expect(mail.references).toContain('<first@guests.example>');
      expect(mail.to?.map((one) => one.address)).toEqual([guest.email]);
      expect((mail.replyTo ?? [mail.from]).map((one) => one?.address)).toEqual([house]);
      expect(mail.text).toContain('Gladly. Room 7 looks over the harbour.');
      expect(mail.html).toContain('Gladly. Room 7 looks over the harbour.');
      return mail;
    });

    await test.step('the answer to a closed matter joins it and opens it again', async () => {
      await page.getByRole('button', { name: 'Close', exact: true }).click();
      await expect(row).toBeHidden();
      await provider.write({
        from: guest.email,
        to: house,
        raw: letter({
          id: 'second',
          subject: `Re: ${subject}`,
          text: 'Lovely. May we arrive at noon?',
          inReplyTo: reply.messageId ?? '',
        }),
      });
      await expect(row).toBeVisible(twoSeconds());
      await row.click();
      await expect(page.getByRole('article', { name: `${guest.name} wrote` })).toHaveCount(2);
      await expect(ours).toHaveCount(1);
    });

    const askAddress = await test.step('closing sends the ask', async () => {
      await workspace.api('PATCH', '/workspace', { settings: { askDelayMinutes: 0 } });
      await page.getByRole('button', { name: 'Close', exact: true }).click();
      const mail = await provider.received(/room away from the lift/);
      expect(mail.inReplyTo ?? mail.references).toBeTruthy();
      const address = new RegExp(`${workspace.url}/a/[^?\\s]+\\?mark=B`).exec(mail.text ?? '')?.[0];
      expect(address).toBeDefined();
      return address ?? '';
    });

    await test.step('the page of the ask is open to everybody, in both looks', async () => {
      const visitor = await browser.newContext({ viewport: { width: 375, height: 740 } });
      const shown = await visitor.newPage();
      for (const colorScheme of ['light', 'dark'] as const) {
        await shown.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        await shown.goto(askAddress);
        await expectAccessible(shown, `ask page, ${colorScheme}`);
      }
      await visitor.close();
    });

    await test.step('following the link marks nothing; pressing the button does', async () => {
      const phone = await openPhone(browser);
      await phone.goto(askAddress);
      await expect(phone.getByRole('radio', { name: /Better than I expected/ })).toBeChecked();
      const answers = () => workspace.api<{ data: unknown[] }>('GET', '/answers?question=school-mark');
      expect((await answers()).data).toEqual([]);
      await phone.getByRole('radio', { name: /You dazzled me/ }).check();
      await phone.getByLabel(/What have we missed/).fill('A second key would help.');
      // Pressed sooner than anybody reads, the page asks to press once more.
      await expect(async () => {
        await phone.getByRole('button', { name: 'Send my marks' }).click();
        await expect(phone.getByRole('heading', { name: 'Thank you' })).toBeVisible({ timeout: 1000 });
      }).toPass({ timeout: 20_000 });
      await expect(phone.getByText('A second key would help.')).toBeVisible();
      expect((await answers()).data).toHaveLength(1);
      await phone.context().close();
    });

    await test.step('the report card shows the answer and the kept promise, with their evidence', async () => {
      await page.goto('/report-card');
      await expect(page.getByText(/themselves, 1 of 1/)).toBeVisible();
      await expect(page.getByRole('region', { name: 'Our mark' })).toContainText('A');
      await page
        .getByRole('link', { name: /1 of 1, see the evidence/ })
        .first()
        .click();
      const evidence = page.getByRole('dialog');
      await expect(evidence).toContainText(subject);
      await expect(evidence).toContainText('Kept');
    });
  } finally {
    await provider.close();
  }
});

test('another system hands a raw mail in', async ({ page, workspace }) => {
  const { id } = await workspace.api<{ id: string }>('POST', '/inboxes', {
    name: 'Reception',
    address: house,
  });
  await signIn(page);
  await page.goto('/inbox');
  await expect(page.getByRole('heading', { name: 'Nobody is waiting' })).toBeVisible();
  const mail = Buffer.from(
    letter({ id: 'raw', subject: 'Late arrival', text: 'Our train comes at eleven.' }),
  );
  const first = await workspace.raw(id, mail);
  expect(first['outcome']).toBe('accepted');
  await expect(page.getByRole('link', { name: /Late arrival/ })).toBeVisible(twoSeconds());
  const again = await workspace.raw(id, mail);
  expect(again).toMatchObject({ outcome: 'duplicate', conversationId: first['conversationId'] });
  await expect(page.getByRole('region', { name: 'Conversations' }).getByRole('listitem')).toHaveCount(1);
});
