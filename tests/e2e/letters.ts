export const guest = { name: 'Ines Carvalho', email: 'ines@guests.example' };
export const house = 'hello@harbour.example';

interface Letter {
  id: string;
  subject: string;
  text: string;
  html?: string;
  attachment?: { name: string; text: string };
  /** The Message-ID of the mail that is answered, in angle brackets. */
  inReplyTo?: string;
  from?: { name: string; email: string };
}

/** A mail as ordinary programs write them: both forms of the words, and files behind them. */
export function letter({ id, subject, text, html, attachment, inReplyTo, from = guest }: Letter): string {
  const mixed = `mixed-${id}`;
  const both = `both-${id}`;
  const words = [
    `--${both}`,
    ...['Content-Type: text/plain; charset=utf-8', 'Content-Transfer-Encoding: 8bit', '', text, ''],
    `--${both}`,
    ...['Content-Type: text/html; charset=utf-8', 'Content-Transfer-Encoding: 8bit', ''],
    ...[html ?? `<p>${text}</p>`, '', `--${both}--`, ''],
  ];
  const file = attachment && [
    `--${mixed}`,
    `Content-Type: text/plain; charset=utf-8; name="${attachment.name}"`,
    `Content-Disposition: attachment; filename="${attachment.name}"`,
    ...['Content-Transfer-Encoding: base64', '', Buffer.from(attachment.text).toString('base64'), ''],
  ];
  return [
    `From: ${from.name} <${from.email}>`,
    `To: <${house}>`,
    `Subject: ${subject}`,
    `Message-ID: <${id}@guests.example>`,
    `Date: ${new Date().toUTCString().replace('GMT', '+0000')}`,
    ...(inReplyTo ? [`In-Reply-To: ${inReplyTo}`, `References: ${inReplyTo}`] : []),
    'MIME-Version: 1.0',
    `Content-Type: multipart/mixed; boundary="${mixed}"`,
    '',
    `--${mixed}`,
    `Content-Type: multipart/alternative; boundary="${both}"`,
    '',
    ...words,
    ...(file ?? []),
    `--${mixed}--`,
    '',
  ].join('\r\n');
}
