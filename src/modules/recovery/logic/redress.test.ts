import { describe, expect, test } from 'vitest';
import { mayOffer, type Offer, suggestedOffers } from './offering.ts';
import { redressOf, surpriseBudget, wholeOf, type RedressFacts } from './redress.ts';

const settings = {
  redressCap: 0.8,
  redressNotOurs: 0.5,
  redressPrior: 1.25,
  redressShare1: 0,
  redressShare2: 0.15,
  redressShare3: 0.3,
  redressShare4: 0.5,
  redressShare5: 0.8,
  redressLikeness: 1.3,
  creditFactor: 1.25,
  surpriseFrom: 0.05,
  surpriseTo: 0.1,
};
const facts = (given: Partial<RedressFacts>): RedressFacts => ({
  paidMinor: 20_000,
  severity: 3,
  isInOurControl: true,
  hasEarlier: false,
  wholeMinor: 100,
  ...given,
});
const pounds = (given: Partial<RedressFacts>) => {
  const { refundMinor, creditMinor, inKindMinor } = redressOf(facts(given), settings);
  return [refundMinor, creditMinor, inKindMinor].map((minor) => minor / 100);
};

describe('C14, of £200 paid', () => {
  test.each([
    ['severity 3', {}, [60, 75, 75]],
    ['severity 3 after another failure', { hasEarlier: true }, [75, 94, 94]],
    ['severity 5 after another failure', { severity: 5, hasEarlier: true }, [160, 200, 200]],
    ['severity 2, not our doing', { severity: 2, isInOurControl: false }, [15, 19, 19]],
    ['severity 1', { severity: 1 }, [0, 0, 0]],
  ])('%s', (_name, given, expected) => {
    expect(pounds(given)).toEqual(expected);
  });

  test('a surprise may cost £10 to £20', () => {
    expect(surpriseBudget(facts({}), settings)).toEqual({ fromMinor: 1000, toMinor: 2000 });
  });

  test('counts as ours while nobody has said', () => {
    expect(pounds({ isInOurControl: null })).toEqual([60, 75, 75]);
  });

  test('never comes to more than was paid, whatever the settings', () => {
    const { creditMinor } = redressOf(facts({ severity: 5 }), { ...settings, creditFactor: 3 });
    expect(creditMinor).toBe(20_000);
  });

  test('is in whole units of the currency, and exact where a whole is too coarse', () => {
    expect(wholeOf('GBP')).toBe(100);
    expect(wholeOf('JPY')).toBe(1);
    expect(wholeOf('KWD')).toBe(1000);
    expect(redressOf(facts({ paidMinor: 250 }), settings).refundMinor).toBe(75);
    expect(redressOf(facts({ paidMinor: 0 }), settings).refundMinor).toBe(0);
  });
});

const offer = (kind: Offer['kind'], faceMinor: number): Offer => ({ kind, faceMinor, costMinor: faceMinor });

describe('what may be offered (invariant 7)', () => {
  const paid = { paidMinor: 20_000, loss: null };
  test('two or three of different kinds and like value', () => {
    const offers = [offer('refund', 6000), offer('credit', 7500), offer('in-kind', 7500)];
    expect(mayOffer(offers, paid, settings)).toEqual({ allowed: true });
  });

  test.each([
    ['options_too_few', [offer('refund', 6000)], paid],
    ['options_of_one_kind', [offer('credit', 6000), offer('credit', 7000)], paid],
    ['options_unlike', [offer('refund', 6000), offer('credit', 7801)], paid],
    ['options_unlike', [offer('refund', 0), offer('credit', 1)], paid],
    ['option_above_paid', [offer('refund', 20_000), offer('credit', 20_001)], paid],
    ['option_fits_no_loss', [offer('refund', 6000), offer('credit', 6000)], { ...paid, loss: 'time' }],
  ] as const)('%s', (because, offers, about) => {
    expect(mayOffer(offers, about, settings)).toEqual({ allowed: false, because });
  });

  test('to the penny: 30 per cent apart is like, a penny more is not', () => {
    expect(mayOffer([offer('refund', 6000), offer('credit', 7800)], paid, settings)).toEqual({
      allowed: true,
    });
  });

  test('what costs nobody anything can be a choice too', () => {
    expect(mayOffer([offer('redo', 0), offer('person', 0)], paid, settings)).toEqual({ allowed: true });
  });
});

describe('what is suggested', () => {
  test.each([
    ['money', 'refund'],
    ['time', 'time'],
    ['product', 'redo'],
    ['attention', 'person'],
  ] as const)('fits a loss of %s with %s first, and may itself be offered', (loss, kind) => {
    for (const given of [{}, { hasEarlier: true }, { severity: 5, hasEarlier: true }, { severity: 2 }]) {
      const offers = suggestedOffers(loss, redressOf(facts(given), settings));
      expect(offers).toHaveLength(3);
      expect(offers[0]?.kind).toBe(kind);
      expect(mayOffer(offers, { paidMinor: 20_000, loss }, settings)).toEqual({ allowed: true });
    }
  });

  test('may itself be offered, whatever was paid', () => {
    for (let paidMinor = 100; paidMinor < 60_000; paidMinor += 37) {
      const redress = redressOf(facts({ paidMinor, severity: 2 }), settings);
      const verdict = mayOffer(suggestedOffers('money', redress), { paidMinor, loss: 'money' }, settings);
      expect([paidMinor, verdict]).toEqual([paidMinor, { allowed: true }]);
    }
  });

  test('is nothing where nothing is due', () => {
    expect(suggestedOffers('money', redressOf(facts({ severity: 1 }), settings))).toEqual([]);
  });
});
