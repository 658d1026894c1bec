import { normaliseAddress } from './addresses.ts';
import { readMessageIds } from './message-ids.ts';
import type { ParsedAttachment, ParsedMessage } from './parsed-message.ts';
import { plainLine } from './plain-line.ts';
import { onlyAddress, readReportText } from './delivery-report-text.ts';

/** What another mail system tells about a message it was given for delivery. */
export interface DeliveryReport {
  /** The worst of what happened to any recipient. */
  outcome: 'failed' | 'delayed' | 'delivered';
  recipients: ReportedRecipient[];
  /** The Message-ID of the message the report is about, when the report carries it. */
  originalMessageId: string | null;
}

export interface ReportedRecipient {
  address: string | null;
  action: 'failed' | 'delayed' | 'delivered' | 'relayed' | 'expanded' | null;
  /** RFC 3463: class, subject, detail; class 5 is permanent, 4 temporary. */
  status: string | null;
  /** One line in the words of the other system, for people. */
  diagnostic: string | null;
}

const statusTypes = new Set(['message/delivery-status', 'message/global-delivery-status']);
const originalTypes = new Set([
  'message/rfc822',
  'text/rfc822-headers',
  'message/global',
  'message/global-headers',
  'message/rfc822-headers',
]);

/**
 * Reads a report in the form of RFC 3464, and whatever can be found in the text when it has none or leaves
 * things out: half of the world's servers explain failures in prose.
 */
export function readDeliveryReport(message: ParsedMessage): DeliveryReport {
  const own = new Set([...message.to, ...message.cc].map((mailbox) => mailbox.address.toLowerCase()));
  const prose = readReportText(message.text ?? '', own);
  const structured = message.attachments
    .filter((part) => statusTypes.has(part.mediaType))
    .flatMap(readStatusPart);
  const recipients =
    structured.length > 0
      ? structured.map((found) => withProse(found, prose.recipient, structured.length === 1))
      : [prose.recipient];
  const fallback = failedRecipient(message) ?? originalRecipient(message) ?? prose.originalRecipient;
  return {
    outcome: worstOutcome(recipients),
    recipients: recipients.map((found) => ({ ...found, address: found.address ?? fallback })),
    originalMessageId: originalId(message) ?? prose.originalMessageId ?? message.inReplyTo[0] ?? null,
  };
}

/** Whether the message carries a machine-readable delivery status at all. */
export function hasStatusPart(message: ParsedMessage): boolean {
  return message.attachments.some((part) => statusTypes.has(part.mediaType));
}

function readStatusPart(part: ParsedAttachment): ReportedRecipient[] {
  const groups = firstText(part.bytes)
    .split(/\n[ \t]*\n/)
    .map(readFields);
  return groups.filter(namesRecipient).slice(0, 100).map(readRecipient);
}

/** A report of a megabyte says nothing new after its first hundred kilobytes. */
function firstText(bytes: Uint8Array): string {
  const text = new TextDecoder('utf-8').decode(bytes.subarray(0, 100_000));
  return text.replaceAll('\r\n', '\n').replaceAll('\r', '\n');
}

function readFields(block: string): Map<string, string> {
  const fields = new Map<string, string>();
  let last = '';
  for (const line of block.split('\n')) {
    const colon = line.indexOf(':');
    if (/^[ \t]/.test(line) && last !== '') fields.set(last, `${fields.get(last) ?? ''} ${line.trim()}`);
    else if (colon > 0) {
      last = line.slice(0, colon).trim().toLowerCase();
      if (!fields.has(last)) fields.set(last, line.slice(colon + 1).trim());
    }
  }
  return fields;
}

function namesRecipient(fields: Map<string, string>): boolean {
  return fields.has('final-recipient') || fields.has('original-recipient') || fields.has('action');
}

function readRecipient(fields: Map<string, string>): ReportedRecipient {
  const address =
    typedAddress(fields.get('final-recipient')) ?? typedAddress(fields.get('original-recipient'));
  const diagnostic = fields.get('diagnostic-code')?.replace(/^[\w-]{1,20}\s{0,5};\s{0,5}/, '');
  return {
    address,
    action: readAction(fields.get('action')),
    status: moreExact(statusIn(fields.get('status')), diagnostic),
    diagnostic: diagnostic ? plainLine(diagnostic, 500) : null,
  };
}

function statusIn(text: string | undefined): string | null {
  return /\b[245]\.\d{1,3}\.\d{1,3}\b/.exec(text ?? '')?.[0] ?? null;
}

/**
 * The words of the server that refused begin with its own code (`550 5.7.1 blocked`), and it knows better than the
 * one that reports. Elsewhere in the words a code only counts where the status says no more than "failed".
 */
function moreExact(status: string | null, inWords: string | undefined): string | null {
  const own = /^\s{0,3}[245]\d\d[ -]([245]\.\d{1,3}\.\d{1,3})(?![\d.])/.exec(inWords ?? '')?.[1];
  if (own !== undefined && !own.endsWith('.0.0')) return own;
  const found = statusIn(inWords);
  if (status === null) return found;
  return status.endsWith('.0.0') && found?.startsWith(status.slice(0, 2)) ? found : status;
}

/** `rfc822; someone@example.com`; the type in front and angle brackets are both sometimes missing or extra. */
function typedAddress(value: string | undefined): string | null {
  if (!value) return null;
  const written = value.slice(value.indexOf(';') + 1);
  return normaliseAddress(written.replaceAll(/[<>]/g, '').trim());
}

function readAction(value: string | undefined): ReportedRecipient['action'] {
  const word = /^[a-z]+/.exec(value?.trim().toLowerCase() ?? '')?.[0];
  switch (word) {
    case 'failed':
    case 'failure':
      return 'failed';
    case 'delayed':
      return 'delayed';
    case 'delivered':
    case 'relayed':
    case 'expanded':
      return word;
    default:
      return null;
  }
}

/** What the prose says belongs to a recipient only when there is no other. */
function withProse(found: ReportedRecipient, prose: ReportedRecipient, isOnly: boolean): ReportedRecipient {
  const inProse = prose.status ?? undefined;
  return {
    ...found,
    status: isOnly ? moreExact(found.status, inProse) : (found.status ?? prose.status),
    diagnostic: found.diagnostic ?? prose.diagnostic,
    address: found.address ?? prose.address,
  };
}

/** Exim and Gmail name the address in a field of their own. */
function failedRecipient(message: ParsedMessage): string | null {
  const field = message.headers.find((header) => header.name === 'x-failed-recipients')?.value;
  return field ? normaliseAddress(field.split(',')[0] ?? '') : null;
}

function originalId(message: ParsedMessage): string | null {
  for (const fields of originalHeaders(message)) {
    const id = readMessageIds(fields.get('message-id'), 1)[0];
    if (id) return id;
  }
  return null;
}

/** Whom the returned message was for, when it was for one only: the report itself may not say it. */
function originalRecipient(message: ParsedMessage): string | null {
  for (const fields of originalHeaders(message)) {
    const address = onlyAddress(fields.get('to') ?? '');
    if (address) return address;
  }
  return null;
}

/** Whether the message brings back one that whoever receives it has sent: a person quotes, a machine returns. */
export function returnsOwnMessage(message: ParsedMessage): boolean {
  const own = new Set(message.to.map((mailbox) => mailbox.address.toLowerCase()));
  return originalHeaders(message).some((fields) => {
    const sender = onlyAddress(fields.get('from') ?? '');
    return sender !== null && own.has(sender.toLowerCase());
  });
}

function originalHeaders(message: ParsedMessage): Map<string, string>[] {
  return message.attachments
    .filter((part) => originalTypes.has(part.mediaType))
    .map((part) => readFields(firstText(part.bytes).split('\n\n', 1)[0] ?? ''));
}

function worstOutcome(recipients: ReportedRecipient[]): DeliveryReport['outcome'] {
  const outcomes = recipients.map(outcomeOf);
  if (outcomes.includes('failed')) return 'failed';
  return outcomes.includes('delayed') ? 'delayed' : 'delivered';
}

/** A report that does not say what happened is about a failure: nobody writes prose about success. */
function outcomeOf(recipient: ReportedRecipient): DeliveryReport['outcome'] {
  if (recipient.action === 'delayed') return 'delayed';
  if (recipient.action === 'failed') return 'failed';
  if (recipient.action !== null || recipient.status?.startsWith('2.')) return 'delivered';
  return 'failed';
}
