import { BlockList, isIP } from 'node:net';

/**
 * Whether an address belongs to the open internet. Said by what is allowed, not by what is forbidden: in IPv6 only the
 * global unicast block is in use there, so whatever carries another address inside, is local, or is not given out yet is
 * outside it or among the exceptions below (RFC 6890 and the registries it points to).
 */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address);
  if (family === 4) return !reserved4.check(address, 'ipv4');
  if (family === 6) return global6.check(address, 'ipv6') && !reserved6.check(address, 'ipv6');
  return false;
}

/** Networks an operator lets requests into although they are not public, such as a proxy of their own. */
export function allowedNetworks(cidrs: readonly string[]): BlockList {
  const list = new BlockList();
  for (const cidr of cidrs) {
    const [network = '', bits = ''] = cidr.split('/');
    list.addSubnet(network, Number(bits), isIP(network) === 6 ? 'ipv6' : 'ipv4');
  }
  return list;
}

const reserved4 = listOf('ipv4', [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  // Carrier-grade NAT; a cloud keeps its metadata service there too (100.100.100.200).
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  // Link-local, and the metadata services of most clouds.
  ['169.254.0.0', 16],
  // The host agent of a large cloud, on an address that looks public.
  ['168.63.129.16', 32],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.31.196.0', 24],
  ['192.52.193.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['192.175.48.0', 24],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
]);

const global6 = listOf('ipv6', [['2000::', 3]]);
const reserved6 = listOf('ipv6', [
  // Protocol assignments, among them Teredo (2001::/32), which carries an IPv4 address.
  ['2001::', 23],
  ['2001:db8::', 32],
  // 6to4 carries an IPv4 address.
  ['2002::', 16],
  ['2620:4f:8000::', 48],
  ['3fff::', 20],
]);

function listOf(family: 'ipv4' | 'ipv6', networks: [string, number][]): BlockList {
  const list = new BlockList();
  for (const [network, bits] of networks) list.addSubnet(network, bits, family);
  return list;
}
