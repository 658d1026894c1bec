import { lookup } from 'node:dns/promises';
import { BlockList, isIP } from 'node:net';

/**
 * Where mail connections may go. The decision is made on the resolved address, and the connection is then made to that
 * very address, so a name that changes its mind between the two gains nothing (SEC-060). A mail server on the same
 * machine or in a private network is the ordinary case for those who run their own and is allowed unless the operator
 * forbids it; link-local addresses, among them the metadata services of clouds, are never mail servers.
 */
export type PrivateMailHosts = 'allow' | 'deny';

export class MailHostError extends Error {
  readonly code: 'host_unknown' | 'host_forbidden';
  constructor(code: 'host_unknown' | 'host_forbidden') {
    super(code);
    this.code = code;
  }
}

export async function resolveMailHost(host: string, privateHosts: PrivateMailHosts): Promise<string> {
  const bare = host.replace(/^\[|\]$/g, '');
  const address = isIP(bare) === 0 ? await resolve(bare) : bare;
  if (!mayConnectTo(address, privateHosts)) throw new MailHostError('host_forbidden');
  return address;
}

async function resolve(host: string): Promise<string> {
  try {
    return (await lookup(host)).address;
  } catch {
    // Whatever the resolver says exactly, the person who typed the name needs to hear only this.
    throw new MailHostError('host_unknown');
  }
}

export function mayConnectTo(address: string, privateHosts: PrivateMailHosts): boolean {
  const family = isIP(address);
  if (family === 0) return false;
  const type = family === 6 ? 'ipv6' : 'ipv4';
  if (never.check(address, type)) return false;
  return privateHosts === 'allow' || !inside.check(address, type);
}

// A block list checks IPv4 addresses mapped into IPv6 against its IPv4 entries by itself.
const never = new BlockList();
never.addSubnet('0.0.0.0', 8, 'ipv4');
never.addSubnet('169.254.0.0', 16, 'ipv4');
never.addSubnet('224.0.0.0', 3, 'ipv4');
never.addAddress('100.100.100.200', 'ipv4');
never.addAddress('::', 'ipv6');
never.addSubnet('fe80::', 10, 'ipv6');
never.addSubnet('ff00::', 8, 'ipv6');
never.addAddress('fd00:ec2::254', 'ipv6');
// Addresses that carry an IPv4 address inside: NAT64, 6to4, Teredo, the deprecated compatible form.
never.addSubnet('64:ff9b::', 96, 'ipv6');
never.addSubnet('2002::', 16, 'ipv6');
never.addSubnet('2001::', 32, 'ipv6');

const inside = new BlockList();
inside.addSubnet('10.0.0.0', 8, 'ipv4');
inside.addSubnet('100.64.0.0', 10, 'ipv4');
inside.addSubnet('127.0.0.0', 8, 'ipv4');
inside.addSubnet('172.16.0.0', 12, 'ipv4');
inside.addSubnet('192.0.0.0', 24, 'ipv4');
inside.addSubnet('192.168.0.0', 16, 'ipv4');
inside.addSubnet('198.18.0.0', 15, 'ipv4');
inside.addSubnet('::', 96, 'ipv6');
inside.addSubnet('fc00::', 7, 'ipv6');
