import { expect, test } from 'vitest';
import { openSecrets } from '#platform/secrets.ts';
import { replyCodes } from './reply-codes.ts';

const platform = {
  secrets: openSecrets(Buffer.alloc(32, 7)),
  config: { baseUrl: 'https://desk.test' } as never,
};
const codes = replyCodes(platform);
const workspaceId = '0190aaaa-0000-7000-8000-000000000001';
const other = '0190aaaa-0000-7000-8000-000000000002';
const inboxAddress = 'help@shop.test';

test('a Message-ID of ours names its conversation, in any case of letters', () => {
  const id = codes.messageId({ workspaceId, number: 2048 });
  expect(codes.numberOfMessageIds(workspaceId, ['<first@else.test>', id])).toBe(2048);
  expect(codes.numberOfMessageIds(workspaceId, [id.toUpperCase()])).toBe(2048);
});

test('a Message-ID of another workspace names nothing here', () => {
  const id = codes.messageId({ workspaceId, number: 2048 });
  expect(codes.numberOfMessageIds(other, [id])).toBeNull();
});

test('a code moved to another Message-ID or cut short names nothing', () => {
  const [one, two] = [1, 1].map((number) => codes.messageId({ workspaceId, number }));
  const moved = `${one?.split('.')[0]}.${two?.split('.').slice(1).join('.')}`;
  expect(codes.numberOfMessageIds(workspaceId, [moved])).toBeNull();
  const cut = one?.replace(/.@/, '@') ?? '';
  expect(codes.numberOfMessageIds(workspaceId, [cut])).toBeNull();
});

test('no number that somebody writes into the reply address opens a conversation', () => {
  const forms = (n: number) => [
    `help+r.${n}@shop.test`,
    `help+${n}@shop.test`,
    `help+r.${n.toString(36)}-@shop.test`,
  ];
  const opened = Array.from({ length: 1000 }, (_, n) => forms(n)).flat();
  expect(codes.numberOfAddresses(workspaceId, inboxAddress, opened)).toBeNull();
});

test('the reply address names its conversation for its own inbox only', () => {
  const address = codes.replyAddress({ workspaceId, number: 31, inboxAddress });
  expect(address).toMatch(/^help\+r\.v-[a-z2-7]{20}@shop\.test$/);
  expect(codes.numberOfAddresses(workspaceId, inboxAddress, ['x@y.test', address.toUpperCase()])).toBe(31);
  expect(
    codes.numberOfAddresses(workspaceId, 'sales@shop.test', [address.replace('help', 'sales')]),
  ).toBeNull();
});

test('an inbox with a very long name gets no code rather than an address that nobody accepts', () => {
  const inbox = `${'a'.repeat(50)}@shop.test`;
  expect(codes.replyAddress({ workspaceId, number: 31, inboxAddress: inbox })).toBe(inbox);
});
