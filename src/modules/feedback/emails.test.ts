import { expect, test } from 'vitest';
import { askMail, questionsMail } from './emails.ts';

const facts = {
  pageUrl: 'https://desk.test/a/w.secret',
  workspaceName: 'Harbour <House>',
  subject: 'The lamp',
  staffName: 'Sam',
  language: 'en',
  restDays: 30,
};

test('the mail of an ask has five letters that only open the page, as HTML and as plain text', async () => {
  const mail = await askMail(facts);
  for (const mark of ['A', 'B', 'C', 'D', 'F']) {
    expect(mail.html).toContain(`href="https://desk.test/a/w.secret?mark=${mark}"`);
    expect(mail.text).toContain(`https://desk.test/a/w.secret?mark=${mark}`);
  }
  expect(mail.text).toContain('Sam at Harbour <House> looked after you.');
  expect(mail.text).toContain('If something is still open, simply answer this mail.');
  expect(mail.html).not.toMatch(/<img|<script|<form/);
});

test('it offers to decline, and names of others are never markup', async () => {
  const mail = await askMail(facts);
  expect(mail.unsubscribeUrl).toBe('https://desk.test/a/w.secret/decline');
  expect(mail.text).toContain('Please do not ask me again: https://desk.test/a/w.secret/decline');
  expect(mail.html).toContain('Harbour &lt;House&gt;');
});

test.each([
  ['The lamp', 'Re: The lamp'],
  ['RE: The lamp', 'RE: The lamp'],
  ['', 'How did we do?'],
])('the subject %j goes on as %j', async (subject, expected) => {
  expect((await askMail({ ...facts, subject })).subject).toBe(expected);
});

test.each(['check-in', 'same-sentence'] as const)(
  'a %s says who asks, and declining is a link',
  async (kind) => {
    const { pageUrl, workspaceName, language, restDays } = facts;
    const mail = await questionsMail({ kind, pageUrl, workspaceName, language, restDays });
    expect(mail.text.split('\n')[0]).toContain('Harbour <House>');
    expect(mail.text).toContain('Please do not ask me again: https://desk.test/a/w.secret/decline');
    expect(mail.html).toContain('<a href="https://desk.test/a/w.secret/decline"');
  },
);
