import { expect, test } from 'vitest';
import { mayConnectTo, resolveMailHost } from './mail-hosts.ts';

test.each([
  '127.0.0.1',
  '10.1.2.3',
  '192.168.1.9',
  '172.31.0.1',
  '100.64.0.1',
  '::1',
  'fd12::1',
  '::ffff:10.0.0.1',
])('the private address %s is a mail server unless the operator forbids it', (address) => {
  expect([mayConnectTo(address, 'allow'), mayConnectTo(address, 'deny')]).toEqual([true, false]);
});

test.each([
  '169.254.169.254',
  '::ffff:169.254.169.254',
  '0.0.0.0',
  '224.0.0.1',
  '255.255.255.255',
  '100.100.100.200',
  'fe80::1',
  'ff02::1',
  '64:ff9b::a9fe:a9fe',
  '2002:a9fe:a9fe::1',
  'fd00:ec2::254',
  'no-address',
])('nothing ever connects to %s', (address) => {
  expect([mayConnectTo(address, 'allow'), mayConnectTo(address, 'deny')]).toEqual([false, false]);
});

test('a public address is always fine', () => {
  expect([mayConnectTo('9.9.9.9', 'deny'), mayConnectTo('2620:fe::fe', 'deny')]).toEqual([true, true]);
});

test.each(['0x7f000001', '2130706433', '127.1'])(
  '%s written for 127.0.0.1 is judged as what it resolves to',
  async (host) => {
    await expect(resolveMailHost(host, 'deny')).rejects.toThrow(/host_(forbidden|unknown)/);
  },
);
