import type { Card } from '../contract.ts';
import { askedMark, marksDisagree, type GradeCounts } from './asked-mark.ts';
import { reportCard, type CardSettings, type CoreCounts } from './card.ts';
import type { Stage } from './evidence-of.ts';
import type { Grade } from './grade.ts';
import { journeyBalance } from './journey-balance.ts';
import type { AnswerCounts } from './net-delight.ts';
import { proportion } from '#platform/statistics/wilson.ts';
import { shownNumber } from './shown-number.ts';

export interface TallyRow {
  pillar: string;
  outcome: string;
  elementId: string;
  stage: string;
  n: number;
}

export interface CardFacts {
  subject: Card['subject'];
  period: Card['period'];
  rows: readonly TallyRow[];
  /** Worst severity among failures that still stand, in the whole and by stage ('' where none is known). */
  worstOpen: ReadonlyMap<string, number>;
  /** Names by id, in the order they are shown. */
  elements: ReadonlyMap<string, string>;
  settings: CardSettings;
  /** How many observations a figure needs, and how many a person's figure needs before others see it. */
  fewest: { toMark: number; toShowPerson: number };
  isOthersPerson: boolean;
}

/**
 * The whole card from counted evidence: the same on screen, in CSV and over the API, since all of them call this. It
 * sums and sorts; the mark itself is `reportCard`'s.
 */
export function assembleCard(facts: CardFacts): Card {
  const { rows, settings, subject } = facts;
  const core = { ...coreOf(rows), worstOpenSeverity: worstOf(facts, null) };
  const answers = answersOf(rows);
  const made = reportCard({ core, answers, settings });
  const fewest = subject.type === 'staff' ? facts.fewest.toShowPerson : facts.fewest.toMark;
  const asked = askedCounts(rows);
  const mark = askedMark(asked);
  const checks = core.kept + core.recovered + core.missed;
  const answersGiven = answers.delighted + answers.content + answers.unhappy;
  const whole: Card = {
    subject,
    period: facts.period,
    grade: made.grade,
    provisional: isProvisional(facts, checks, answersGiven),
    verdict: made.verdict,
    withheld: null,
    core: {
      state: made.core,
      share: shownNumber(made.coreShare, fewest),
      counts: { kept: core.kept, recovered: core.recovered, missed: core.missed, n: checks },
      elements: elementsOf(facts, fewest),
      worstOpenSeverity: core.worstOpenSeverity,
    },
    experience: {
      netDelight: shownNumber(made.netDelight, fewest),
      counts: { ...answers, n: answersGiven },
    },
    sensitivities: made.sensitivities,
    asked: mark && { ...mark, counts: asked },
    finding: marksDisagree(made.grade, mark),
    stages: stagesOf(facts),
    settings: {
      coreTarget: settings.coreTarget,
      coreFloor: settings.coreFloor,
      priorAnswers: settings.priorAnswers,
    },
    algorithmVersion: made.algorithmVersion,
  };
  const fewestHere = Math.min(checks, answersGiven);
  const isWithheld = facts.isOthersPerson && fewestHere < facts.fewest.toShowPerson;
  return isWithheld ? withheldCard(whole, { n: fewestHere, needed: facts.fewest.toShowPerson }) : whole;
}

/** Provisional goes by the workspace's own number, where it differs from the calculation's default. */
function isProvisional({ fewest }: CardFacts, checks: number, answers: number): boolean {
  return checks < fewest.toMark || answers < fewest.toMark;
}

/** A person's card before ten answers and ten checks are in, as anybody else sees it: that there is one, and no more. */
function withheldCard(card: Card, withheld: { n: number; needed: number }): Card {
  const none = { shown: false, ...withheld } as const;
  return {
    ...card,
    grade: null,
    provisional: true,
    verdict: 'not-shown-yet',
    withheld,
    core: { state: null, share: none, counts: null, elements: [], worstOpenSeverity: 0 },
    experience: { netDelight: none, counts: null },
    sensitivities: { oneMoreMiss: null, oneMoreUnhappy: null, oneMoreDelighted: null },
    asked: null,
    finding: null,
    stages: [],
  };
}

export function coreOf(rows: readonly TallyRow[]): Omit<CoreCounts, 'worstOpenSeverity'> {
  const count = counter(rows, 'core');
  return { kept: count('kept'), recovered: count('recovered'), missed: count('missed') };
}

export function answersOf(rows: readonly TallyRow[]): AnswerCounts {
  const count = counter(rows, 'experience');
  return { delighted: count('delighted'), content: count('content'), unhappy: count('unhappy') };
}

function askedCounts(rows: readonly TallyRow[]): GradeCounts {
  const count = counter(rows, 'asked');
  return { A: count('A'), B: count('B'), C: count('C'), D: count('D'), F: count('F') } satisfies Record<
    Grade,
    number
  >;
}

function counter(rows: readonly TallyRow[], pillar: string) {
  return (outcome: string) =>
    rows.reduce((sum, row) => (row.pillar === pillar && row.outcome === outcome ? sum + row.n : sum), 0);
}

function elementsOf({ rows, elements }: CardFacts, fewest: number): Card['core']['elements'] {
  const seen = new Set(
    rows.filter((row) => row.pillar === 'core' && row.n !== 0).map((row) => row.elementId),
  );
  const known = [...elements].filter(([elementId]) => seen.has(elementId));
  const nameless = [...seen]
    .filter((elementId) => !elements.has(elementId))
    .map((elementId) => [elementId, ''] as const);
  return [...known, ...nameless].map(([elementId, name]) => {
    const counts = coreOf(rows.filter((row) => row.elementId === elementId));
    const n = counts.kept + counts.recovered + counts.missed;
    const share = proportion({ successes: counts.kept + counts.recovered / 2, n });
    return {
      elementId: elements.has(elementId) ? elementId : null,
      name,
      ...counts,
      n,
      share: shownNumber(share, fewest),
    };
  });
}

const stageOrder = ['before', 'during', 'after'] as const;

/** Each stage is marked from its own evidence; letters of stages are never averaged into the whole. */
function stagesOf(facts: CardFacts): Card['stages'] {
  const of = (stage: Stage) => facts.rows.filter((row) => row.stage === stage && row.pillar !== 'asked');
  const sum = (stage: Stage) => of(stage).reduce((total, row) => total + row.n, 0);
  const balance = journeyBalance({ before: sum('before'), during: sum('during'), after: sum('after') });
  return stageOrder.map((stage) => {
    const core = { ...coreOf(of(stage)), worstOpenSeverity: worstOf(facts, stage) };
    const made = reportCard({ core, answers: answersOf(of(stage)), settings: facts.settings });
    return {
      stage,
      n: sum(stage),
      share: balance.shares[stage],
      grade: made.grade,
      provisional: isProvisional(facts, made.coreShare?.n ?? 0, made.netDelight.n),
      isThin: balance.thin.includes(stage),
    };
  });
}

function worstOf({ worstOpen }: CardFacts, stage: Stage | null): number {
  if (stage !== null) return worstOpen.get(stage) ?? 0;
  return Math.max(0, ...worstOpen.values());
}
