import type { IncomingMessage } from '#modules/conversations/index.ts';
import type { StoredFile } from '#platform/files/file-store.ts';
import type { ReadMessage } from '../email/message/read-message.ts';

/** The words and files of a mail in the form in which a conversation keeps them. */
export function contentsOf(
  read: ReadMessage,
  files: readonly StoredFile[],
): Pick<
  IncomingMessage,
  | 'to'
  | 'cc'
  | 'subject'
  | 'text'
  | 'html'
  | 'quotedText'
  | 'quotedHtml'
  | 'language'
  | 'emailMessageId'
  | 'isThanksOnly'
  | 'attachments'
> {
  // A mail that is nothing but a quotation (a plain forward) is shown as it came.
  const isAllQuoted = read.freshText === '' && read.text.trim() !== '';
  return {
    to: read.to,
    cc: read.cc,
    subject: read.subject,
    text: isAllQuoted ? read.text : read.freshText,
    html: isAllQuoted ? read.html : read.freshHtml,
    quotedText: isAllQuoted ? null : quotedPart(read.text, read.freshText),
    quotedHtml: isAllQuoted ? null : read.quotedHtml,
    language: read.language,
    emailMessageId: read.messageId,
    isThanksOnly: read.isThanksOnly,
    attachments: read.attachments.flatMap((attachment, index) => {
      const file = files[index];
      if (!file) return [];
      const { name, mediaType, contentId, isInline } = attachment;
      return [{ ...file, name: name ?? '', mediaType, contentId, isInline }];
    }),
  };
}

/** What follows the fresh words; where they are interleaved with quotes, the whole text, so nothing is lost. */
export function quotedPart(text: string, fresh: string): string | null {
  const whole = text.trim();
  if (whole === fresh) return null;
  return whole.startsWith(fresh) ? whole.slice(fresh.length).trim() : whole;
}
