import type { Measure } from '#platform/statistics/interval.ts';
import { proportion } from '#platform/statistics/wilson.ts';
import type { Grade } from './grade.ts';
import { gradeOfWorth } from './grade.ts';
import type { AnswerCounts } from './net-delight.ts';
import { answersIn, netDelight } from './net-delight.ts';
import { minimums } from './shown-number.ts';

/** Names the calculation a stored card was made with. Any change that can move a mark gets a new name. */
export const algorithmVersion = 'c1.1';

/** Core checks of the period, each counted once by how it ended, and the worst failure still open (0 none, 5 worst). */
export interface CoreCounts {
  kept: number;
  recovered: number;
  missed: number;
  worstOpenSeverity: number;
}

export interface CardSettings {
  coreTarget: number;
  coreFloor: number;
  priorAnswers: number;
}

export interface CardEvidence {
  core: CoreCounts;
  answers: AnswerCounts;
  settings: CardSettings;
}

export const defaultCardSettings: CardSettings = { coreTarget: 0.98, coreFloor: 0.9, priorAnswers: 5 };

/** One customer gives few answers, so their own card leans less on imaginary ones. */
export const accountCardSettings: CardSettings = { ...defaultCardSettings, priorAnswers: 2 };

export type CoreState = 'works' | 'shaky' | 'fails';

export type CardVerdict =
  | 'dazzles'
  | 'better-than-expected'
  | 'does-what-it-should'
  | 'less-than-it-should'
  | 'lets-down'
  | 'no-core-evidence';

export interface ReportCard {
  grade: Grade | null;
  core: CoreState | null;
  /** The share of core checks kept, a recovered one counting half; from 0 to 1. */
  coreShare: Measure | null;
  /** From −100 to +100; the value is shrunk, see `netDelight`. */
  netDelight: Measure;
  provisional: boolean;
  sensitivities: {
    oneMoreMiss: Grade | null;
    oneMoreUnhappy: Grade | null;
    oneMoreDelighted: Grade | null;
  };
  verdict: CardVerdict;
  algorithmVersion: string;
}

/**
 * The mark of a subject for a period (C1): core gates, experience lifts. The core working without fail is worth a C
 * and no more; only customers' own answers lift it, and a failing core is an F whatever they say. Nothing here can see
 * what was given away, so generosity alone never raises a mark.
 *
 * Letters are never averaged: for a wider subject pool the counts and call this again. The same evidence gives the
 * same card for ever, which is why the version is on it and neither a clock nor chance comes in.
 */
export function reportCard(evidence: CardEvidence): ReportCard {
  const { core, answers, settings } = evidence;
  const checks = checksIn(core);
  const grade = gradeOf(evidence);
  return {
    grade,
    core: coreState(core, settings),
    coreShare: proportion({ successes: core.kept + core.recovered / 2, n: checks }),
    netDelight: netDelight(answers, settings.priorAnswers),
    provisional: checks < minimums.toMark || answersIn(answers) < minimums.toMark,
    sensitivities: {
      oneMoreMiss: gradeOf({ ...evidence, core: { ...core, missed: core.missed + 1 } }),
      oneMoreUnhappy: gradeOf({ ...evidence, answers: { ...answers, unhappy: answers.unhappy + 1 } }),
      oneMoreDelighted: gradeOf({ ...evidence, answers: { ...answers, delighted: answers.delighted + 1 } }),
    },
    verdict: grade === null ? 'no-core-evidence' : verdictOfGrade[grade],
    algorithmVersion,
  };
}

/** The words a customer chooses between when they mark us themselves (Q1), said of the computed mark. */
const verdictOfGrade: Record<Grade, CardVerdict> = {
  A: 'dazzles',
  B: 'better-than-expected',
  C: 'does-what-it-should',
  D: 'less-than-it-should',
  F: 'lets-down',
};

function gradeOf({ core, answers, settings }: CardEvidence): Grade | null {
  const state = coreState(core, settings);
  if (state === null) return null;
  const lift = liftOf(netDelight(answers, settings.priorAnswers).value);
  switch (state) {
    case 'fails':
      return 'F';
    case 'shaky':
      return gradeOfWorth(clamp(1 + Math.min(lift, 1), 2));
    case 'works':
      return gradeOfWorth(clamp(2 + lift, 4));
  }
}

/**
 * A single miss never fails the core, however few checks there are: one bad day in nine jobs is shaky, the second is a
 * pattern. And without any miss, one recovered failure (or one in ten) still counts as working.
 */
function coreState(core: CoreCounts, { coreTarget, coreFloor }: CardSettings): CoreState | null {
  const { kept, recovered, missed, worstOpenSeverity } = core;
  const checks = checksIn(core);
  if (checks === 0) return null;
  const share = (kept + recovered / 2) / checks;
  if (worstOpenSeverity >= 5 || (missed >= 2 && share < coreFloor)) return 'fails';
  const isClean = missed === 0 && recovered <= Math.max(1, checks / 10);
  if (worstOpenSeverity < 4 && (share >= coreTarget || isClean)) return 'works';
  return 'shaky';
}

function checksIn({ kept, recovered, missed }: CoreCounts): number {
  return kept + recovered + missed;
}

/** Steps up or down from plain satisfied. The upper borders belong to the better side, the lower ones to the worse. */
function liftOf(net: number): number {
  if (net >= 50) return 2;
  if (net >= 20) return 1;
  if (net > -20) return 0;
  if (net > -50) return -1;
  return -2;
}

function clamp(worth: number, best: number): number {
  return Math.min(best, Math.max(0, worth));
}
