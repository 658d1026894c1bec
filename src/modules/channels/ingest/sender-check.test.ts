import { expect, test } from 'vitest';
import { readAuthenticationResults, senderChecker } from './sender-check.ts';

const trusted = 'mx.shop.test';
const line = (value: string) => `Authentication-Results: ${value}`;

test.each([
  ['a pass of the trusted server', [line('mx.shop.test; dmarc=pass header.from=ann.test')], 'verified'],
  [
    'a fail of the trusted server',
    [line('mx.shop.test; spf=pass; dmarc=fail (p=none) header.from=ann.test')],
    'failed',
  ],
  ['a pass of any other server', [line('mx.evil.test; dmarc=pass')], 'unverified'],
  [
    'a forged pass below the true fail',
    [line('mx.shop.test; dmarc=fail'), line('mx.shop.test; dmarc=pass')],
    'failed',
  ],
  ['the word pass inside a comment', [line('mx.shop.test; dmarc=none (dmarc=pass)')], 'unverified'],
  ['an aligned signature', [line('mx.shop.test; dkim=pass header.d=ann.test')], 'verified'],
  ['a foreign signature', [line('mx.shop.test; dkim=pass header.d=bulk.test')], 'unverified'],
  ['nothing', [], 'unverified'],
] as const)('%s counts as it should', (_, lines, verdict) => {
  expect(readAuthenticationResults(lines, trusted, 'ann.test')).toBe(verdict);
});

const unsigned = {
  raw: Buffer.from('From: a@ann.test\r\n\r\nhi'),
  fromAddress: 'a@ann.test',
  envelopeFrom: 'a@ann.test',
};

test('without a signature and without a peer nothing is asked of the network', async () => {
  const check = senderChecker(() => Promise.reject(new Error('asked')));
  expect(await check({ ...unsigned, peer: null, trustedAuthservId: undefined })).toBe('unverified');
});

const records: Record<string, string[][]> = {
  'TXT ann.test': [['v=spf1 ip4:192.0.2.7 -all']],
  'TXT _dmarc.ann.test': [['v=DMARC1; p=reject']],
};
const resolver = (domain: string, type: string) => {
  const found = records[`${type} ${domain}`];
  return found
    ? Promise.resolve(found)
    : Promise.reject(Object.assign(new Error('none'), { code: 'ENOTFOUND' }));
};

test.each([
  ['192.0.2.7', 'verified'],
  ['192.0.2.8', 'failed'],
])('SPF and DMARC for a peer at %s say %s', async (address, verdict) => {
  const check = senderChecker(resolver);
  const peer = { address, helo: 'mail.ann.test' };
  expect(await check({ ...unsigned, peer, trustedAuthservId: undefined })).toBe(verdict);
});

test('a DNS that never answers costs one second once', async () => {
  let asked = 0;
  const check = senderChecker(() => {
    asked += 1;
    return new Promise(() => {});
  });
  const mail = { ...unsigned, peer: { address: '192.0.2.7', helo: 'x' }, trustedAuthservId: undefined };
  expect(await check(mail)).toBe('unverified');
  const afterFirst = asked;
  expect(await check(mail)).toBe('unverified');
  expect(asked).toBe(afterFirst);
});
