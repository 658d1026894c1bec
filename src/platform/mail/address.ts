import { domainToASCII } from 'node:url';

/**
 * The one written form of an address, or undefined if it is none. Normalised before it is judged and compared, or two
 * look-alikes would be two people here and one person to the mail server (SEC-017).
 */
export function emailOf(written: string): string | undefined {
  const text = written.normalize('NFKC').trim().toLowerCase();
  const at = text.lastIndexOf('@');
  if (at < 1 || text.length > 254) return undefined;
  const local = text.slice(0, at);
  const domain = domainToASCII(text.slice(at + 1));
  if (local.length > 64 || !/^[^\s@"(),:;<>[\\\]\p{Cc}\p{Cf}]+$/u.test(local)) return undefined;
  if (local.startsWith('.') || local.endsWith('.') || local.includes('..')) return undefined;
  if (!/^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)*[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/.test(domain))
    return undefined;
  return `${local}@${domain}`;
}
