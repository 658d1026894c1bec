/**
 * The header block of a raw message, read byte for byte. Only what must be decided before (or without) a full
 * parse uses this: the content key and the repair of raw bytes. Everything else reads the parsed message.
 */

export interface RawField {
  /** Lower case; the empty string for a line that is no header field at all. */
  name: string;
  /** The field with its folded lines, without the last line end, one character per byte. */
  line: string;
}

export interface SplitMessage {
  fields: RawField[];
  /** One character per byte, line ends as LF. */
  body: string;
}

/**
 * Splits a raw message at its first empty line. Bytes become Latin-1 characters, so nothing is lost and nothing
 * is interpreted. Line ends become LF: the same message is CRLF from one server and LF from another.
 */
export function splitMessage(raw: Uint8Array): SplitMessage {
  const whole = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength).toString('latin1');
  const text = withLineFeeds(whole);
  const start = envelopeLineEnd(text);
  if (text[start] === '\n') return { fields: [], body: text.slice(start + 1) };
  const end = text.indexOf('\n\n', start);
  const head = end < 0 ? text.slice(start) : text.slice(start, end);
  return { fields: readFields(head), body: end < 0 ? '' : text.slice(end + 2) };
}

/** LF line ends, also for the files of old Macs that know CR alone. */
function withLineFeeds(text: string): string {
  if (!text.includes('\r')) return text;
  return text.includes('\n') ? text.replaceAll('\r\n', '\n') : text.replaceAll('\r', '\n');
}

/** Where the message begins after the `From sender date` line with which mbox files separate messages. */
export function envelopeLineEnd(text: string): number {
  if (!text.startsWith('From ') && !text.startsWith('>From ')) return 0;
  const end = text.indexOf('\n');
  return end < 0 ? text.length : end + 1;
}

function readFields(head: string): RawField[] {
  const fields: RawField[] = [];
  let current: RawField | undefined;
  for (const line of head.split('\n')) {
    if (current && (line.startsWith(' ') || line.startsWith('\t'))) {
      current.line += `\n${line}`;
      continue;
    }
    const colon = line.indexOf(':');
    current = { name: colon < 1 ? '' : line.slice(0, colon).trim().toLowerCase(), line };
    fields.push(current);
  }
  return fields;
}

/** Where the header ends: the first empty line, or the end of what there is. */
export function headerEnd(bytes: Buffer): number {
  const candidates = [bytes.indexOf('\n\n'), bytes.indexOf('\r\n\r\n')].filter((index) => index >= 0);
  return candidates.length === 0 ? bytes.length : Math.min(...candidates);
}
