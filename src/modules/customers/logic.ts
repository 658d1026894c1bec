import type { Customer } from './contract.ts';

/** What a search asks the database for; wildcards a person types are words to find, not patterns (SEC-015). */
export function searchPattern(words: string): string {
  return words.trim().replaceAll(/[\\%_]/g, (sign) => `\\${sign}`);
}

/** A customer is never without a name: who has given none goes by the part of their address before the at sign. */
export function shownName(customer: { name: string; address: string | null }): string {
  if (customer.name !== '') return customer.name;
  return customer.address ?? '';
}

/** The name a mail program gives, without the tricks that hide what is beside it. */
export function cleanName(given: string): string {
  return given
    .normalize('NFC')
    .replaceAll(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .slice(0, 200);
}

export type Tier = Customer['tier'];
