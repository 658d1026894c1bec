import { addressParser } from 'postal-mime';
import { describe, expect, test } from 'vitest';
import { normaliseAddress, readMailboxes, sameAddress } from './addresses.ts';

describe('the one spelling of an address', () => {
  test.each([
    ['Ann@Example.COM', 'Ann@example.com'],
    [' ann@example.com ', 'ann@example.com'],
    ['ann@BÜCHER.example', 'ann@xn--bcher-kva.example'],
    ['ann@example.com.', 'ann@example.com'],
    ['ａｎｎ@example.com', 'ann@example.com'],
    ['jürgen@example.com', 'jürgen@example.com'],
    ['ann+tag=1@example.co.uk', 'ann+tag=1@example.co.uk'],
    ['"ann"@example.com', 'ann@example.com'],
    ['root@localhost', 'root@localhost'],
    ['a..b.@docomo.example', 'a..b.@docomo.example'],
  ])('%s becomes %s', (written, expected) => {
    expect(normaliseAddress(written)).toBe(expected);
  });

  test.each([
    ['two @', 'ann@example.com@evil.example'],
    ['a look-alike @ that would move the border', 'ann＠example.com@evil.example'],
    ['a look-alike @ alone', 'ann＠example.com'],
    ['a small look-alike @', 'ann﹫example.com'],
    ['a quoted part that hides an @', '"ann@bank.example"@evil.example'],
    ['a space', 'ann b@example.com'],
    ['a line end', 'ann@example.com\r\nBcc: all@example.com'],
    ['a comment', 'ann(me)@example.com'],
    ['an address literal', 'ann@[192.0.2.1]'],
    ['a bare number for a domain', 'ann@192.0.2.1'],
    ['no domain', 'ann@'],
    ['no name', '@example.com'],
    ['an empty label', 'ann@example..com'],
    ['a slash that would end the domain', 'ann@exam/ple.com'],
    ['nothing', ''],
    ['far too much', `${'a'.repeat(2000)}@example.com`],
  ])('%s is no address', (_, written) => {
    expect(normaliseAddress(written)).toBeNull();
  });

  test('normalising twice changes nothing', () => {
    for (const written of ['ann@BÜCHER.example', 'ﬁnn@Example.com', '"x"@y.example']) {
      const once = normaliseAddress(written) ?? '';
      expect(normaliseAddress(once)).toBe(once);
    }
  });

  test('a Cyrillic look-alike of a domain stays another domain', () => {
    expect(normaliseAddress('ann@bаnk.example')).toBe('ann@xn--bnk-6cd.example');
    expect(sameAddress('ann@bank.example', normaliseAddress('ann@bаnk.example') ?? '')).toBe(false);
  });
});

describe('the mailboxes of a field', () => {
  const read = (field: string) => readMailboxes(addressParser(field), 1000);

  test('groups are flattened, invalid entries left out, repeated ones named once', () => {
    expect(read('Team: Ann <a@x.example>, b@x.example;, nobody, A@X.example')).toEqual([
      { address: 'a@x.example', name: 'Ann' },
      { address: 'b@x.example', name: '' },
    ]);
  });

  test('a display name is one plain line and never an address of its own', () => {
    expect(read('"Ann\u202e\u0007 Bee" <a@x.example>')).toEqual([
      { address: 'a@x.example', name: 'Ann Bee' },
    ]);
    expect(read('"a@x.example" <a@x.example>')).toEqual([{ address: 'a@x.example', name: '' }]);
    expect(read('"ceo@bank.example" <a@x.example>')).toEqual([
      { address: 'a@x.example', name: 'ceo@bank.example' },
    ]);
  });

  test('more than the limit are not read', () => {
    const field = Array.from({ length: 1200 }, (_, index) => `u${index}@x.example`).join(', ');
    expect(readMailboxes(addressParser(field), 1000)).toHaveLength(1000);
  });
});
