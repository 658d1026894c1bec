import { describe, expect, test } from 'vitest';
import { keyOfKind, readPeriod } from './period.ts';

const today = '2026-11-23';

describe('the period of a card', () => {
  test.each([
    ['2026-02', '2026-02-01', '2026-02-28', '2026-01', '2026-03'],
    ['2024-02', '2024-02-01', '2024-02-29', '2024-01', '2024-03'],
    ['2026-11', '2026-11-01', '2026-11-30', '2026-10', undefined],
    ['2025-12', '2025-12-01', '2025-12-31', '2025-11', '2026-01'],
    ['2026-q1', '2026-01-01', '2026-03-31', '2025-q4', '2026-q2'],
    ['2026-q4', '2026-10-01', '2026-12-31', '2026-q3', undefined],
    ['2025', '2025-01-01', '2025-12-31', '2024', '2026'],
    ['12m', '2025-11-23', '2026-11-23', undefined, undefined],
  ])('%s runs from %s to %s, after %s and before %s', (key, from, to, previous, next) => {
    expect(readPeriod(key, today)).toMatchObject({ key, from, to, previous, next });
  });

  test.each([undefined, '', 'soon', '2026-13', '2026-q5'])('%s is this month', (text) => {
    expect(readPeriod(text, today).key).toBe('2026-11');
  });

  test('changes its kind around the last day shown, never into the future', () => {
    expect(keyOfKind('quarter', readPeriod('2025-05', today), today)).toBe('2025-q2');
    expect(keyOfKind('month', readPeriod('2026', today), today)).toBe('2026-11');
    expect(keyOfKind('year', readPeriod('2024-q3', today), today)).toBe('2024');
    expect(keyOfKind('rolling', readPeriod('2024', today), today)).toBe('12m');
  });
});
