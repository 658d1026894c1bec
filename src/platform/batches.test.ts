import { expect, it } from 'vitest';
import { batches } from './batches.ts';

/** Work that ends when the test says so. */
function held() {
  const begun: { items: string[]; end: (results?: string[]) => void; fail: (error: Error) => void }[] = [];
  const work = (_: string, items: string[]) =>
    new Promise<string[]>((resolve, reject) => {
      begun.push({ items: [...items], end: (results = items) => resolve(results), fail: reject });
    });
  return { begun, work };
}

const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

it('never answers what came after the work had begun with what that work found', async () => {
  const { begun, work } = held();
  const ask = batches<string, string>({ most: 10, keyOf: () => 'one', work });
  const early = [ask('a'), ask('b')];
  await turn();
  const late = ask('c');
  expect(begun.map(({ items }) => items)).toEqual([['a', 'b']]);
  begun[0]?.end(['before', 'before']);
  expect(await Promise.all(early)).toEqual(['before', 'before']);
  await turn();
  begun[1]?.end(['after']);
  expect(await late).toBe('after');
  expect(begun.map(({ items }) => items)).toEqual([['a', 'b'], ['c']]);
});

it('keeps lanes apart, takes no more at once than it may, and fails those alone that were in the work', async () => {
  const { begun, work } = held();
  const ask = batches<string, string>({ most: 2, keyOf: (item) => item.charAt(0), work });
  const outcomes = Promise.allSettled(['a1', 'a2', 'a3', 'b1'].map((item) => ask(item)));
  await turn();
  expect(begun.map(({ items }) => items)).toEqual([['a1', 'a2'], ['b1']]);
  begun[0]?.fail(new Error('lost'));
  begun[1]?.end();
  await turn();
  begun[2]?.end();
  expect((await outcomes).map((outcome) => outcome.status)).toEqual([
    'rejected',
    'rejected',
    'fulfilled',
    'fulfilled',
  ]);
});
