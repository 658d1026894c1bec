import { domainToASCII } from 'node:url';
import type { Address } from 'postal-mime';
import { plainLine } from './plain-line.ts';

export interface Mailbox {
  /** Normalised: NFKC, domain as lower-case ASCII. The part before the @ keeps its case. */
  address: string;
  /** Plain text for display, or empty. Says nothing about who somebody is. */
  name: string;
}

/**
 * One address in the only spelling we compare, store and send to, or null. Normalising comes before validating:
 * a full-width letter or a look-alike @ must not pass a check that was made on other characters than those
 * that are used later.
 *
 * Decided: no quoted part before the @ unless the quotes were needless, no comments, no address literals
 * (`[192.0.2.1]`), no second @, no look-alike @. Such senders exist almost only in attacks and test suites, and
 * their messages still arrive, as messages without a known sender.
 */
export function normaliseAddress(raw: string): string | null {
  if (raw.length > 1000) return null;
  const trimmed = raw.trim();
  // U+FF20 and U+FE6B would become a plain @ below and move the border between name and domain.
  if (/[\uff20\ufe6b]/u.test(trimmed)) return null;
  const address = trimmed.normalize('NFKC');
  const at = address.lastIndexOf('@');
  if (at < 1) return null;
  const local = unquoted(address.slice(0, at));
  const domain = asciiDomain(address.slice(at + 1));
  if (local === null || domain === null) return null;
  const result = `${local}@${domain}`;
  return result.length <= 320 ? result : null;
}

/** Whether two spellings mean one mailbox. No provider of note tells `Ann@` from `ann@`. */
export function sameAddress(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

// Letters and digits of any script (RFC 6532) and the atom characters of RFC 5322, in dot-separated runs.
const dotAtom = /^[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+(?:\.[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+)*$/u;

function unquoted(local: string): string | null {
  const inner = local.length > 2 && local.startsWith('"') && local.endsWith('"') ? local.slice(1, -1) : local;
  // Some Japanese carriers gave out addresses with doubled or final dots; they are real, so dots are free here.
  const withoutDots = inner.replaceAll(/\.+/g, '.').replace(/^\.|\.$/g, '');
  return dotAtom.test(withoutDots) && !inner.startsWith('.') ? inner : null;
}

function asciiDomain(raw: string): string | null {
  // These end or change a host name in a URL, where domainToASCII would stop reading and keep the rest for good.
  if (/[\s/\\?#:@%[\]<>()"]/.test(raw)) return null;
  const domain = domainToASCII(raw.endsWith('.') ? raw.slice(0, -1) : raw);
  if (domain === '' || domain.length > 253) return null;
  // A bare IPv4 address survives domainToASCII but names no mail domain.
  if (/^[\d.]+$/.test(domain)) return null;
  const labelsFit = domain
    .split('.')
    .every((label) => /^[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?$/.test(label));
  return labelsFit ? domain : null;
}

/** The valid mailboxes of a field, groups flattened, each address once. */
export function readMailboxes(field: readonly Address[] | undefined, maxCount: number): Mailbox[] {
  const found = new Map<string, Mailbox>();
  for (const entry of flatten(field ?? [])) {
    if (found.size >= maxCount) break;
    const address = normaliseAddress(entry.address);
    if (address === null) continue;
    const key = address.toLowerCase();
    if (!found.has(key)) found.set(key, { address, name: displayName(entry.name, address) });
  }
  return [...found.values()];
}

export function countMailboxes(field: readonly Address[] | undefined): number {
  return flatten(field ?? []).length;
}

function flatten(field: readonly Address[]): { address: string; name: string }[] {
  return field.flatMap((entry) => (entry.group ? entry.group : [entry]));
}

/** Many programs repeat the address as its own name, sometimes in quotes: that is no name. */
function displayName(raw: string, address: string): string {
  const name = plainLine(raw, 200).replace(/^['"](.*)['"]$/, '$1');
  return sameAddress(name, address) ? '' : name;
}
