import { describe, expect, test } from 'vitest';
import {
  factsOf,
  inLadderOrder,
  isBrokenByStopping,
  ladderRowOf,
  runSinceDecision,
  type Habit,
} from './habit.ts';

const settings = { streak: 3, asks: 2 };
const at = (day: number) => new Date(Date.UTC(2026, 0, day));
const habit: Habit = {
  accountId: '01900000-0000-7000-8000-00000000000a',
  accountName: 'Marlow & Finch',
  kindId: '01900000-0000-7000-8000-00000000000b',
  kindName: 'Evening report',
  given: [1, 2, 3, 5, 6].map((day) => ({
    id: `01900000-0000-7000-8000-0000000000${day}0`,
    at: at(day),
    reaction: day === 1 ? 'delighted' : null,
  })),
  absences: [{ at: at(4), wasMissed: true }],
  asks: [at(2), at(6)],
  ending: null,
};
const decided = (way: 'vary' | 'promise', day: number): Habit => ({
  ...habit,
  ending: { way, at: at(day), noticeGivenAt: null, stopsOn: null, isBrokenPromise: false },
});

describe('a habit', () => {
  test('runs since it was last left out', () => {
    expect(factsOf(habit)).toEqual({
      given: [true, null, null, null, null],
      absences: [true],
      asks: 2,
      run: 2,
    });
    expect(runSinceDecision(habit)).toBe(2);
    expect(runSinceDecision(decided('vary', 5))).toBe(1);
  });

  test('stands on the ladder by what happened in the year, and asks for a decision by what happened since the last', () => {
    expect(ladderRowOf(habit, settings)).toMatchObject({
      stage: 'expected',
      flags: ['asked', 'missed'],
      isDecisionDue: true,
      given: 5,
      reactions: 1,
      delighted: 1,
    });
    expect(ladderRowOf(decided('vary', 6), settings)).toMatchObject({
      stage: 'expected',
      isDecisionDue: false,
    });
    expect(ladderRowOf(decided('promise', 1), settings)).toMatchObject({ isDecisionDue: false });
    expect(ladderRowOf({ ...habit, given: [] }, settings)).toBeUndefined();
  });

  test('is broken by stopping in silence, and only where it is expected', () => {
    const silently = { way: 'stop', noticeGivenAt: null } as const;
    expect(isBrokenByStopping(habit, silently, settings)).toBe(true);
    expect(isBrokenByStopping(habit, { ...silently, noticeGivenAt: at(7) }, settings)).toBe(false);
    expect(isBrokenByStopping(habit, { ...silently, way: 'price' }, settings)).toBe(false);
    expect(isBrokenByStopping({ ...habit, absences: [] }, silently, settings)).toBe(true);
    expect(isBrokenByStopping({ ...habit, absences: [], asks: [] }, silently, { streak: 9, asks: 2 })).toBe(
      false,
    );
    expect(isBrokenByStopping(undefined, silently, settings)).toBe(false);
  });

  test('that waits for a decision stands above all others', () => {
    const due = ladderRowOf(habit, settings);
    const required = ladderRowOf(decided('vary', 6), { streak: 2, asks: 1 });
    if (!due || !required) throw new Error('both were given');
    expect(required.stage).toBe('required');
    expect(inLadderOrder([required, due])).toEqual([due, required]);
  });
});
