import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CardEvidence, ReportCard } from './card.ts';
import { reportCard } from './card.ts';
import { gradeWorth } from './grade.ts';
import type { CountedEvidence } from './tally.ts';
import { tally } from './tally.ts';

const repeatable = { seed: 20_251_122, numRuns: 500 };

const few = fc.oneof(fc.nat(6), fc.nat(300));
const settings = fc.record({
  coreTarget: fc.constantFrom(0.95, 0.98, 1),
  coreFloor: fc.constantFrom(0.8, 0.9),
  priorAnswers: fc.constantFrom(0, 2, 5),
});
const someEvidence: fc.Arbitrary<CardEvidence> = fc.record({
  core: fc.record({ kept: few, recovered: fc.nat(8), missed: fc.nat(8), worstOpenSeverity: fc.nat(5) }),
  answers: fc.record({ delighted: few, content: few, unhappy: few }),
  settings,
});

const checksIn = ({ core }: CardEvidence) => core.kept + core.recovered + core.missed;
const answersIn = ({ answers }: CardEvidence) => answers.delighted + answers.content + answers.unhappy;
const worth = (grade: ReportCard['grade']) => (grade === null ? Number.NaN : gradeWorth(grade));

function always(claim: (evidence: CardEvidence, card: ReportCard) => void) {
  fc.assert(
    fc.property(someEvidence, (evidence) => claim(evidence, reportCard(evidence))),
    repeatable,
  );
}

describe('invariants of the report card', () => {
  test('1: the same evidence and settings give the same card, and the evidence is left alone', () => {
    always((evidence, card) => {
      const copy = structuredClone(evidence);
      expect(reportCard(copy)).toEqual(card);
      expect(copy).toEqual(evidence);
    });
  });

  test('2: a failing core is an F and a shaky one at most a C, whatever the experience', () => {
    always((_evidence, card) => {
      if (card.core === 'fails') expect(card.grade).toBe('F');
      if (card.core === 'shaky') expect(['C', 'D', 'F']).toContain(card.grade);
    });
  });

  test('2: a core that works is exactly a C until somebody has answered', () => {
    always((evidence) => {
      const unanswered = reportCard({ ...evidence, answers: { delighted: 0, content: 0, unhappy: 0 } });
      if (unanswered.core === 'works') expect(unanswered.grade).toBe('C');
    });
  });

  test('3: there is a mark exactly when there is core evidence', () => {
    always((evidence, card) => {
      expect(card.grade !== null).toBe(checksIn(evidence) > 0);
      expect(card.core !== null).toBe(checksIn(evidence) > 0);
      expect(card.coreShare !== null).toBe(checksIn(evidence) > 0);
    });
  });

  test('3: fewer than five checks or five answers are provisional', () => {
    always((evidence, card) => {
      expect(card.provisional).toBe(checksIn(evidence) < 5 || answersIn(evidence) < 5);
    });
  });

  test('4: nothing but answers about the experience and core checks can move a mark', () => {
    const fact: fc.Arbitrary<CountedEvidence> = fc.record({
      pillar: fc.constantFrom('core', 'experience'),
      polarity: fc.constantFrom(-1, 0, 1),
      source: fc.constantFrom('answer', 'measured', 'check', 'assessment', 'act'),
    });
    const given: fc.Arbitrary<CountedEvidence[]> = fc.array(
      fc.oneof(
        fc.record({
          pillar: fc.constantFrom('core' as const, 'experience' as const),
          polarity: fc.constant(1 as const),
          source: fc.constant('act' as const),
        }),
        fc.constant({ pillar: 'experience' as const, polarity: 1 as const, source: 'assessment' as const }),
      ),
      { minLength: 1, maxLength: 40 },
    );
    fc.assert(
      fc.property(fc.array(fact, { maxLength: 60 }), given, settings, (facts, extras, chosen) => {
        const cardOf = (evidence: CountedEvidence[]) => {
          const { core, answers } = tally(evidence);
          return reportCard({ core: { ...core, worstOpenSeverity: 0 }, answers, settings: chosen });
        };
        expect(cardOf([...facts, ...extras])).toEqual(cardOf(facts));
      }),
      repeatable,
    );
  });
});

describe('the direction of the mark', () => {
  test('one more miss or one more unhappy answer never raises it', () => {
    always(({ core }, card) => {
      if (core.kept + core.recovered + core.missed === 0) return;
      expect(worth(card.sensitivities.oneMoreMiss)).toBeLessThanOrEqual(worth(card.grade));
      expect(worth(card.sensitivities.oneMoreUnhappy)).toBeLessThanOrEqual(worth(card.grade));
    });
  });

  test('one more delighted answer never lowers it', () => {
    always((evidence, card) => {
      if (checksIn(evidence) === 0) return;
      expect(worth(card.sensitivities.oneMoreDelighted)).toBeGreaterThanOrEqual(worth(card.grade));
    });
  });

  test('each sensitivity is the mark of the evidence with that one more', () => {
    always((evidence, card) => {
      const { core, answers } = evidence;
      const missed = reportCard({ ...evidence, core: { ...core, missed: core.missed + 1 } });
      const unhappy = reportCard({ ...evidence, answers: { ...answers, unhappy: answers.unhappy + 1 } });
      const delighted = reportCard({
        ...evidence,
        answers: { ...answers, delighted: answers.delighted + 1 },
      });
      expect(card.sensitivities).toEqual({
        oneMoreMiss: missed.grade,
        oneMoreUnhappy: unhappy.grade,
        oneMoreDelighted: delighted.grade,
      });
    });
  });

  test('every figure lies within its own interval, and the interval within its scale', () => {
    always((_evidence, card) => {
      const { value, interval } = card.netDelight;
      expect(interval.low).toBeLessThanOrEqual(value);
      expect(interval.high).toBeGreaterThanOrEqual(value);
      expect(interval.low).toBeGreaterThanOrEqual(-100);
      expect(interval.high).toBeLessThanOrEqual(100);
      expect(interval.high - interval.low).toBeGreaterThan(0);
    });
  });
});
