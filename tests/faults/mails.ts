import { seededRandom } from '../../src/demo/random.ts';

/** A mail that nobody wrote, told apart by its id, which is the local part of its Message-ID. */
export interface FaultMail {
  id: string;
  raw: Buffer;
}

const words = [
  'lamp',
  'harbour',
  'supper',
  'invoice',
  'window',
  'blackbird',
  'scarf',
  'ferry',
  'kettle',
  'Grüße',
  'łódź',
];

export function mailsOf(seed: number, count: number, to: string): FaultMail[] {
  const random = seededRandom(seed);
  return Array.from({ length: count }, (_, index) => {
    const id = `m${seed}-${index}`;
    const sentence = Array.from({ length: random.between(4, 60) }, () => random.pick(words)).join(' ');
    const sender = `guest${random.between(1, 40)}@senders.example`;
    const attachment = random.chance(0.1) ? random.bytes(2000).toString('base64') : null;
    return { id, raw: mailOf({ id, from: sender, to, subject: `Matter ${id}`, text: sentence, attachment }) };
  });
}

interface MailParts {
  id: string | null;
  from: string;
  to: string;
  subject: string;
  text: string;
  attachment?: string | null;
  extraHeaders?: readonly string[];
}

export function mailOf({ id, from, to, subject, text, attachment, extraHeaders = [] }: MailParts): Buffer {
  const head = [
    ...extraHeaders,
    `From: <${from}>`,
    `To: <${to}>`,
    `Subject: ${subject}`,
    ...(id === null ? [] : [`Message-ID: <${id}@senders.example>`]),
    'Date: Mon, 02 Mar 2026 09:00:00 +0000',
    'MIME-Version: 1.0',
  ];
  const plain = ['Content-Type: text/plain; charset=utf-8', 'Content-Transfer-Encoding: 8bit', '', text, ''];
  if (!attachment) return Buffer.from([...head, ...plain].join('\r\n'));
  const lines = attachment.match(/.{1,76}/g) ?? [];
  const parts = [
    'Content-Type: multipart/mixed; boundary="part"',
    '',
    '--part',
    ...plain,
    '--part',
    'Content-Type: application/octet-stream; name="thing.bin"',
    'Content-Disposition: attachment; filename="thing.bin"',
    'Content-Transfer-Encoding: base64',
    '',
    ...lines,
    '--part--',
    '',
  ];
  return Buffer.from([...head, ...parts].join('\r\n'));
}
