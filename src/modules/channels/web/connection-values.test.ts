import { expect, test } from 'vitest';
import { connectionOf } from './connection-values.ts';

function form(values: Record<string, string>): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(values)) data.set(name, value);
  return data;
}

test('a password left empty is not sent, so it stays as it is', () => {
  const given = connectionOf(
    form({ fetches: 'on', imapHost: 'imap.example.org', imapPassword: '' }),
    undefined,
  );
  expect(given.passwords).not.toHaveProperty('imapPassword');
});

test('a connection that is taken away takes its password with it', () => {
  const given = connectionOf(form({}), {
    imap: {
      host: 'imap.example.org',
      port: 993,
      security: 'tls',
      user: 'help',
      folder: 'INBOX',
      afterFetch: 'leave',
    },
    plusAddress: 'avoid',
    sendsPerHour: 200,
  });
  expect(given).toEqual({
    connection: { plusAddress: 'avoid', sendsPerHour: 200 },
    passwords: { imapPassword: '', smtpPassword: '' },
  });
});
