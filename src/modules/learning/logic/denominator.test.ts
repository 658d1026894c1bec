import { describe, expect, test } from 'vitest';
import { commonDenominator, type MarkedCase } from './denominator.ts';

const limits = { fewestGreat: 4, fewestAwful: 2 };
const needLed = { id: 'need', name: 'Led by what the customer needed' };
const product = { id: 'product', name: 'An excellent product' };
const near = { id: 'near', name: 'Close by' };

function cases(verdict: MarkedCase['verdict'], ticks: readonly Record<string, boolean>[]): MarkedCase[] {
  return ticks.map((one) => ({ verdict, ticks: new Map(Object.entries(one)) }));
}

/** The ten providers of the article: eight great, two awful. */
const providers = [
  ...cases(
    'great',
    Array.from({ length: 8 }, (_, index) => ({ need: true, product: true, near: index < 6 })),
  ),
  ...cases('awful', [
    { need: false, product: true, near: true },
    { need: false, product: true, near: false },
  ]),
];

describe('the common denominator (C25)', () => {
  const found = commonDenominator([near, product, needLed], providers, limits);
  const of = (id: string) => found.find(({ feature }) => feature.id === id);

  test('need-led in 8 of 8 great and 0 of 2 awful separates, p .022', () => {
    expect(of('need')).toMatchObject({
      great: { there: 8, n: 8 },
      awful: { there: 0, n: 2 },
      difference: 1,
      verdict: 'separates',
    });
    expect(of('need')?.p).toBeCloseTo(0.022, 3);
  });

  test('an excellent product in 8 of 8 and 2 of 2 separates nothing, p 1', () => {
    expect(of('product')).toMatchObject({ difference: 0, verdict: 'not-shown-yet' });
    expect(of('product')?.p).toBeCloseTo(1, 10);
  });

  test('6 of 8 against 1 of 2 is not shown yet, p 1', () => {
    expect(of('near')).toMatchObject({ difference: 0.25, verdict: 'not-shown-yet' });
    expect(of('near')?.p).toBeCloseTo(1, 10);
  });

  test('the features are listed by how far the shares lie apart', () => {
    expect(found.map(({ feature }) => feature.id)).toEqual(['need', 'near', 'product']);
  });

  test.each([
    ['one awful case', [...providers.slice(0, 9)]],
    ['three great cases', [...providers.slice(0, 3), ...providers.slice(8)]],
  ])('%s hides the figures and keeps the counts', (_why, few) => {
    const [first] = commonDenominator([needLed], few, limits);
    expect(first).toMatchObject({ difference: null, interval: null, p: null, verdict: 'too-few' });
    expect(first?.great.n).toBeGreaterThan(0);
  });

  test('a case that nobody looked at for a feature counts for neither side', () => {
    const [first] = commonDenominator(
      [needLed],
      [...providers, ...cases('awful', [{}, { product: true }]), ...cases('great', [{}])],
      limits,
    );
    expect(first).toMatchObject({ great: { there: 8, n: 8 }, awful: { there: 0, n: 2 } });
  });

  test('what is more frequent among awful cases is as far apart, and too few stand last', () => {
    const slow = { id: 'slow', name: 'A long queue' };
    const rare = { id: 'rare', name: 'Above all' };
    const more = providers.map(({ verdict, ticks }) => ({
      verdict,
      ticks: new Map([...ticks, ['slow', verdict === 'awful']]),
    }));
    const order = commonDenominator([rare, product, slow], more, limits).map(({ feature }) => feature.id);
    expect(order).toEqual(['slow', 'product', 'rare']);
  });
});
