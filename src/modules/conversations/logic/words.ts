import type { MailAddress } from '../contract.ts';

const previewLength = 160;

/** The first words, on one line, for the list. */
export function preview(text: string): string {
  const line = text
    .slice(0, previewLength * 4)
    .replaceAll(/\s+/g, ' ')
    .trim();
  const characters = [...line];
  return characters.length <= previewLength ? line : `${characters.slice(0, previewLength - 1).join('')}…`;
}

export interface LastReceived {
  from: MailAddress | null;
  to: MailAddress[];
  cc: MailAddress[];
}

export interface Recipients {
  to: MailAddress[];
  cc: MailAddress[];
}

/**
 * Where a reply goes unless its writer says otherwise: to whoever wrote last, with everybody that mail named beside us,
 * so nobody is dropped from the talk. Only those who take part count: an unproven mail may name anybody (SEC-024).
 * Our own address never writes to itself.
 */
export function suggestedRecipients(
  last: LastReceived | undefined,
  customer: MailAddress | undefined,
  { own, takingPart }: { own: readonly string[]; takingPart: readonly string[] },
): Recipients {
  const taken = new Set(own.map((address) => address.toLowerCase()));
  const known = new Set(takingPart.map((address) => address.toLowerCase()));
  const take = (addresses: readonly MailAddress[]) =>
    addresses.filter(({ address }) => {
      const key = address.toLowerCase();
      if (taken.has(key) || !known.has(key)) return false;
      taken.add(key);
      return true;
    });
  if (customer) known.add(customer.address.toLowerCase());
  const writer = take(last?.from ? [last.from] : []);
  const to = writer.length > 0 || !customer ? writer : take([customer]);
  return { to, cc: take([...(last?.to ?? []), ...(last?.cc ?? [])]) };
}

const plausibleAddress = /^[^\s@<>(),;:"\\]{1,64}@[^\s@<>(),;:"\\]+\.[^\s@<>(),;:"\\.]+$/;

export function isPlausibleAddress(address: string): boolean {
  return address.length <= 254 && plausibleAddress.test(address);
}

/** One line, as a header needs it. */
export function cleanAddress({ name, address }: MailAddress): MailAddress {
  return { name: name.replaceAll(/[\u0000-\u001f\u007f]+/g, ' ').trim(), address: address.trim() };
}
