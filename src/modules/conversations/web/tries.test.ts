import { expect, test } from 'vitest';
import { openTries } from './tries.ts';

function aStore() {
  const kept = new Map<string, string>();
  return {
    kept,
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, text: string) => void kept.set(name, text),
    removeItem: (name: string) => void kept.delete(name),
  };
}

test('all tries of one reply have one key, also after the page was loaded anew', () => {
  const store = aStore();
  const first = openTries(store).begin('talk.message', 'Dear Ada');
  expect(first).toMatchObject({ isAgain: false, isSame: true });
  const second = openTries(store).begin('talk.message', 'Dear Ada');
  expect(second).toEqual({ key: first.key, isAgain: true, isSame: true });
});

test('what was sent is over: the next reply has a key of its own, and nothing of it is left in the browser', () => {
  const store = aStore();
  const tries = openTries(store);
  const first = tries.begin('talk.message', 'Dear Ada');
  tries.end('talk.message');
  expect(store.kept.size).toBe(0);
  expect(tries.begin('talk.message', 'Dear Ada').key).not.toBe(first.key);
});

test('a note and a reply, and two conversations, have nothing to do with each other', () => {
  const tries = openTries(aStore());
  const keys = ['a.message', 'a.note', 'b.message'].map((place) => tries.begin(place, 'Same words').key);
  expect(new Set(keys).size).toBe(3);
});

test('once other words were tried under the key, nothing says any more which of them arrived', () => {
  const tries = openTries(aStore());
  const { key } = tries.begin('talk.message', 'Dear Ada');
  expect(tries.begin('talk.message', 'Dear Ada, at nine')).toEqual({ key, isAgain: true, isSame: false });
  expect(tries.begin('talk.message', 'Dear Ada, at nine')).toMatchObject({ isSame: false });
});

test('a browser that keeps nothing still has one key as long as the page stands', () => {
  const refuses = () => {
    throw new Error('storage is off');
  };
  const tries = openTries({ getItem: refuses, setItem: refuses, removeItem: refuses });
  const { key } = tries.begin('talk.message', 'Dear Ada');
  expect(tries.begin('talk.message', 'Dear Ada').key).toBe(key);
  tries.end('talk.message');
  expect(tries.begin('talk.message', 'Dear Ada').key).not.toBe(key);
});
