/**
 * Text from outside that is shown or written on one line: subjects, display names, file names. It can hold
 * anything, so it loses whatever could start a new header line, a new log line, or reverse the reading
 * direction of what stands beside it.
 */

// All controls (NEL among them), the two Unicode line ends, bidirectional overrides and isolates, and the byte
// order mark. Zero-width joiners stay: names in Persian and Hindi, and many emoji, need them.
const unwanted = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]+/gu;

/** One line without control characters, at most `maxLength` UTF-16 units, never ending in half a character. */
export function plainLine(text: string, maxLength: number): string {
  // Cutting first bounds the work below; 4 leaves room for the characters that are about to go.
  const bounded = text.length > maxLength * 4 ? text.slice(0, maxLength * 4) : text;
  const clean = bounded.toWellFormed().replace(unwanted, ' ').replace(/ {2,}/g, ' ').trim();
  return cut(clean, maxLength).trimEnd();
}

/** Text over many lines as we keep it: LF line ends, no NUL (PostgreSQL refuses it), no lone surrogates. */
export function plainText(text: string, maxLength: number): string {
  const bounded = cut(text, maxLength);
  return bounded.toWellFormed().replaceAll('\r\n', '\n').replaceAll('\r', '\n').replaceAll('\0', '');
}

function cut(text: string, maxLength: number): string {
  if (text.length <= maxLength) return text;
  const last = text.charCodeAt(maxLength - 1);
  const splitsPair = last >= 0xd800 && last <= 0xdbff;
  return text.slice(0, splitsPair ? maxLength - 1 : maxLength);
}
