import { sameAddress } from './addresses.ts';
import {
  type DeliveryReport,
  hasStatusPart,
  readDeliveryReport,
  returnsOwnMessage,
} from './delivery-report.ts';
import { idDomain } from './message-ids.ts';
import {
  isAutoReplySubject,
  isBounceSubject,
  isComplaintSubject,
  quotesDeliveryReport,
  saysDeliveryFailed,
} from './automatic-mail-words.ts';
import type { ParsedMessage } from './parsed-message.ts';

/**
 * Who is speaking: a person or a machine. Only `human` may be answered automatically; the other kinds tell what
 * else to do with the message. A `loop` for the reason `own-message` is our own mail coming back and holds
 * nothing new; one for `own-address` may well be mail from one of our inboxes to another.
 */
export type MailOrigin =
  | { kind: 'human'; reasons: [] }
  | { kind: 'bounce'; reasons: OriginReason[]; report: DeliveryReport }
  | { kind: 'auto-reply' | 'feedback-report' | 'mailing-list' | 'bulk' | 'loop'; reasons: OriginReason[] };

export type OriginReason =
  | 'own-message'
  | 'own-address'
  | 'own-loop-mark'
  | 'delivery-status'
  | 'mail-system-sender'
  | 'failed-recipients-field'
  | 'failure-subject'
  | 'failure-text'
  | 'null-return-path'
  | 'returned-message'
  | 'feedback-report'
  | 'complaint-subject'
  | 'read-receipt'
  | 'auto-submitted'
  | 'auto-reply-field'
  | 'auto-reply-subject'
  | 'list-field'
  | 'precedence'
  | 'asks-for-no-answer'
  | 'no-reply-sender'
  | 'quoted-report';

/** What of the outside world counts as ourselves. Plain data, because the decision is made in a worker. */
export interface OwnMail {
  /** Every address of the workspace at which mail arrives or from which it leaves, aliases too. */
  addresses: readonly string[];
  /** The right-hand sides of the Message-IDs that this installation gives out. */
  messageIdDomains: readonly string[];
  /** Values of the loop field that this installation puts into what it sends. */
  loopMarks: readonly string[];
}

export interface Envelope {
  /** The SMTP sender; empty for `<>`, null when the channel does not know it. */
  mailFrom: string | null;
}

/** The field by which our own mail is known again after others have forwarded it. */
export const loopField = 'X-Extramile-Loop';

export function mailOrigin(
  message: ParsedMessage,
  { own, envelope }: { own: OwnMail; envelope: Envelope },
): MailOrigin {
  const facts = factsOf(message, envelope);
  const loop = loopReasons(facts, own);
  if (loop.length > 0) return { kind: 'loop', reasons: loop };
  const feedback = feedbackReasons(facts);
  if (feedback.length > 0) return { kind: 'feedback-report', reasons: feedback };
  const bounce = bounceReasons(facts);
  if (bounce.length > 0) return { kind: 'bounce', reasons: bounce, report: readDeliveryReport(message) };
  const autoReply = autoReplyReasons(facts);
  if (autoReply.length > 0) return { kind: 'auto-reply', reasons: autoReply };
  const list = listReasons(facts);
  if (list.length > 0) return { kind: 'mailing-list', reasons: list };
  const bulk = bulkReasons(facts);
  if (bulk.length > 0) return { kind: 'bulk', reasons: bulk };
  return { kind: 'human', reasons: [] };
}

interface Facts {
  message: ParsedMessage;
  /** The From field as written: half of all mail systems sign with something that is no address. */
  writtenFrom: string;
  localPart: string;
  hasNullReturnPath: boolean;
  field: (name: string) => string | undefined;
}

function factsOf(message: ParsedMessage, envelope: Envelope): Facts {
  const fields = new Map(message.headers.toReversed().map((header) => [header.name, header.value]));
  const field = (name: string) => fields.get(name);
  const returnPath = envelope.mailFrom ?? field('return-path');
  const isNull = returnPath !== undefined && /^(?:<\s*>|)$/.test(returnPath.trim());
  return {
    message,
    writtenFrom: field('from') ?? '',
    localPart: (message.from?.address ?? '').split('@')[0]?.toLowerCase() ?? '',
    hasNullReturnPath: isNull || /^<?mailer-daemon/i.test(returnPath?.trim() ?? ''),
    field,
  };
}

function loopReasons({ message, field }: Facts, own: OwnMail): OriginReason[] {
  const reasons: OriginReason[] = [];
  const mark = field(loopField.toLowerCase());
  if (message.messageId && own.messageIdDomains.includes(idDomain(message.messageId)))
    reasons.push('own-message');
  if (mark !== undefined && own.loopMarks.includes(mark)) reasons.push('own-loop-mark');
  const from = message.from?.address;
  if (from && own.addresses.some((address) => sameAddress(address, from))) reasons.push('own-address');
  return reasons;
}

function feedbackReasons({ message, field }: Facts): OriginReason[] {
  const isReport = /report-type\s?=\s?"?feedback-report/i.test(field('content-type') ?? '');
  const hasPart = message.attachments.some((part) => part.mediaType === 'message/feedback-report');
  if (isReport || hasPart) return ['feedback-report'];
  return isComplaintSubject(message.subject) && message.attachments.length > 0 ? ['complaint-subject'] : [];
}

const systemSender =
  /mailer[-_ ]?daemon|post[-_ ]?master|mail[- ]?deliver|mail[- ]?(?:system|administrator)|system administrator|maildelivery|mail gateway|bounce-?(?:handler|notification)|microsoftexchange[\da-f]{6,}@/i;

/**
 * A report in the standard form is certain. Otherwise two independent signs are needed, since a person may call
 * himself postmaster, and may write about a delivery that failed.
 */
function bounceReasons(facts: Facts): OriginReason[] {
  const { message, field, writtenFrom } = facts;
  const isReceipt = /report-type\s?=\s?"?disposition-notification/i.test(field('content-type') ?? '');
  if (isReceipt) return [];
  const isReport = /report-type\s?=\s?"?(?:delivery-status|global-delivery)/i.test(
    field('content-type') ?? '',
  );
  if (isReport || hasStatusPart(message)) return ['delivery-status'];
  if (field('x-failed-recipients') !== undefined) return ['failed-recipients-field'];
  const signs: OriginReason[] = [];
  if (systemSender.test(writtenFrom)) signs.push('mail-system-sender');
  if (facts.hasNullReturnPath) signs.push('null-return-path');
  if (isBounceSubject(message.subject)) signs.push('failure-subject');
  if (saysDeliveryFailed(message.text ?? message.html ?? '')) signs.push('failure-text');
  // A person may send us our own message back and tell that it failed; an address nobody reads may not.
  if (isNoReply(facts.localPart) && returnsOwnMessage(message)) signs.push('returned-message');
  const saysFailure = signs.includes('failure-subject') || signs.includes('failure-text');
  return saysFailure && signs.length >= 2 ? signs : [];
}

const autoReplyFields = [
  'x-autoreply',
  'x-autorespond',
  'x-autoresponder',
  'x-auto-reply',
  'x-autoreply-from',
];
const vacationFields = [
  'x-vacation',
  'x-ms-exchange-inbox-rules-loop',
  'x-mail-autoreply',
  'x-autogenerated',
];

function autoReplyReasons({ message, field }: Facts): OriginReason[] {
  const reasons: OriginReason[] = [];
  if (/report-type\s?=\s?"?disposition-notification/i.test(field('content-type') ?? ''))
    reasons.push('read-receipt');
  if (/^auto-(?:replied|notified)/i.test(field('auto-submitted') ?? '')) reasons.push('auto-submitted');
  const named = [...autoReplyFields, ...vacationFields].some((name) => isSet(field(name)));
  const isVacation = /vacation/i.test(field('x-apple-action') ?? '');
  if (named || isVacation || /auto_?reply/i.test(field('precedence') ?? '')) reasons.push('auto-reply-field');
  if (isAutoReplySubject(message.subject)) reasons.push('auto-reply-subject');
  return reasons;
}

function isSet(value: string | undefined): boolean {
  return value !== undefined && !/^(?:no|none|false|0)?$/i.test(value.trim());
}

const listFields = [
  'list-id',
  'list-post',
  'mailing-list',
  'x-mailing-list',
  'x-beenthere',
  'x-mailman-version',
  'x-mlserver',
];

function listReasons({ field }: Facts): OriginReason[] {
  if (listFields.some((name) => isSet(field(name)))) return ['list-field'];
  return /^list\b/i.test(field('precedence') ?? '') ? ['precedence'] : [];
}

const noReply =
  /^(?:no|not|dont|do-?not|donot|never|ne-?pas|nao|non)[-_.]?(?:reply|answer|repondre|respon|rispond)/;
const noReplyOther =
  /^(?:mailer-daemon|postmaster|noreply|nobody|bounces?|keine-?antwort|nicht-?antworten|nepasrepondre)(?:$|[+._-])/;

/** An address behind which nobody reads: mail that a machine of ours sends must not go there. */
export function isUnattended(address: string): boolean {
  const localPart = address.slice(0, Math.max(0, address.lastIndexOf('@'))).toLowerCase();
  return isNoReply(localPart) || systemSender.test(localPart);
}

function isNoReply(localPart: string): boolean {
  return noReply.test(localPart) || noReplyOther.test(localPart);
}

function bulkReasons(facts: Facts): OriginReason[] {
  const { field, localPart } = facts;
  const reasons: OriginReason[] = [];
  if (/^auto-/i.test(field('auto-submitted') ?? '')) reasons.push('auto-submitted');
  if (/^(?:bulk|junk)\b/i.test(field('precedence') ?? '')) reasons.push('precedence');
  if (isSet(field('list-unsubscribe'))) reasons.push('list-field');
  if (isSet(field('x-auto-response-suppress')) || isSet(field('x-cron-env')))
    reasons.push('asks-for-no-answer');
  if (facts.hasNullReturnPath) reasons.push('null-return-path');
  if (isNoReply(localPart)) reasons.push('no-reply-sender');
  if (quotesDeliveryReport(facts.message.text ?? '')) reasons.push('quoted-report');
  // By address alone: a person may carry such a word in his name.
  const sender = facts.message.from === null ? facts.writtenFrom : localPart;
  if (reasons.length === 0 && systemSender.test(sender)) reasons.push('mail-system-sender');
  return reasons;
}
