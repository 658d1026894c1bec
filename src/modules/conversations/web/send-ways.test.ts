import { expect, test } from 'vitest';
import { sendKeyOf } from './send-ways.ts';

const press = (
  key: string,
  held: Partial<Record<'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey', boolean>>,
) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  ...held,
});

test.each([
  ['Ctrl Enter', press('Enter', { ctrlKey: true }), 'plain'],
  ['⌘ Enter', press('Enter', { metaKey: true }), 'plain'],
  ['Ctrl Shift Enter', press('Enter', { ctrlKey: true, shiftKey: true }), 'waiting'],
  ['Ctrl Alt Enter', press('Enter', { ctrlKey: true, altKey: true }), 'closed'],
  ['Ctrl Shift L', press('L', { ctrlKey: true, shiftKey: true }), 'later'],
  ['Enter', press('Enter', {}), undefined],
  ['Shift Enter', press('Enter', { shiftKey: true }), undefined],
  ['Ctrl L', press('l', { ctrlKey: true }), undefined],
  ['Ctrl B', press('b', { ctrlKey: true }), undefined],
])('%s', (_, event, way) => {
  expect(sendKeyOf(event)).toBe(way);
});
