import { wilson } from '#platform/statistics/wilson.ts';

export const stages = ['surprise', 'noticed', 'expected', 'required'] as const;
export type CreepStage = (typeof stages)[number];
export type KanoByBehaviour = 'attractive' | 'performance' | 'must-be' | 'indifferent' | 'unknown';
export type CreepFlag = 'streak' | 'asked' | 'missed' | 'fading';

/** One kind of extra and one customer over the last twelve months, each list in the order in which it happened. */
export interface CreepFacts {
  /** Was it a delight? Null where nobody noted a reaction. */
  given: readonly (boolean | null)[];
  /** The times it was not given: was it missed? */
  absences: readonly boolean[];
  /** How often it was asked for lately. */
  asks: number;
  /** How often it was given in a row, without a time between when it was not. */
  run: number;
}

export interface CreepSettings {
  streak: number;
  asks: number;
}

export interface Creep {
  stage: CreepStage;
  kano: KanoByBehaviour;
  flags: CreepFlag[];
  /** How likely the next one delights, and the next absence is missed; null while never seen. */
  delight: number | null;
  missed: { value: number; low: number; high: number; n: number } | null;
  /** How often it was given, and how many reactions are known. */
  n: number;
  reactions: number;
  /** What one more absence that is missed would make of it. */
  stageIfMissed: CreepStage;
}

/**
 * Has an extra become expected (C3)? What people do shows it before they say it: it no longer delights, it is missed
 * when it is not there, it is asked for, and it comes as a matter of course.
 */
export function creep(facts: CreepFacts, settings: CreepSettings): Creep {
  const here = judged(facts, settings);
  return {
    ...here,
    n: facts.given.length,
    reactions: known(facts.given).length,
    stageIfMissed: judged({ ...facts, absences: [...facts.absences, true] }, settings).stage,
  };
}

function judged(facts: CreepFacts, settings: CreepSettings) {
  const reactions = known(facts.given);
  const recent = reactions.slice(Math.floor(reactions.length / 2));
  const delight = recent.length === 0 ? null : steadied(recent);
  const missed = facts.absences.length === 0 ? null : steadied(facts.absences);
  const flags = flagsOf(facts, settings, reactions);
  const misses = facts.absences.filter(Boolean).length;
  return {
    stage: stageOf(flags),
    kano: kanoOf(reactions.length, delight, missed),
    flags,
    delight,
    missed:
      missed === null
        ? null
        : {
            value: missed,
            ...wilson({ successes: misses, n: facts.absences.length }),
            n: facts.absences.length,
          },
  };
}

/** Half a success among one more try: a single time is no certainty. */
function steadied(values: readonly boolean[]): number {
  return (values.filter(Boolean).length + 0.5) / (values.length + 1);
}

function flagsOf(facts: CreepFacts, settings: CreepSettings, reactions: readonly boolean[]): CreepFlag[] {
  const flags: CreepFlag[] = [];
  if (facts.run >= settings.streak) flags.push('streak');
  if (facts.asks >= settings.asks) flags.push('asked');
  if (facts.absences.some(Boolean)) flags.push('missed');
  if (isFading(reactions)) flags.push('fading');
  return flags;
}

/** From six on, the first half against the second. */
function isFading(reactions: readonly boolean[]): boolean {
  if (reactions.length < 6) return false;
  const middle = Math.floor(reactions.length / 2);
  const share = (part: readonly boolean[]) => part.filter(Boolean).length / part.length;
  return share(reactions.slice(0, middle)) - share(reactions.slice(middle)) >= 0.4;
}

function stageOf(flags: readonly CreepFlag[]): CreepStage {
  if (flags.includes('missed') && flags.length >= 3) return 'required';
  if (flags.length >= 2) return 'expected';
  return flags.length === 1 ? 'noticed' : 'surprise';
}

/** Below three reactions and one absence nothing is said. */
function kanoOf(reactions: number, delight: number | null, missed: number | null): KanoByBehaviour {
  if (reactions < 3 || delight === null || missed === null) return 'unknown';
  if (delight >= 0.5) return missed < 0.5 ? 'attractive' : 'performance';
  return missed >= 0.5 ? 'must-be' : 'indifferent';
}

function known(given: readonly (boolean | null)[]): boolean[] {
  return given.filter((one) => one !== null);
}

/** From here on somebody decides: promise it, price it, vary it, or stop with notice. */
export function isExpected(stage: CreepStage): boolean {
  return stage === 'expected' || stage === 'required';
}

export type EndingWay = 'promise' | 'price' | 'vary' | 'stop';

/**
 * A decision is due when it has become expected by what happened since the last one. What is promised or priced is no
 * extra any more, and nobody is asked about it again.
 */
export function isDecisionDue(stageSince: CreepStage, lastWay: EndingWay | null): boolean {
  if (lastWay === 'promise' || lastWay === 'price') return false;
  return isExpected(stageSince);
}

/**
 * A surprise is not given the same way to the same customer three times running without a decision. `run` counts what
 * was given since the last absence and the last decision.
 */
export function needsDecisionFirst(run: number, lastWay: EndingWay | null, streak: number): boolean {
  if (lastWay === 'promise' || lastWay === 'price') return false;
  return run + 1 >= streak;
}

/** How an expected extra ends: with notice it is a decision, without it is a broken implied promise (invariant 20). */
export function breaksImpliedPromise(stage: CreepStage, noticeGivenAt: Date | null): boolean {
  return isExpected(stage) && noticeGivenAt === null;
}
