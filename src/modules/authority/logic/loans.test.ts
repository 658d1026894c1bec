import { expect, test } from 'vitest';
import { mayDecline, mayLend, mayWithdraw, splitOf } from './loans.ts';

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

test('what is not covered to the last penny is not covered, and would be one’s own', () => {
  expect(splitOf(8001, 4800, [loan('a', 3200)])).toEqual({
    isCovered: false,
    ownMinor: 4801,
    shares: [{ loan: loan('a', 3200), amountMinor: 3200 }],
  });
  expect(splitOf(1, 0, [])).toEqual({ isCovered: false, ownMinor: 1, shares: [] });
  expect(splitOf(0, 0, [])).toEqual({ isCovered: true, ownMinor: 0, shares: [] });
});

const asked = { status: 'asked', borrowerId: 'anna', askedOf: null, lenderId: null, isOver: false };
const lent = { ...asked, status: 'lent', lenderId: 'ben' };
const yes = { allowed: true, isDone: false };
const done = { allowed: true, isDone: true };
const no = (because: string) => ({ allowed: false, because });

test('anybody but the borrower lends, once, and whoever was asked by name alone', () => {
  expect(mayLend(asked, 'ben')).toEqual(yes);
  expect(mayLend(asked, 'anna')).toEqual(no('loan_of_oneself'));
  expect(mayLend({ ...asked, askedOf: 'ben' }, 'ben')).toEqual(yes);
  expect(mayLend({ ...asked, askedOf: 'ben' }, 'cleo')).toEqual(no('loan_asked_of_another'));
  expect(mayLend(lent, 'ben')).toEqual(done);
  expect(mayLend({ ...lent, status: 'used' }, 'ben')).toEqual(done);
  expect(mayLend(lent, 'cleo')).toEqual(no('loan_closed'));
  expect(mayLend({ ...asked, isOver: true }, 'ben')).toEqual(no('loan_closed'));
  expect(mayLend({ ...lent, isOver: true }, 'ben')).toEqual(no('loan_closed'));
  expect(mayLend({ ...asked, status: 'withdrawn' }, 'ben')).toEqual(no('loan_closed'));
});

test('no is said by whoever was asked by name, and an ask to everybody stays open', () => {
  expect(mayDecline({ ...asked, askedOf: 'ben' }, 'ben')).toEqual(yes);
  expect(mayDecline({ ...asked, askedOf: 'ben', status: 'declined' }, 'ben')).toEqual(done);
  expect(mayDecline(asked, 'ben')).toEqual(no('loan_asked_of_another'));
  expect(mayDecline({ ...lent, askedOf: 'ben' }, 'ben')).toEqual(no('loan_closed'));
});

test('the borrower takes an ask back, lent or not, until it is used', () => {
  expect(mayWithdraw(asked, 'anna')).toEqual(yes);
  expect(mayWithdraw(lent, 'anna')).toEqual(yes);
  expect(mayWithdraw({ ...lent, status: 'withdrawn' }, 'anna')).toEqual(done);
  expect(mayWithdraw({ ...lent, status: 'used' }, 'anna')).toEqual(no('loan_closed'));
  expect(mayWithdraw(lent, 'ben')).toEqual(no('loan_not_yours'));
});
