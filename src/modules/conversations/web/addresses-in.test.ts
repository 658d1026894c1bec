import { expect, test } from 'vitest';
import { addressesIn } from './addresses-in.ts';

test.each([
  ['ada@mail.test', [{ name: '', address: 'ada@mail.test' }]],
  ['Ada Byron <ada@mail.test>', [{ name: 'Ada Byron', address: 'ada@mail.test' }]],
  ['"Byron, Ada" <ada@mail.test>', [{ name: 'Byron, Ada', address: 'ada@mail.test' }]],
  [
    'a@b.test b@c.test',
    [
      { name: '', address: 'a@b.test' },
      { name: '', address: 'b@c.test' },
    ],
  ],
  [
    'Ada <a@b.test>; Bo <b@c.test>',
    [
      { name: 'Ada', address: 'a@b.test' },
      { name: 'Bo', address: 'b@c.test' },
    ],
  ],
  ['ada', []],
  ['ada@mail', []],
  ['', []],
])('%j holds %j', (written, found) => {
  expect(addressesIn(written)).toEqual(found);
});
