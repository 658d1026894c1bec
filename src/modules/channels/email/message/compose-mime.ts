import MailComposer from 'nodemailer/lib/mail-composer';
import { type Mailbox, normaliseAddress } from './addresses.ts';
import { loopField } from './automatic-mail.ts';
import { escapeText } from './escape.ts';
import { htmlToText } from './html-to-text.ts';
import { limits } from './limits.ts';
import { cleanId } from './message-ids.ts';
import { plainLine, plainText } from './plain-line.ts';
import { replyMarkerLine } from './reply-marker.ts';
import { safeHtml } from './safe-html.ts';

/** One outgoing mail. Everything that differs between two sends of it is given, so the bytes are the same. */
export interface OutgoingMail {
  from: Mailbox;
  replyTo?: Mailbox;
  to: Mailbox[];
  cc?: Mailbox[];
  /** Recipients that no header names; they stand in the envelope only. */
  bcc?: Mailbox[];
  subject: string;
  /** What the person wrote, made safe again here. */
  html: string;
  /** Only where somebody wrote plain text himself; otherwise it is made from the HTML. */
  text?: string;
  /** Earlier messages, newest first, below a line of our own. */
  earlier?: { words: string; messages: EarlierMessage[] };
  /** With angle brackets. Fixed by the caller, so that a second attempt is recognisably the same mail. */
  messageId: string;
  inReplyTo?: string;
  references?: string[];
  date: Date;
  attachments?: OutgoingAttachment[];
  /** `reply` for what a person wrote, otherwise how RFC 3834 asks automatic mail to be marked. */
  origin: 'reply' | 'auto-replied' | 'auto-generated';
  /** Tells our own mail when it comes back. */
  loopMark: string;
  /** Offered by the mail program as one-click unsubscribe (RFC 8058). */
  unsubscribeUrl?: string | undefined;
}

export interface EarlierMessage {
  /** The sentence above it, in the words of the catalogue: `On 3 May, Ann wrote:`. */
  introduction: string;
  /** Safe HTML of the part that its author wrote. */
  html: string;
}

export interface OutgoingAttachment {
  name: string;
  mediaType: string;
  bytes: Uint8Array;
  /** Makes it a picture within the HTML, referred to as `cid:`. */
  contentId?: string;
}

export interface ComposedMail {
  /** The message with CRLF line ends; the dots of SMTP are doubled by whoever speaks SMTP. */
  raw: Buffer;
  envelope: { from: string; to: string[] };
}

/**
 * Writes the mail. Nothing given by people reaches a header as it is: addresses are normalised and refused when
 * they are none, names and the subject are one clean line each, ids keep only what an id may hold.
 */
export async function composeMime(mail: OutgoingMail): Promise<ComposedMail> {
  const html = safeHtml(plainText(mail.html, limits.htmlLength));
  const history = mail.earlier && mail.earlier.messages.length > 0 ? mail.earlier : null;
  const text = mail.text === undefined ? htmlToText(html) : plainText(mail.text, limits.textLength);
  const bcc = (mail.bcc ?? []).map(checked);
  const visible = [...mail.to, ...(mail.cc ?? [])].map(checked);
  const from = checked(mail.from);
  const composer = new MailComposer({
    from,
    to: mail.to.map(checked),
    cc: (mail.cc ?? []).map(checked),
    ...(mail.replyTo ? { replyTo: checked(mail.replyTo) } : {}),
    subject: plainLine(mail.subject, 500),
    messageId: checkedId(mail.messageId),
    ...threading(mail),
    date: mail.date,
    text: history ? `${text}\n\n${earlierText(history)}` : text,
    html: history ? `${html}${earlierHtml(history)}` : html,
    attachments: (mail.attachments ?? []).map(attachment),
    headers: markers(mail),
    // A fixed boundary makes the bytes repeatable; the mail's own id keeps it unlike anything in the content.
    baseBoundary: boundaryOf(mail.messageId),
    // Without this the composer would fetch `path` and `href` from wherever they point.
    disableFileAccess: true,
    disableUrlAccess: true,
    newline: 'windows',
  });
  const raw = await composer.compile().build();
  const to = [...visible, ...bcc].map((mailbox) => mailbox.address);
  return { raw, envelope: { from: from.address, to: [...new Set(to)] } };
}

function checked(mailbox: Mailbox): Mailbox {
  const address = normaliseAddress(mailbox.address);
  if (address === null) throw new Error('An outgoing mail names something that is not an address.');
  return { address, name: plainLine(mailbox.name, 200) };
}

function checkedId(id: string): string {
  const clean = cleanId(id.replaceAll(/[<>]/g, ''));
  if (clean === null || clean !== id)
    throw new Error('An outgoing mail needs a Message-ID in angle brackets.');
  return clean;
}

/**
 * The first ids name the thread and the last ones its end; between them the chain may be cut. RFC 5322 allows 998
 * characters a line, and some servers refuse much longer fields even when they are folded.
 */
const referencesKept = { first: 1, last: 20 };

function threading(mail: OutgoingMail): { inReplyTo?: string; references?: string[] } {
  const chain = (mail.references ?? []).map((id) => cleanId(id.replaceAll(/[<>]/g, '')));
  const parent = mail.inReplyTo === undefined ? null : cleanId(mail.inReplyTo.replaceAll(/[<>]/g, ''));
  const before = new Set(chain.filter((id) => id !== null).filter((id) => id !== parent));
  const ids = parent === null ? [...before] : [...before, parent];
  const { first, last } = referencesKept;
  const references = ids.length <= first + last ? ids : [...ids.slice(0, first), ...ids.slice(-last)];
  return {
    ...(parent === null ? {} : { inReplyTo: parent }),
    ...(references.length === 0 ? {} : { references }),
  };
}

function earlierText(history: NonNullable<OutgoingMail['earlier']>): string {
  const messages = history.messages.map(({ introduction, html }) => {
    const quoted = htmlToText(html)
      .split('\n')
      .map((line) => (line === '' ? '>' : `> ${line}`));
    return `${plainLine(introduction, 300)}\n${quoted.join('\n')}`;
  });
  return [replyMarkerLine(history.words), ...messages].join('\n\n');
}

function earlierHtml(history: NonNullable<OutgoingMail['earlier']>): string {
  const messages = history.messages.map(
    ({ introduction, html }) =>
      `<p>${escapeText(plainLine(introduction, 300))}</p><blockquote type="cite" style="margin:0 0 0 8px;` +
      `padding-left:8px;border-left:2px solid #ccc">${safeHtml(html)}</blockquote>`,
  );
  // The words as well as the class: many programs drop classes, none drops words.
  const marker = `<p style="color:#777">${escapeText(replyMarkerLine(history.words))}</p>`;
  return `<div class="extramile-earlier" style="margin-top:24px">${marker}${messages.join('')}</div>`;
}

function attachment({ name, mediaType, bytes, contentId }: OutgoingAttachment) {
  const cid = contentId === undefined ? null : cleanId(contentId.replaceAll(/[<>]/g, ''));
  return {
    filename: plainLine(name, 200),
    contentType: /^[a-z0-9.+-]{1,80}\/[a-z0-9.+-]{1,80}$/i.test(mediaType)
      ? mediaType
      : 'application/octet-stream',
    content: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
    ...(cid === null ? {} : { cid: cid.slice(1, -1), contentDisposition: 'inline' as const }),
  };
}

function markers({ origin, loopMark, unsubscribeUrl }: OutgoingMail): Record<string, string> {
  const loop = {
    [loopField]: loopMark.replaceAll(/[^\x21-\x7e]/g, '').slice(0, 100),
    ...(unsubscribeUrl === undefined ? {} : unsubscribing(unsubscribeUrl)),
  };
  if (origin === 'reply') return loop;
  return { ...loop, 'Auto-Submitted': origin, 'X-Auto-Response-Suppress': 'All' };
}

/** A URL object writes its address in ASCII without spaces, so nothing of it can end the line. */
function unsubscribing(url: string): Record<string, string> {
  return {
    'List-Unsubscribe': `<${new URL(url).href.replaceAll(/[<>]/g, '')}>`,
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  };
}

function boundaryOf(messageId: string): string {
  return `em${messageId.replaceAll(/[^A-Za-z0-9]/g, '').slice(0, 40)}`;
}
