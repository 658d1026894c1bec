import type { Platform } from '#platform/context.ts';
import { smtpClient, type SmtpServerAddress } from './smtp-client.ts';

/** A mail of the installation itself, about an account: an invitation, a new password. Plain text, and few of them. */
export interface AccountMail {
  to: { name: string; address: string };
  fromName: string;
  subject: string;
  text: string;
  /** Names the mail, so that a second try of the same one is recognisably the same. */
  id: string;
}

/**
 * Sends over SMTP_URL. Throws when another try is worth it, so that the queue makes it; two copies of such a mail do no
 * harm. A mail that the server refuses for good is logged and given up.
 */
export async function sendAccountMail(platform: Platform, mail: AccountMail): Promise<void> {
  const { smtpUrl, mailFrom, baseUrl } = platform.config;
  if (!smtpUrl)
    return platform.log.warn({ mailId: mail.id }, 'no SMTP_URL: a mail about an account was not sent');
  const from = /<([^<>]+)>\s*$/.exec(mailFrom)?.[1] ?? mailFrom;
  const { default: MailComposer } = await import('nodemailer/lib/mail-composer');
  const composer = new MailComposer({
    from: { name: oneLine(mail.fromName), address: from },
    to: { name: oneLine(mail.to.name), address: mail.to.address },
    subject: oneLine(mail.subject),
    messageId: `<${mail.id}@${new URL(baseUrl).hostname}>`,
    date: platform.clock.now(),
    text: mail.text,
    // RFC 3834: absence notes and the like must not answer this.
    headers: { 'auto-submitted': 'auto-generated' },
    disableFileAccess: true,
    disableUrlAccess: true,
    newline: 'windows',
  });
  const raw = await composer.compile().build();
  // The operator of the installation wrote this address; what inboxes may not reach is no limit for it.
  const client = smtpClient(serverOf(smtpUrl), 'allow');
  try {
    const outcome = await client.send({ from, to: [mail.to.address], raw });
    if (outcome.kind === 'sent') return;
    if (outcome.kind !== 'rejected')
      throw new Error(`A mail about an account was not sent: ${outcome.detail}`);
    platform.log.warn({ mailId: mail.id, detail: outcome.detail }, 'a mail about an account was refused');
  } finally {
    client.close();
  }
}

function serverOf(smtpUrl: string): SmtpServerAddress {
  const url = new URL(smtpUrl);
  const isTls = url.protocol === 'smtps:';
  const isThisMachine = /^(localhost|127\.|\[::1\])/.test(url.hostname);
  return {
    host: url.hostname,
    port: url.port ? Number(url.port) : isTls ? 465 : 587,
    // On this machine nobody listens in between, and a local relay seldom has a certificate.
    security: isTls ? 'tls' : isThisMachine ? 'none' : 'starttls',
    user: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
  };
}

/** Names of people and workspaces go into headers: a line break in one would begin another header. */
function oneLine(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim();
}
