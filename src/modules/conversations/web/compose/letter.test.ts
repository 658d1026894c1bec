import { describe, expect, test } from 'vitest';
import type { ConversationDraft } from '../../contract.ts';
import { beginLetter, saysNothing } from './letter.ts';

const fresh = { id: 'fresh', inboxId: 'desk' };
const draft = (id: string, address: string): ConversationDraft => ({
  id,
  inboxId: null,
  subject: 'Scarf',
  html: '<p>It is here.</p>',
  to: [{ name: '', address }],
  cc: [],
  bcc: [],
  attachments: [],
  updatedAt: '2026-03-02T09:00:00.000Z',
});
const drafts = [draft('new', 'bo@mail.test'), draft('old', 'Ada@mail.test')];
const ada = { name: 'Ada', address: 'ada@mail.test' };

describe('writing begins', () => {
  test('with the latest draft when nobody is named', () => {
    expect(beginLetter(drafts, {}, fresh)).toMatchObject({ id: 'new', inboxId: 'desk' });
  });

  test('with the draft to the same person', () => {
    expect(beginLetter(drafts, { to: ada }, fresh)).toMatchObject({ id: 'old' });
  });

  test('with the draft that was asked for', () => {
    expect(beginLetter(drafts, { draftId: 'old' }, fresh)).toMatchObject({ id: 'old' });
  });

  test('with an empty sheet to somebody without a draft', () => {
    const letter = beginLetter(drafts, { to: { name: 'Cy', address: 'cy@mail.test' } }, fresh);
    expect(letter).toMatchObject({ id: 'fresh', to: [{ name: 'Cy' }], html: '' });
    expect(saysNothing(letter)).toBe(true);
  });
});
