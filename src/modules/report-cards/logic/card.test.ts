import { describe, expect, test } from 'vitest';
import type { CardSettings } from './card.ts';
import { accountCardSettings, algorithmVersion, defaultCardSettings, reportCard } from './card.ts';

type Three = [number, number, number];

interface Given {
  core: Three;
  open?: number;
  answers: Three;
  settings?: CardSettings;
}

function cardOf({ core, open = 0, answers, settings = defaultCardSettings }: Given) {
  const [kept, recovered, missed] = core;
  const [delighted, content, unhappy] = answers;
  return reportCard({
    core: { kept, recovered, missed, worstOpenSeverity: open },
    answers: { delighted, content, unhappy },
    settings,
  });
}

const notMarked = {
  grade: null,
  core: null,
  coreShare: null,
  provisional: true,
  verdict: 'no-core-evidence',
};

describe('the mark (C1)', () => {
  test.each<[string, Given, object]>([
    [
      'T1 a core that works and customers who are dazzled make an A, and one more miss a C',
      { core: [49, 1, 0], answers: [15, 4, 1] },
      { grade: 'A', core: 'works', provisional: false, sensitivities: { oneMoreMiss: 'C' } },
    ],
    [
      'T2 three misses make the core shaky',
      { core: [47, 0, 3], answers: [15, 4, 1] },
      { grade: 'C', core: 'shaky' },
    ],
    ['T3 six misses make it fail', { core: [44, 0, 6], answers: [15, 4, 1] }, { grade: 'F', core: 'fails' }],
    [
      'T4 a dial tone alone is a C, and one more miss a D',
      { core: [30, 0, 0], answers: [0, 9, 0] },
      { grade: 'C', core: 'works', provisional: false, sensitivities: { oneMoreMiss: 'D' } },
    ],
    [
      'T5 an excellent product with awful rules is a D',
      { core: [12, 0, 0], answers: [0, 1, 5] },
      { grade: 'D', core: 'works', provisional: false },
    ],
    [
      'T6 one delighted customer is a provisional C',
      { core: [1, 0, 0], answers: [1, 0, 0] },
      { grade: 'C', provisional: true },
    ],
    [
      'T7 five jobs and five delighted customers are an A',
      { core: [5, 0, 0], answers: [5, 0, 0] },
      { grade: 'A', provisional: false },
    ],
    [
      'T8 an open failure of severity 4 makes the core shaky',
      { core: [50, 0, 0], open: 4, answers: [15, 4, 1] },
      { grade: 'C', core: 'shaky' },
    ],
    [
      'T9 an open failure of severity 5 fails it',
      { core: [50, 0, 0], open: 5, answers: [15, 4, 1] },
      { grade: 'F', core: 'fails' },
    ],
    [
      'T10 a B may be one delighted answer from an A',
      { core: [20, 0, 0], answers: [9, 2, 1] },
      { grade: 'B', sensitivities: { oneMoreDelighted: 'A' } },
    ],
    [
      'T11 one miss in nine is shaky, a second an F',
      { core: [8, 0, 1], answers: [4, 3, 1] },
      { grade: 'C', core: 'shaky', sensitivities: { oneMoreMiss: 'F' } },
    ],
    [
      'T12 a stay put right with style, on an account, is a provisional A',
      { core: [6, 1, 0], answers: [3, 0, 0], settings: accountCardSettings },
      { grade: 'A', core: 'works', provisional: true },
    ],
    ['T13 without core evidence there is no mark', { core: [0, 0, 0], answers: [9, 0, 0] }, notMarked],
  ])('%s', (_name, given, expected) => {
    expect(cardOf(given)).toMatchObject(expected);
  });

  test.each<[string, Given, number | undefined, number]>([
    ['T1', { core: [49, 1, 0], answers: [15, 4, 1] }, 0.99, 56],
    ['T2', { core: [47, 0, 3], answers: [15, 4, 1] }, 0.94, 56],
    ['T3', { core: [44, 0, 6], answers: [15, 4, 1] }, 0.88, 56],
    ['T5', { core: [12, 0, 0], answers: [0, 1, 5] }, 1, -45.5],
    ['T6', { core: [1, 0, 0], answers: [1, 0, 0] }, 1, 16.7],
    ['T7', { core: [5, 0, 0], answers: [5, 0, 0] }, 1, 50],
    ['T10', { core: [20, 0, 0], answers: [9, 2, 1] }, 1, 47.1],
    ['T11', { core: [8, 0, 1], answers: [4, 3, 1] }, 0.889, 23.1],
    ['T12', { core: [6, 1, 0], answers: [3, 0, 0], settings: accountCardSettings }, 0.929, 60],
    ['T13', { core: [0, 0, 0], answers: [9, 0, 0] }, undefined, 64.3],
  ])('%s rests on the figures of the worked example', (_name, given, share, net) => {
    const card = cardOf(given);
    if (share === undefined) expect(card.coreShare).toBeNull();
    else expect(card.coreShare?.value).toBeCloseTo(share, 3);
    expect(card.netDelight.value).toBeCloseTo(net, 1);
  });

  test('every field of one whole card', () => {
    const card = cardOf({ core: [49, 1, 0], answers: [15, 4, 1] });
    expect(card).toEqual({
      grade: 'A',
      core: 'works',
      coreShare: {
        value: 0.99,
        interval: { low: expect.closeTo(0.91, 2), high: expect.closeTo(0.999, 3) },
        n: 50,
      },
      netDelight: {
        value: 56,
        interval: { low: expect.closeTo(35.3, 1), high: expect.closeTo(86.4, 1) },
        n: 20,
      },
      provisional: false,
      sensitivities: { oneMoreMiss: 'C', oneMoreUnhappy: 'A', oneMoreDelighted: 'A' },
      verdict: 'dazzles',
      algorithmVersion,
    });
  });

  test.each<[string, Three, string]>([
    ['dazzles', [20, 0, 0], 'A'],
    ['better-than-expected', [8, 12, 0], 'B'],
    ['does-what-it-should', [0, 9, 0], 'C'],
    ['less-than-it-should', [0, 8, 6], 'D'],
    ['lets-down', [0, 0, 20], 'F'],
  ])('the verdict says "%s" in the words of the asked mark', (verdict, answers, grade) => {
    expect(cardOf({ core: [50, 0, 0], answers })).toMatchObject({ verdict, grade });
  });
});

describe('the borders of the mark', () => {
  test.each<[string, Three, string]>([
    ['exactly 50 lifts two steps', [10, 5, 0], 'A'],
    ['just under 50 lifts one', [9, 5, 0], 'B'],
    ['exactly 20 lifts one', [2, 3, 0], 'B'],
    ['just under 20 lifts nothing', [2, 4, 0], 'C'],
    ['exactly −20 costs one step', [0, 3, 2], 'D'],
    ['just above −20 costs nothing', [0, 4, 2], 'C'],
    ['exactly −50 costs two steps', [0, 0, 5], 'F'],
    ['just above −50 costs one', [0, 1, 5], 'D'],
  ])('net delight of %s', (_name, answers, grade) => {
    expect(cardOf({ core: [50, 0, 0], answers }).grade).toBe(grade);
  });

  test.each<[string, Three, string]>([
    ['49 of 50 meets the target of .98 exactly', [49, 0, 1], 'works'],
    ['48 of 49 does not', [48, 0, 1], 'shaky'],
    ['18 of 20 is on the floor, not under it', [18, 0, 2], 'shaky'],
    ['17 of 19 is under it', [17, 0, 2], 'fails'],
    ['one miss alone never fails', [0, 0, 1], 'shaky'],
    ['one recovered of one works', [0, 1, 0], 'works'],
    ['two recovered of nineteen are more than one in ten', [17, 2, 0], 'shaky'],
    ['two recovered of twenty are not', [18, 2, 0], 'works'],
    ['two misses of a hundred that still meet the target', [98, 0, 2], 'works'],
  ])('%s', (_name, core, state) => {
    expect(cardOf({ core, answers: [0, 0, 0] }).core).toBe(state);
  });

  test('a shaky core is lifted by one step at most and sinks to an F', () => {
    expect(cardOf({ core: [8, 0, 1], answers: [50, 0, 0] }).grade).toBe('C');
    expect(cardOf({ core: [8, 0, 1], answers: [0, 9, 0] }).grade).toBe('D');
    expect(cardOf({ core: [8, 0, 1], answers: [0, 0, 50] }).grade).toBe('F');
  });

  test('a first miss gives a mark where there was none', () => {
    expect(cardOf({ core: [0, 0, 0], answers: [0, 0, 0] }).sensitivities).toEqual({
      oneMoreMiss: 'D',
      oneMoreUnhappy: null,
      oneMoreDelighted: null,
    });
  });
});
