import { expect, test } from 'vitest';
import { snoozeTimes } from './snooze-times.ts';

const ids = (at: Date) => snoozeTimes(at).map((time) => time.id);

test('a Tuesday noon offers later today, tomorrow, the weekend and Monday', () => {
  expect(ids(new Date(2026, 10, 24, 12))).toEqual(['laterToday', 'tomorrow', 'weekend', 'nextWeek']);
});

test('late in the evening nothing is left of today', () => {
  expect(ids(new Date(2026, 10, 24, 19, 30))).toEqual(['tomorrow', 'weekend', 'nextWeek']);
});

test('every time lies ahead, on a Monday as on a Sunday', () => {
  for (let day = 16; day <= 30; day++) {
    const now = new Date(2026, 10, day, 10);
    for (const time of snoozeTimes(now)) expect(time.at.getTime()).toBeGreaterThan(now.getTime());
    expect(
      snoozeTimes(now)
        .find((time) => time.id === 'nextWeek')
        ?.at.getDay(),
    ).toBe(1);
  }
});
