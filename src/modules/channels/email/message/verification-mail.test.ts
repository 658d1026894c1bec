import { describe, expect, test } from 'vitest';
import { isVerificationMail } from './verification-mail.ts';

const mail = (
  from: string,
  subject: string,
  text = '',
  kind: 'human' | 'bulk' | 'mailing-list' = 'human',
) => ({
  from: { address: from },
  subject,
  text,
  origin: { kind },
});

describe('a mail that carries the key to an account elsewhere', () => {
  test.each([
    ['appleid@id.apple.com', 'Verify your Apple ID email address', 'Your code is\n\n482913\n'],
    ['noreply@email.apple.com', 'Your verification code', '482913'],
    ['no-reply@accounts.google.com', 'Security alert for your linked account: new sign-in', ''],
    ['noreply@google.com', 'Google Verification Code', 'G-482913'],
    ['no-reply@slack.com', 'Slack confirmation code: XKQ-PLM', ''],
    ['feedback@slack.com', 'Ann has invited you to join Acme on Slack', ''],
    [
      'noreply@github.com',
      '[GitHub] Please verify your email address.',
      'https://github.com/users/x/emails/1/confirm_verification/abc',
    ],
    ['noreply@github.com', '[GitHub] Sudo email verification code', '48291377'],
    [
      'account-security-noreply@accountprotection.microsoft.com',
      'Microsoft account security code',
      'Security code: 482913',
    ],
    ['noreply@discord.com', 'Verify Email Address for Discord', ''],
    ['no-reply@zoom.us', 'Please activate your Zoom account', ''],
    ['hello@tiny-startup.example', 'Confirm your e-mail', 'https://x.example/confirm?token=abc'],
    ['noreply@shop.example', 'Your one-time password', ''],
    ['verify@unheard.example', 'Hello', 'Your verification code is: 482913'],
    ['info@dienst.example', 'Ihr Bestätigungscode', '482913'],
    ['noreply@service.example', 'Confirmez votre adresse', ''],
    ['noreply@servicio.example', 'Tu código de verificación', ''],
    ['noreply@bank.example', 'Reset your password', ''],
  ])('%s: %s', (from, subject, text) => {
    const kind = /^(?:no|not|do)[-_.]?reply|verify|appleid|account|feedback/.test(from) ? 'human' : 'bulk';
    expect(isVerificationMail(mail(from, subject, text, kind))).toBe(true);
  });
});

describe('an ordinary mail', () => {
  test.each([
    ['gus@gmail.com', 'I never got the verification code', 'It says a code of 6 digits was sent.'],
    [
      'gus@mail.test',
      'Reset your password does not work',
      'I clicked https://us.test/reset?token=1 and nothing happens',
    ],
    ['gus@mail.test', 'Confirm your address please', 'Are you still at 1200 High Street?'],
    ['ann@google.com', 'Our booking for ten', 'Could we have the big table on 12 May?'],
    ['ann@microsoft.com', 'Verification of our invoice', 'Invoice 20261234 seems wrong.'],
    [
      'notifications@github.com',
      '[acme/app] The build fails (#1234)',
      'See https://github.com/acme/app/issues/1234',
    ],
    ['noreply@shop.example', 'Your order 482913 has left', 'Thank you for your order.'],
    ['newsletter@hotel.example', 'Spring offers', 'Rooms from 90.'],
    ['noreply@booking.example', 'New booking 4829133 for 12 May', 'Guest: Gus. Two nights.'],
  ])('%s: %s', (from, subject, text) => {
    expect(
      isVerificationMail(mail(from, subject, text, /^(?:noreply|newsletter)/.test(from) ? 'bulk' : 'human')),
    ).toBe(false);
  });
});
