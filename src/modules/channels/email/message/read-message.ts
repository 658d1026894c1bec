import { type Envelope, mailOrigin, type MailOrigin, type OwnMail } from './automatic-mail.ts';
import { htmlToText } from './html-to-text.ts';
import { guessLanguage } from './language.ts';
import { limits } from './limits.ts';
import { parseMessage } from './parse-message.ts';
import type { ParsedMessage, UnreadableMessage } from './parsed-message.ts';
import { plainText } from './plain-line.ts';
import { safeHtml } from './safe-html.ts';
import { splitReply } from './split-reply.ts';
import { splitReplyHtml } from './split-reply-html.ts';
import { isThanksOnly } from './thanks-only.ts';
import { isVerificationMail } from './verification-mail.ts';

/**
 * Everything we want to know about one e-mail, from its bytes alone: the one call that the rest of the product
 * needs. It costs about a millisecond for ordinary mail, and anything at all for hostile mail, so it runs in a
 * worker (`parse-pool.ts`) and gives plain data.
 */
export interface ReadMessage extends Omit<ParsedMessage, 'kind' | 'text' | 'html'> {
  kind: 'read';
  /** The whole text; made from the HTML where the sender sent no text. */
  text: string;
  /** What was written just now, without quotes and signature, trimmed. */
  freshText: string;
  /** Safe HTML, or null for a message of plain text. `cid:` pictures still need `placeImages`. */
  html: string | null;
  freshHtml: string | null;
  /** Null when nothing is quoted. */
  quotedHtml: string | null;
  /** ISO 639-1, or null when it cannot be told. */
  language: string | null;
  origin: MailOrigin;
  /** Only thanks, from a person, without files: it does not reopen what is closed. */
  isThanksOnly: boolean;
  /** Carries a code or a link that opens an account elsewhere: few may see it, and nothing answers it. */
  isVerification: boolean;
}

export interface ReadingContext {
  own: OwnMail;
  envelope: Envelope;
}

export async function readMessage(
  raw: Uint8Array,
  context: ReadingContext,
): Promise<ReadMessage | UnreadableMessage> {
  const parsed = await parseMessage(raw);
  if (parsed.kind === 'unreadable') return parsed;
  const origin = mailOrigin(parsed, context);
  const html = parsed.html === null ? null : safeHtml(parsed.html);
  const text = bodyText(parsed.text, html);
  const split = splitReply(text);
  const freshText = split.fresh.trim();
  const splitHtml = html === null ? null : splitReplyHtml(html);
  const hasFiles = parsed.attachments.some((attachment) => !attachment.isInline);
  return {
    ...parsed,
    kind: 'read',
    text,
    freshText,
    html,
    freshHtml: splitHtml?.fresh ?? null,
    quotedHtml: splitHtml?.quoted || null,
    language: origin.kind === 'bounce' ? null : guessLanguage(freshText),
    origin,
    isThanksOnly: origin.kind === 'human' && !hasFiles && isThanksOnly(freshText),
    isVerification: isVerificationMail({ from: parsed.from, subject: parsed.subject, text, origin }),
  };
}

/** Some senders fill the text part with a single space, or with nothing but `View this in a browser`. */
function bodyText(text: string | null, html: string | null): string {
  if (html === null || (text !== null && text.trim() !== '')) return text ?? '';
  return plainText(htmlToText(html), limits.textLength);
}
