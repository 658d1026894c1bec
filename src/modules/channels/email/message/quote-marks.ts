/**
 * How mail programs mark in HTML what they quote. The marks are read while the HTML is made safe, because the
 * names they use are not kept, and stay behind as one attribute of ours: `data-quote`.
 *
 * `lines` means that the element holds quoted text, like `>` in front of every line. `intro` is the sentence
 * before it (`On Monday Ann wrote:`). `rest` means that quoted text begins here and reaches to the end.
 */
export type QuoteMark = 'lines' | 'intro' | 'rest';

const introducingClass = /(?:^|\s)(?:x_|ecx)*(?:gmail_attr|moz-cite-prefix)(?:\s|$)/;
const quotingClass =
  /(?:^|\s)(?:x_|ecx)*(?:yahoo_quoted|yahoo-quoted-begin|protonmail_quote|tutanota_quote|zmail_extra|hey-quoted|missive_quote|front-blockquote|extramile-earlier|ms-outlook-mobile-reference-message)(?:\s|$)/;
const quotingBlock = /(?:^|\s)(?:x_|ecx)*gmail_quote(?:\s|$)/;
const restId =
  /^(?:x_|ecx)*(?:divRplyFwdMsg|OLK_SRC_BODY_SECTION|zwchr|stopSpelling|appendonsend|replySplit|mail-editor-reference-message-container|isForwardContent|isReplyContent)$/;
const quotingName = /^(?:messageReplySection|quote)$/;

/**
 * Outlook's line above the repeated header has these two colours and nothing else in common over the years. Programs
 * in between write the same line in the order and the numbers of a browser.
 */
const outlookRule =
  /border-top:\s?(?:solid #(?:e1e1e1|b5c4df) 1\.0pt|1pt solid (?:#(?:e1e1e1|b5c4df)|rgb\((?:225, ?225, ?225|181, ?196, ?223)\)))/i;

export function quoteMark(tag: string, attributes: Record<string, string>): QuoteMark | null {
  const kept = attributes['data-quote'];
  if (kept === 'lines' || kept === 'intro' || kept === 'rest') return kept;
  const className = attributes.class?.slice(0, 300) ?? '';
  const id = attributes.id?.slice(0, 100) ?? '';
  const style = attributes.style?.slice(0, 1000) ?? '';
  if (restId.test(id) || outlookRule.test(style)) return 'rest';
  if (introducingClass.test(className)) return 'intro';
  if (quotingClass.test(className) || quotingName.test(attributes.name ?? '')) return 'lines';
  if (tag !== 'blockquote') return null;
  return attributes.type?.toLowerCase() === 'cite' || quotingBlock.test(className) ? 'lines' : null;
}
