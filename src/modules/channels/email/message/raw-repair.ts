import { isUtf8 } from 'node:buffer';
import { withBoundary } from './boundary-repair.ts';
import { envelopeLineEnd, headerEnd } from './header-block.ts';

/**
 * Brings raw bytes into the form the parser expects, for mail that exists although no standard allows it:
 * the separator line of an mbox file in front, lines that end in CR alone, unencoded bytes of an old character set
 * in the header or in an undeclared plain body, and parts whose delimiter is not the declared one. The stored raw message is never changed.
 */
export function repairedBytes(raw: Uint8Array): Uint8Array {
  let bytes = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength);
  if (!bytes.includes(10) && bytes.includes(13))
    bytes = bytes.map((byte) => (byte === 13 ? 10 : byte)) as Buffer;
  if (bytes[0] === 0x46 || bytes[0] === 0x3e) {
    bytes = bytes.subarray(envelopeLineEnd(bytes.toString('latin1', 0, 2000)));
  }
  return isUtf8(bytes) ? withBoundary(bytes) : withBoundary(withUtf8(bytes));
}

/** Only when the bytes are not UTF-8, which modern mail always is: the usual case costs one native scan. */
function withUtf8(bytes: Buffer): Buffer {
  const end = headerEnd(bytes);
  const head = bytes.subarray(0, end);
  const headText = head.toString('latin1');
  const isPlainAndUndeclared = !/charset\s*=|content-type:\s*multipart|base64/i.test(headText);
  const part = isPlainAndUndeclared ? bytes : head;
  if (isUtf8(part)) return bytes;
  const label = /charset\s*=\s*"?([\w.:-]{2,40})/i.exec(headText)?.[1] ?? 'windows-1252';
  const encoded = Buffer.from(withEscapedWords(part.toString('latin1')), 'latin1');
  const transcoded = Buffer.from(decoder(label).decode(encoded), 'utf8');
  return Buffer.concat([transcoded, bytes.subarray(part.length)]);
}

/** Raw bytes inside an encoded word belong to the character set that the word names, not to the header's. */
function withEscapedWords(text: string): string {
  return text.replace(/=\?[^?\s]{1,60}\?[Qq]\?[^?]{0,1000}\?=/g, (word) =>
    word.replace(/[\u0080-\u00ff]/g, (byte) => `=${byte.charCodeAt(0).toString(16).toUpperCase()}`),
  );
}

function decoder(label: string): TextDecoder {
  try {
    const wanted = new TextDecoder(label);
    // The bytes are known not to be UTF-8, whatever the label says.
    return wanted.encoding === 'utf-8' ? new TextDecoder('windows-1252') : wanted;
  } catch {
    // A label nobody knows: Windows-1252 shows Western text right and loses nothing.
    return new TextDecoder('windows-1252');
  }
}
