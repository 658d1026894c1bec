import type { Address, Attachment, Email } from 'postal-mime';
import { countMailboxes, type Mailbox, readMailboxes } from './addresses.ts';
import { attachmentName } from './attachment-name.ts';
import { limits } from './limits.ts';
import { readMail } from './mail-reader.ts';
import { readMessageIds } from './message-ids.ts';
import type { HeaderField, ParsedAttachment, ParsedMessage, ParseNote } from './parsed-message.ts';
import type { UnreadableMessage, UnreadableReason } from './parsed-message.ts';
import { plainLine, plainText } from './plain-line.ts';
import { repairedBytes } from './raw-repair.ts';
import { readDate } from './read-date.ts';

/**
 * Reads one raw message. Malformed input is the usual case and never throws: it gives what could be read, or
 * the reason why nothing could. The caller keeps the raw bytes in either case.
 */
export async function parseMessage(raw: Uint8Array): Promise<ParsedMessage | UnreadableMessage> {
  if (raw.byteLength > limits.rawBytes) return unreadable('too-big');
  const bytes = repairedBytes(raw);
  if (isBlank(bytes)) return unreadable('empty');
  if (hasTooManyParts(bytes)) return unreadable('too-many-parts');
  let email: Email;
  try {
    email = await readMail(bytes, {
      maxNestingDepth: limits.depth,
      maxHeadersSize: limits.headerBytes,
      // A forwarded message stays one attachment: its text is not what the sender of this one wrote, and its
      // own attachments would otherwise appear as ours.
      forceRfc822Attachments: true,
    });
  } catch (error) {
    return unreadable(failureReason(error));
  }
  if (!email.headers.some((field) => /^[a-z][a-z\d-]*$/.test(field.key))) return unreadable('not-a-message');
  return fromEmail(email);
}

function unreadable(reason: UnreadableReason): UnreadableMessage {
  return { kind: 'unreadable', reason };
}

/** The parser throws for its own limits only, and its texts are the only way to tell them apart. */
function failureReason(error: unknown): UnreadableReason {
  const text = error instanceof Error ? error.message : '';
  if (text.includes('nesting depth')) return 'too-deep';
  if (text.includes('header size')) return 'headers-too-big';
  return 'reader-failed';
}

function isBlank(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte === 0x20 || (byte >= 0x09 && byte <= 0x0d) || byte === 0);
}

/**
 * Counts delimiter lines before parsing, because the parser bounds depth but not breadth. Every line that begins
 * with two hyphens and one of the declared boundaries counts, wherever it stands.
 */
function hasTooManyParts(bytes: Uint8Array): boolean {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  const boundaries = new Set<string>();
  for (const match of text.matchAll(/boundary\s{0,20}=\s{0,20}"?([^"\r\n;]{1,200})/gi)) {
    boundaries.add((match[1] ?? '').trim());
    // That many multiparts cannot stay under the limit of parts either.
    if (boundaries.size > limits.parts) return true;
  }
  if (boundaries.size === 0) return false;
  let count = 0;
  for (let at = text.indexOf('\n--'); at >= 0; at = text.indexOf('\n--', at + 3)) {
    const end = text.indexOf('\n', at + 3);
    if (end > at + 300) continue;
    const delimiter = text.slice(at + 3, end < 0 ? undefined : end).trimEnd();
    if (!boundaries.has(delimiter)) continue;
    count += 1;
    if (count > limits.parts) return true;
  }
  return false;
}

function fromEmail(email: Email): ParsedMessage {
  const notes = new Set<ParseNote>();
  const sender = mailboxes(email.sender ? [email.sender] : undefined, notes)[0] ?? null;
  const html = readHtml(email.html, notes);
  return {
    kind: 'parsed',
    from: readFrom(email, sender, notes),
    sender,
    to: mailboxes(email.to, notes),
    cc: mailboxes(email.cc, notes),
    replyTo: mailboxes(email.replyTo, notes),
    subject: plainLine(email.subject ?? '', limits.subjectLength),
    date: readDate(headerValue(email, 'date')),
    messageId: readMessageIds(headerValue(email, 'message-id'), 1)[0] ?? null,
    inReplyTo: readMessageIds(headerValue(email, 'in-reply-to'), limits.messageIds),
    references: readMessageIds(headerValue(email, 'references'), limits.messageIds),
    text: readText(email.text, notes),
    html,
    attachments: email.attachments.map((attachment) => readAttachment(attachment, html)),
    headers: readHeaders(email),
    notes: [...notes],
  };
}

function headerValue(email: Email, name: string): string | undefined {
  return email.headers.find((field) => field.key === name)?.value;
}

function readFrom(email: Email, sender: Mailbox | null, notes: Set<ParseNote>): Mailbox | null {
  const fields = email.headers.filter((field) => field.key === 'from');
  const [from, second] = mailboxes(email.from ? [email.from] : undefined, notes);
  // Two From fields, or two authors in one, show different people in different programs: worth a warning.
  if (second || fields.length > 1) notes.add('several-senders');
  if (from) return from;
  notes.add(fields.length === 0 ? 'sender-missing' : 'sender-unusable');
  return sender;
}

function mailboxes(field: Address[] | undefined, notes: Set<ParseNote>): Mailbox[] {
  if (countMailboxes(field) > limits.addresses) notes.add('addresses-cut');
  return readMailboxes(field, limits.addresses);
}

function readText(text: string | undefined, notes: Set<ParseNote>): string | null {
  if (text === undefined) return null;
  if (text.length > limits.textLength) notes.add('text-cut');
  return plainText(text, limits.textLength);
}

function readHtml(html: string | undefined, notes: Set<ParseNote>): string | null {
  if (html === undefined) return null;
  if (html.length <= limits.htmlLength && countUpTo(html, '<', limits.htmlTags) < limits.htmlTags) {
    return plainText(html, limits.htmlLength);
  }
  notes.add('html-too-big');
  return null;
}

function countUpTo(text: string, character: string, most: number): number {
  let count = 0;
  for (let at = text.indexOf(character); at >= 0 && count < most; at = text.indexOf(character, at + 1)) {
    count += 1;
  }
  return count;
}

function readAttachment(attachment: Attachment, html: string | null): ParsedAttachment {
  const contentId =
    attachment.contentId
      ?.replaceAll(/[<>\s]/g, '')
      .slice(0, 500)
      .toWellFormed() || null;
  const isShown = contentId !== null && html !== null && showsPicture(html, contentId);
  const originalName = attachment.filename?.toWellFormed().replaceAll('\0', '') ?? null;
  return {
    name: attachmentName(originalName),
    originalName,
    mediaType: mediaType(attachment.mimeType),
    contentId,
    isInline: isShown,
    bytes: attachmentBytes(attachment.content),
  };
}

/** RFC 2392 encodes the id in the address; most programs do not. */
function showsPicture(html: string, contentId: string): boolean {
  return html.includes(`cid:${contentId}`) || html.includes(`cid:${encodeURIComponent(contentId)}`);
}

function mediaType(claimed: string): string {
  const type = claimed.trim().toLowerCase();
  const isPlain = /^[a-z0-9][a-z0-9!#$&^_.+-]{0,126}\/[a-z0-9][a-z0-9!#$&^_.+-]{0,126}$/.test(type);
  return isPlain ? type : 'application/octet-stream';
}

function attachmentBytes(content: Attachment['content']): Uint8Array {
  // Not `Buffer.from`: its small buffers share memory with others and cannot be handed to another thread.
  if (typeof content === 'string') return new TextEncoder().encode(content);
  return content instanceof Uint8Array ? content : new Uint8Array(content);
}

const keptHeaders = new Set([
  'auto-submitted',
  'content-type',
  'delivered-to',
  'disposition-notification-to',
  'feedback-id',
  'from',
  'list-id',
  'list-post',
  'list-unsubscribe',
  'mailing-list',
  'precedence',
  'return-path',
]);

/** All `x-` fields count too: half of what marks automatic mail was never standardised. */
function readHeaders(email: Email): HeaderField[] {
  return email.headers
    .filter((field) => keptHeaders.has(field.key) || field.key.startsWith('x-'))
    .slice(0, 200)
    .map((field) => ({ name: field.key, value: plainLine(field.value, 2000) }));
}
