import { describe, expect, test } from 'vitest';
import { figuresOf, mayChoose, roomInWords, type Counted } from './sheet.ts';

const counted: Counted = {
  people: 4,
  mattersPerWeek: 64,
  lines: [
    { words: 'Evening report', hoursPerWeek: 7.5 },
    { words: 'Airport runs', hoursPerWeek: 4.5 },
  ],
  requests: 20,
  weeks: 6,
};

describe('the figures of a sheet', () => {
  test('are counted where they can be, and say so', () => {
    const figures = figuresOf(counted, {});
    expect(figures.inputs).toEqual({
      people: 4,
      hoursEach: 37.5,
      shrinkage: 0.3,
      usualHours: 84,
      extraHours: 12,
      taskHours: 1.5,
      variability: 1,
    });
    expect(figures.sources).toEqual({
      people: 'counted',
      hoursEach: 'assumed',
      shrinkage: 'assumed',
      usualHours: 'counted',
      extraHours: 'counted',
      taskHours: 'assumed',
      variability: 'assumed',
    });
    expect(figures.result.verdict).toBe('longer');
    expect(roomInWords(figures)).toBe(5);
  });

  test('are what somebody typed before anything else', () => {
    const figures = figuresOf(counted, {
      inputs: { extraHours: 5.25 },
      ways: { swap: 'Leave the mid-week call' },
    });
    expect(figures.inputs.extraHours).toBe(5.25);
    expect(figures.sources['extraHours']).toBe('typed');
    expect(figures.result.verdict).toBe('fits');
    expect(figures.ways).toEqual({ swap: 'Leave the mid-week call', fee: '', later: '', not: '' });
  });

  test('are assumed where counting says nothing, or more than the week holds', () => {
    const nothing = { ...counted, people: 0, mattersPerWeek: 0, lines: [] };
    expect(figuresOf(nothing, {})).toMatchObject({
      inputs: { people: 4, usualHours: 84, extraHours: 0 },
      sources: { people: 'assumed', usualHours: 'assumed' },
    });
    expect(figuresOf({ ...counted, mattersPerWeek: 900 }, {}).sources['usualHours']).toBe('assumed');
  });
});

test('a sheet is chosen from once, while it is offered', () => {
  expect(mayChoose('offered')).toEqual({ allowed: true });
  expect(mayChoose('chosen')).toMatchObject({ because: 'chosen' });
  expect(mayChoose('withdrawn')).toMatchObject({ because: 'withdrawn' });
  expect(mayChoose('draft')).toMatchObject({ because: 'not-offered' });
});
