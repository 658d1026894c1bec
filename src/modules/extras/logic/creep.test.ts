import { describe, expect, test } from 'vitest';
import { breaksImpliedPromise, creep, isDecisionDue, needsDecisionFirst } from './creep.ts';

const settings = { streak: 3, asks: 2 };
const yes = (bits: string) => [...bits].map((bit) => bit === '1');
const table = [
  {
    given: '111000',
    absent: '11',
    asks: 2,
    run: 6,
    stage: 'required',
    kano: 'must-be',
    delight: 0.125,
    missed: 0.833,
    flags: ['streak', 'asked', 'missed', 'fading'],
  },
  {
    given: '1',
    absent: '',
    asks: 0,
    run: 1,
    stage: 'surprise',
    kano: 'unknown',
    delight: 0.75,
    missed: null,
    flags: [],
  },
  {
    given: '1111',
    absent: '000',
    asks: 0,
    run: 1,
    stage: 'surprise',
    kano: 'attractive',
    delight: 0.833,
    missed: 0.125,
    flags: [],
  },
  {
    given: '101',
    absent: '0',
    asks: 2,
    run: 3,
    stage: 'expected',
    kano: 'attractive',
    delight: 0.5,
    missed: 0.25,
    flags: ['streak', 'asked'],
  },
];

describe('an extra creeps (C3)', () => {
  for (const row of table)
    test(`given ${row.given}, absent ${row.absent || '–'}, asked ${row.asks}, run ${row.run}: ${row.stage}`, () => {
      const found = creep(
        { given: yes(row.given), absences: yes(row.absent), asks: row.asks, run: row.run },
        settings,
      );
      expect(found).toMatchObject({
        stage: row.stage,
        kano: row.kano,
        flags: row.flags,
        n: row.given.length,
      });
      expect(found.delight).toBeCloseTo(row.delight, 3);
      if (row.missed === null) expect(found.missed).toBeNull();
      else expect(found.missed?.value).toBeCloseTo(row.missed, 3);
    });

  test('says what one missed absence more would make of it', () => {
    const facts = { given: yes('101'), absences: yes('0'), asks: 2, run: 3 };
    expect(creep(facts, settings).stageIfMissed).toBe('required');
    expect(creep({ given: yes('1'), absences: [], asks: 0, run: 1 }, settings).stageIfMissed).toBe('noticed');
  });

  test('counts what was given where no reaction was noted, and judges only what was', () => {
    const found = creep({ given: [true, null, null, null], absences: [], asks: 0, run: 4 }, settings);
    expect(found).toMatchObject({ n: 4, reactions: 1, stage: 'noticed', kano: 'unknown' });
  });

  test('goes by the settings of the workspace', () => {
    const facts = { given: yes('101'), absences: yes('0'), asks: 2, run: 3 };
    expect(creep(facts, { streak: 4, asks: 3 }).stage).toBe('surprise');
  });
});

describe('a decision', () => {
  test('is due when an extra is expected, until it is promised or priced', () => {
    expect(isDecisionDue('noticed', null)).toBe(false);
    expect(isDecisionDue('expected', null)).toBe(true);
    expect(isDecisionDue('required', 'vary')).toBe(true);
    expect(isDecisionDue('required', 'promise')).toBe(false);
    expect(isDecisionDue('required', 'price')).toBe(false);
  });

  test('comes before the third time running', () => {
    expect(needsDecisionFirst(1, null, 3)).toBe(false);
    expect(needsDecisionFirst(2, null, 3)).toBe(true);
    expect(needsDecisionFirst(2, 'vary', 3)).toBe(true);
    expect(needsDecisionFirst(7, 'promise', 3)).toBe(false);
  });

  test('to stop what is expected needs notice', () => {
    expect(breaksImpliedPromise('expected', null)).toBe(true);
    expect(breaksImpliedPromise('required', new Date('2026-03-01'))).toBe(false);
    expect(breaksImpliedPromise('noticed', null)).toBe(false);
  });
});
