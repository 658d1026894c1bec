import { expect, test } from 'vitest';
import { permissionsOfRole } from '#modules/access/permissions.ts';
import { mayPost, mayReadConversations } from './permissions.ts';

test('light staff read and leave notes, but send nothing', () => {
  const light = { permissions: permissionsOfRole.light };
  expect(mayReadConversations(light)).toBe(true);
  expect(mayPost(light, { kind: 'note' })).toBe(true);
  expect(mayPost(light, { kind: 'message' })).toBe(false);
});

test('a customer reads no conversations here', () => {
  expect(mayReadConversations({ permissions: [] })).toBe(false);
});
