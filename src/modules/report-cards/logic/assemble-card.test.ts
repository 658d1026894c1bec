import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { assembleCard, type CardFacts, type TallyRow } from './assemble-card.ts';
import { defaultCardSettings } from './card.ts';

const row = (pillar: string, outcome: string, n: number, more: Partial<TallyRow> = {}): TallyRow => ({
  pillar,
  outcome,
  n,
  elementId: pillar === 'core' ? 'clean' : 'house',
  stage: 'during',
  ...more,
});
const facts = (rows: TallyRow[], more: Partial<CardFacts> = {}): CardFacts => ({
  subject: { type: 'workspace', id: 'house', name: 'Harbour House' },
  period: { from: '2026-03-01', to: '2026-03-31', timeZone: 'Europe/London' },
  rows,
  worstOpen: new Map(),
  elements: new Map([
    ['light', 'Light to shave by'],
    ['clean', 'Clean room'],
  ]),
  settings: defaultCardSettings,
  fewest: { toMark: 5, toShowPerson: 10 },
  isOthersPerson: false,
  ...more,
});
const dazzling = [
  row('experience', 'delighted', 15),
  row('experience', 'content', 4),
  row('experience', 'unhappy', 1),
];

describe('a card', () => {
  test('is the mark of the counts, with every element’s share in the order of the list', () => {
    const card = assembleCard(
      facts([
        row('core', 'kept', 40),
        row('core', 'kept', 9, { elementId: 'light' }),
        row('core', 'recovered', 1, { elementId: 'light' }),
        ...dazzling,
      ]),
    );
    expect(card).toMatchObject({
      grade: 'A',
      verdict: 'dazzles',
      provisional: false,
      sensitivities: { oneMoreMiss: 'C' },
    });
    expect(card.core.elements.map(({ name, kept, recovered, n }) => [name, kept, recovered, n])).toEqual([
      ['Light to shave by', 9, 1, 10],
      ['Clean room', 40, 0, 40],
    ]);
  });

  test('a failing core is an F, a shaky one at best a C, and a working one without answers exactly C', () => {
    const grade = (kept: number, missed: number, answers: TallyRow[]) =>
      assembleCard(facts([row('core', 'kept', kept), row('core', 'missed', missed), ...answers])).grade;
    expect(grade(44, 6, dazzling)).toBe('F');
    expect(grade(47, 3, dazzling)).toBe('C');
    expect(grade(30, 0, [])).toBe('C');
    expect(grade(0, 0, dazzling)).toBeNull();
  });

  test('the same evidence makes the same card, in whatever rows it comes', () => {
    const rows = fc.array(
      fc.record({
        pillar: fc.constantFrom('core', 'experience', 'asked'),
        outcome: fc.constantFrom('kept', 'missed', 'recovered', 'delighted', 'content', 'unhappy', 'A', 'F'),
        elementId: fc.constantFrom('clean', 'light', 'house'),
        stage: fc.constantFrom('', 'before', 'during', 'after'),
        n: fc.nat(9),
      }),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(rows, (list) => {
        const split = list.flatMap((one) => Array.from({ length: one.n }, () => ({ ...one, n: 1 })));
        expect(assembleCard(facts(split.toReversed()))).toEqual(assembleCard(facts(list)));
      }),
    );
  });

  test('a figure on too little is replaced by how much there is so far', () => {
    const card = assembleCard(facts([row('core', 'kept', 4), row('experience', 'delighted', 4)]));
    expect(card.provisional).toBe(true);
    expect(card.core.share).toEqual({ shown: false, n: 4, needed: 5 });
    expect(card.experience.netDelight).toEqual({ shown: false, n: 4, needed: 5 });
  });

  test('an open failure of severity 5 fails the whole and its own stage, and no other', () => {
    const rows = [row('core', 'kept', 20), row('core', 'kept', 20, { stage: 'after' }), ...dazzling];
    const card = assembleCard(facts(rows, { worstOpen: new Map([['after', 5]]) }));
    expect(card.grade).toBe('F');
    expect(card.stages.map(({ stage, grade }) => [stage, grade])).toEqual([
      ['before', null],
      ['during', 'A'],
      ['after', 'F'],
    ]);
  });

  test('thin stages are named, and the asked letters are no second count of the same answers', () => {
    const rows = [
      row('core', 'kept', 6, { stage: 'before' }),
      row('core', 'kept', 70),
      row('core', 'kept', 14, { stage: 'after' }),
      row('asked', 'A', 50),
    ];
    expect(assembleCard(facts(rows)).stages.map(({ stage, n, isThin }) => [stage, n, isThin])).toEqual([
      ['before', 6, true],
      ['during', 70, false],
      ['after', 14, true],
    ]);
  });

  test('two grades between the mark and the customers’ own is a finding', () => {
    const card = assembleCard(facts([row('core', 'kept', 30), row('asked', 'A', 6), row('asked', 'F', 1)]));
    expect(card.finding).toMatchObject({
      computed: 'C',
      asked: 'A',
      who: 'customers-mark-higher',
      gradesApart: 2,
    });
  });
});

describe('a person’s card before another', () => {
  const person = (delighted: number, more: Partial<CardFacts> = {}) =>
    assembleCard(
      facts(
        [row('core', 'kept', 30), row('experience', 'delighted', delighted), row('asked', 'A', delighted)],
        {
          subject: { type: 'staff', id: 'sam', name: 'Sam' },
          ...more,
        },
      ),
    );
  test('says only how many are in until there are ten', () => {
    const card = person(9, { isOthersPerson: true });
    expect(card.withheld).toEqual({ n: 9, needed: 10 });
    expect(card).toMatchObject({
      grade: null,
      asked: null,
      finding: null,
      stages: [],
      verdict: 'not-shown-yet',
    });
    expect(card.core.counts).toBeNull();
    expect(card.experience.counts).toBeNull();
  });
  test('is shown from ten on, and to the person always', () => {
    expect(person(10, { isOthersPerson: true })).toMatchObject({ withheld: null, grade: 'A' });
    expect(person(9)).toMatchObject({
      withheld: null,
      experience: { netDelight: { shown: false, n: 9, needed: 10 } },
    });
  });
});
