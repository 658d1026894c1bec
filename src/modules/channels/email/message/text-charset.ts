import { isUtf8 } from 'node:buffer';

/**
 * The character set of a text part, where what it declares cannot be true. Programs often declare their default
 * while they send UTF-8, and the bytes tell: text in an old set of single bytes is practically never valid UTF-8
 * by chance. Undefined means that the declared one stands.
 */
export function trueCharset(content: Uint8Array, declared: string | undefined): string | undefined {
  if (isAscii(content)) return undefined;
  const encoding = encodingOf(declared);
  if (isUtf8(content)) return encoding === null || singleByte.test(encoding) ? 'utf-8' : undefined;
  if (encoding !== 'utf-8' || isMostlyUtf8(content)) return undefined;
  return declaredInHtml(content) ?? 'windows-1252';
}

const singleByte = /^(?:windows-|iso-8859|koi8|macintosh|ibm866|x-mac)/;

function isAscii(content: Uint8Array): boolean {
  return !content.some((byte) => byte > 127);
}

/** Null for a label that the platform does not know. */
function encodingOf(label: string | undefined): string | null {
  if (label === undefined || label.trim() === '') return 'utf-8';
  try {
    return new TextDecoder(label.trim()).encoding;
  } catch {
    // Some label of a mail program; the parser knows a few more than the platform.
    return null;
  }
}

/** One character cut in two, or a footer that a list server added in another set, does not change the rest. */
function isMostlyUtf8(content: Uint8Array): boolean {
  const text = new TextDecoder().decode(content.subarray(0, 100_000));
  const broken = text.match(/\ufffd/g)?.length ?? 0;
  // oxlint-disable-next-line no-control-regex -- Everything that is not ASCII.
  const foreign = text.match(/[^\x00-\x7f]/gu)?.length ?? 0;
  // Text in an old set holds hardly any sequence that is a character of UTF-8.
  return (foreign - broken) * 4 > broken;
}

/** `<meta charset=…>`: pages that were sent as they stood in the editor. */
function declaredInHtml(content: Uint8Array): string | null {
  const start = new TextDecoder('latin1').decode(content.subarray(0, 4000));
  const label = /<meta\s[^<>]{0,200}charset\s{0,3}=\s{0,3}["']?([\w.:-]{2,40})/i.exec(start)?.[1];
  const encoding = label === undefined ? null : encodingOf(label);
  return encoding === null || encoding.startsWith('utf-') ? null : encoding;
}
