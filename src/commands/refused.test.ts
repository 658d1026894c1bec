import { expect, test } from 'vitest';
import { Refusal } from '#platform/errors.ts';
import { refusedInWords } from './refused.ts';

test.each([
  ['address_taken', 'address', 'Refused: Another inbox has this address already. (address_taken: address)'],
  [
    'password_too_short',
    'password',
    'Refused: Please take at least twelve characters. (password_too_short: password)',
  ],
  ['never_heard_of', 'name', 'Refused: never_heard_of: name.'],
])('%s of %s is told in one line', (code, path, line) => {
  const fields = [{ path, message: code }];
  expect(refusedInWords(new Refusal(code, { kind: 'invalid', fields }))).toBe(line);
});
