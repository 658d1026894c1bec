import { expect, test } from 'vitest';
import { mayAnswer } from './answering.ts';

test('a no names its rule, and every other answer goes without one', () => {
  expect(mayAnswer({ answer: 'no', ruleId: undefined })).toMatchObject({ because: 'rule_missing' });
  expect(mayAnswer({ answer: 'no', ruleId: 'r' })).toEqual({ allowed: true });
  expect(mayAnswer({ answer: 'later', ruleId: 'r' })).toMatchObject({ because: 'rule_without_no' });
  expect(mayAnswer({ answer: 'yes-instead-of', ruleId: undefined })).toEqual({ allowed: true });
});
