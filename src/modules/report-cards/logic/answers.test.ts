import { describe, expect, test } from 'vitest';
import type { AnswerClass, ScaleAnswer } from './answer-class.ts';
import { answerClass } from './answer-class.ts';
import type { GradeCounts } from './asked-mark.ts';
import { askedMark, marksDisagree } from './asked-mark.ts';
import type { Grade } from './grade.ts';
import { tally } from './tally.ts';

describe('what an answer says', () => {
  const expected: [ScaleAnswer['scale'], [AnswerClass | null, (number | Grade)[]][]][] = [
    [
      'one-to-five',
      [
        ['delighted', [5]],
        ['content', [3, 4]],
        ['unhappy', [1, 2]],
        [null, [0, 6, 4.5, Number.NaN]],
      ],
    ],
    [
      'one-to-ten',
      [
        ['delighted', [9, 10]],
        ['content', [5, 6, 7, 8]],
        ['unhappy', [1, 2, 3, 4]],
        [null, [0, 11, 8.5]],
      ],
    ],
    [
      'school-grade',
      [
        ['delighted', ['A']],
        ['content', ['B', 'C']],
        ['unhappy', ['D', 'F']],
      ],
    ],
  ];
  const cases = expected.flatMap(([scale, classes]) =>
    classes.flatMap(([said, values]) => values.map((value) => ({ scale, value, said }))),
  );

  test.each(cases)('$value on $scale is $said', ({ scale, value, said }) => {
    expect(answerClass({ scale, value } as ScaleAnswer)).toBe(said);
  });
});

const counts = (given: Partial<GradeCounts>): GradeCounts => ({ A: 0, B: 0, C: 0, D: 0, F: 0, ...given });

describe('the mark customers gave themselves', () => {
  test('is the commonest letter with its share', () => {
    expect(askedMark(counts({ A: 14, B: 4, C: 1, D: 1 }))).toMatchObject({
      n: 20,
      commonest: 'A',
      given: 14,
      share: {
        value: 0.7,
        n: 20,
        interval: { low: expect.closeTo(0.481, 3), high: expect.closeTo(0.855, 3) },
      },
      median: 'A',
    });
  });

  test('does not exist until somebody gave one', () => {
    expect(askedMark(counts({}))).toBeNull();
  });

  test.each<[string, Partial<GradeCounts>, Grade, Grade]>([
    ['a few dazzled ones do not move the middle', { A: 4, C: 3, D: 3 }, 'A', 'C'],
    ['the worse of two middles counts', { B: 5, D: 5 }, 'D', 'D'],
    ['of two equally common the one nearer the middle is named', { A: 4, C: 1, D: 4 }, 'D', 'C'],
    ['one answer is both', { B: 1 }, 'B', 'B'],
  ])('%s', (_name, given, commonest, median) => {
    expect(askedMark(counts(given))).toMatchObject({ commonest, median });
  });
});

describe('a mark that customers do not share', () => {
  const askedBs = askedMark(counts({ B: 6 }));

  test.each<[Grade, object | null]>([
    ['F', { gradesApart: 3, who: 'customers-mark-higher' }],
    ['D', { computed: 'D', asked: 'B', gradesApart: 2, who: 'customers-mark-higher', n: 6 }],
    ['C', null],
    ['B', null],
    ['A', null],
  ])('computed %s against an asked B', (computed, finding) => {
    const found = marksDisagree(computed, askedBs);
    if (finding === null) expect(found).toBeNull();
    else expect(found).toMatchObject(finding);
  });

  test('may lie lower than ours', () => {
    expect(marksDisagree('A', askedMark(counts({ C: 5 })))).toMatchObject({ who: 'customers-mark-lower' });
  });

  test('is not found among four answers, nor without a mark on either side', () => {
    expect(marksDisagree('A', askedMark(counts({ F: 4 })))).toBeNull();
    expect(marksDisagree(null, askedBs)).toBeNull();
    expect(marksDisagree('A', null)).toBeNull();
  });
});

describe('the tally', () => {
  test('counts core by outcome, experience by answers alone, and acts nowhere', () => {
    expect(
      tally([
        { pillar: 'core', polarity: 1, source: 'measured' },
        { pillar: 'core', polarity: 1, source: 'check' },
        { pillar: 'core', polarity: 0, source: 'check' },
        { pillar: 'core', polarity: -1, source: 'answer' },
        { pillar: 'core', polarity: 1, source: 'assessment' },
        { pillar: 'core', polarity: 1, source: 'act' },
        { pillar: 'experience', polarity: 1, source: 'answer' },
        { pillar: 'experience', polarity: 0, source: 'answer' },
        { pillar: 'experience', polarity: -1, source: 'answer' },
        { pillar: 'experience', polarity: 1, source: 'act' },
        { pillar: 'experience', polarity: 1, source: 'assessment' },
      ]),
    ).toEqual({
      core: { kept: 3, recovered: 1, missed: 1 },
      answers: { delighted: 1, content: 1, unhappy: 1 },
    });
  });
});
