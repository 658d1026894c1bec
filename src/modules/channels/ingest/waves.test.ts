import { expect, test } from 'vitest';
import { wavesOf } from './waves.ts';

interface Mail {
  messageId: string | null;
  references: string[];
  inReplyTo: string[];
  subject: string;
  from: { name: string; address: string };
}

const mail = (messageId: string, more: Partial<Mail> = {}): Mail => ({
  messageId,
  references: [],
  inReplyTo: [],
  subject: 'Shower',
  from: { name: '', address: `${messageId}@x.test` },
  ...more,
});
const from = (address: string) => ({ from: { name: '', address } });
const waves = (...mails: Mail[]) =>
  wavesOf(mails, (each) => each).map((wave) => wave.map(({ messageId }) => messageId).join(' '));

test('first words stay together, even of one sender', () => {
  expect(waves(mail('a', from('gus@x.test')), mail('b', from('gus@x.test')), mail('c'))).toEqual(['a b c']);
});

test('a mail that names an earlier one of the batch comes after it', () => {
  expect(
    waves(mail('a'), mail('b', { inReplyTo: ['a'] }), mail('c'), mail('d', { references: ['z'] })),
  ).toEqual(['a', 'b c d']);
  expect(waves(mail('a'), mail('b', { references: ['z', 'a'] }), mail('c', { references: ['b'] }))).toEqual([
    'a',
    'b',
    'c',
  ]);
});

test('a mail that names a conversation waits for earlier mail of its sender, who takes part through it', () => {
  expect(
    waves(mail('a', from('gus@x.test')), mail('b', { ...from('Gus@X.test'), references: ['z'] })),
  ).toEqual(['a', 'b']);
  expect(
    waves(mail('a', from('gus@x.test')), mail('b', { ...from('gus@x.test'), subject: 'Re: [#12] Shower' })),
  ).toEqual(['a', 'b']);
});

test('no mails are no waves', () => expect(waves()).toEqual([]));
