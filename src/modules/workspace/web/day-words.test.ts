import { expect, test } from 'vitest';
import { readDay, writeDay } from './day-words.ts';

test('a day is read as people write it, and written back the same', () => {
  const read = readDay(2, '9:00-12:00, 13:00 – 17:30');
  expect(read).toEqual([
    { weekday: 2, from: '09:00', to: '12:00' },
    { weekday: 2, from: '13:00', to: '17:30' },
  ]);
  expect(writeDay(2, read ?? [])).toBe('09:00–12:00, 13:00–17:30');
  expect(readDay(6, '  ')).toEqual([]);
  for (const odd of ['nine to five', '25:00-26:00', '09:00', '09:00-09:00'])
    expect(readDay(1, odd)).toBeUndefined();
});
