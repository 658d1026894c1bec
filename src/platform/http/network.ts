import { isIPv6 } from 'node:net';

/**
 * The network a stranger comes from: an IPv4 address itself, and of IPv6 the first 64 bits, which is the least that one
 * household gets (RFC 6177). Anything else is answered as it is.
 */
export function networkOf(address: string): string {
  if (!isIPv6(address) || address.includes('.')) return address;
  const [front = '', back] = address.replace(/%.*$/, '').split('::');
  const groups = (text: string) => (text === '' ? [] : text.split(':'));
  const before = groups(front);
  const after = back === undefined ? [] : groups(back);
  const zeros = Array.from({ length: 8 - before.length - after.length }, () => '0');
  const all = back === undefined ? before : [...before, ...zeros, ...after];
  return `${all
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`;
}
