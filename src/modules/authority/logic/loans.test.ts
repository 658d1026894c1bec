import { expect, test } from 'vitest';
import { splitOf } from './loans.ts';

const loan = (id: string, amountMinor: number) => ({ id, lenderId: `of ${id}`, amountMinor });

test('one’s own authority comes first, and loans only bear what it lacks', () => {
  expect(splitOf(4000, 4800, [loan('a', 5000)])).toEqual({ isCovered: true, ownMinor: 4000, shares: [] });
  expect(splitOf(8000, 4800, [loan('a', 5000)])).toEqual({
    isCovered: true,
    ownMinor: 4800,
    shares: [{ loan: loan('a', 5000), amountMinor: 3200 }],
  });
});

test('several loans are used in their order, and the parts are exactly the whole', () => {
  const split = splitOf(9999, 1, [loan('a', 5000), loan('b', 4000), loan('c', 2000)]);
  expect(split).toMatchObject({
    isCovered: true,
    ownMinor: 1,
    shares: [{ amountMinor: 5000 }, { amountMinor: 4000 }, { amountMinor: 998 }],
  });
});

test('what is not covered to the last penny is not covered', () => {
  expect(splitOf(8001, 4800, [loan('a', 3200)])).toEqual({ isCovered: false });
  expect(splitOf(1, 0, [])).toEqual({ isCovered: false });
  expect(splitOf(0, 0, [])).toEqual({ isCovered: true, ownMinor: 0, shares: [] });
});
