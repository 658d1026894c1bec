import { describe, expect, test } from 'vitest';
import { tradeTemplates } from '#modules/journey/templates.ts';
import { exchanges } from './content/exchanges.ts';
import { seededRandom } from './random.ts';
import { stories } from './stories.ts';
import { detailsOf, tell } from './wording.ts';

const at = new Date('2026-03-02T09:00:00Z');

describe('the stories', () => {
  test.each(stories.map((story) => [story.subject, story] as const))(
    '%s is told without a mark left over',
    (_, story) => {
      const random = seededRandom(1);
      const texts = [story.subject, ...story.turns.map(([, text]) => text)];
      for (let telling = 0; telling < 30; telling++) {
        const details = detailsOf(random, at, story.language, 'Vane');
        for (const text of texts) expect(tell(random, text, details)).not.toMatch(/[[\]{}|]/);
      }
    },
  );

  test('begin with the customer', () => {
    expect(stories.filter(({ turns }) => turns[0]?.[0] !== 'they')).toEqual([]);
  });

  test('name only basics a hotel starts with', () => {
    const basics = tradeTemplates.hotel.elements
      .filter(({ pillar }) => pillar === 'core')
      .map(({ id }) => id);
    expect(stories.filter(({ fault }) => fault !== undefined && !basics.includes(fault))).toEqual([]);
  });

  test('exist in every language, and so do the questions that prolong them', () => {
    for (const language of ['en', 'de', 'fr', 'pl', 'es'] as const) {
      expect(stories.filter((story) => story.language === language).length).toBeGreaterThan(2);
      expect(exchanges[language].length).toBeGreaterThan(1);
    }
  });
});

describe('the chance behind them', () => {
  test('repeats itself with the same seed and not with another', () => {
    const draw = (seed: number) => {
      const random = seededRandom(seed);
      return Array.from({ length: 50 }, () => random.between(0, 1000));
    };
    expect(draw(2048)).toEqual(draw(2048));
    expect(draw(2048)).not.toEqual(draw(2049));
  });

  test('makes ids of version 7 that lie in time', () => {
    const random = seededRandom(5);
    const earlier = random.id(new Date('2026-01-01T00:00:00Z'));
    const later = random.id(new Date('2026-01-02T00:00:00Z'));
    expect(earlier).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(earlier < later).toBe(true);
  });

  test('is spread evenly', () => {
    const random = seededRandom(9);
    const draws = Array.from({ length: 20_000 }, () => random.next());
    expect(draws.reduce((sum, draw) => sum + draw, 0) / draws.length).toBeCloseTo(0.5, 1);
    expect(draws.filter((draw) => draw < 0.1).length / draws.length).toBeCloseTo(0.1, 1);
  });
});
