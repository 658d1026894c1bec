import { expect, test } from 'vitest';
import { cleanAddress, isPlausibleAddress, preview, suggestedRecipients } from './words.ts';

const ann = { name: 'Ann', address: 'ann@x.test' };
const bob = { name: 'Bob', address: 'bob@x.test' };
const us = { name: 'Desk', address: 'Desk@us.test' };

test('a reply goes to the writer and keeps everybody else, without us and without repeats', () => {
  expect(
    suggestedRecipients({ from: ann, to: [us, bob], cc: [bob, ann] }, undefined, {
      own: ['desk@us.test'],
      takingPart: ['ann@x.test', 'bob@x.test'],
    }),
  ).toEqual({
    to: [ann],
    cc: [bob],
  });
});

test('before anything was received a reply goes to the customer', () => {
  expect(suggestedRecipients(undefined, ann, { own: ['desk@us.test'], takingPart: [] })).toEqual({
    to: [ann],
    cc: [],
  });
});

test('whom an unproven mail names gets nothing, its sender neither; the customer does', () => {
  const eve = { name: 'Ann', address: 'eve@evil.test' };
  const participants = { own: ['desk@us.test'], takingPart: ['ann@x.test', 'bob@x.test'] };
  expect(suggestedRecipients({ from: ann, to: [us], cc: [eve, bob] }, ann, participants)).toEqual({
    to: [ann],
    cc: [bob],
  });
  expect(suggestedRecipients({ from: eve, to: [us], cc: [eve] }, ann, participants)).toEqual({
    to: [ann],
    cc: [],
  });
});

test('a preview is one short line and never half a character', () => {
  expect(preview('Hello\n\n  there\tyou')).toBe('Hello there you');
  const long = preview('😀'.repeat(500));
  expect([...long]).toHaveLength(160);
  expect(long.endsWith('😀…')).toBe(true);
});

test.each(['ann@x.test', "o'neil+1@mail.example.org"])('%s is an address', (address) => {
  expect(isPlausibleAddress(address)).toBe(true);
});
test.each([
  'ann',
  'ann@x',
  'a b@x.test',
  'ann@x.test, bob@x.test',
  'a@b@c.test',
  'ann@x.test\nbcc: z@z.test',
])('%s is none', (address) => {
  expect(isPlausibleAddress(address)).toBe(false);
});

test('names lose their line breaks', () => {
  expect(cleanAddress({ name: 'Ann\r\nBcc: z@z.test', address: ' ann@x.test ' })).toEqual({
    name: 'Ann Bcc: z@z.test',
    address: 'ann@x.test',
  });
});
