import type { LadderRow } from '../contract.ts';
import {
  breaksImpliedPromise,
  creep,
  isDecisionDue,
  stages,
  type CreepFacts,
  type CreepSettings,
  type CreepStage,
  type EndingWay,
} from './creep.ts';

/** One kind of extra and one account: everything that was given, missed, asked for and decided within twelve months. */
export interface Habit {
  accountId: string;
  accountName: string;
  kindId: string;
  kindName: string;
  given: { id: string; at: Date; reaction: 'delighted' | 'noticed' | 'nothing' | null }[];
  absences: { at: Date; wasMissed: boolean }[];
  asks: Date[];
  /** The latest decision about it. */
  ending: {
    way: EndingWay;
    at: Date;
    noticeGivenAt: Date | null;
    stopsOn: string | null;
    isBrokenPromise: boolean;
  } | null;
}

/** The facts of the calculation: of everything, or of what happened since a moment. */
export function factsOf(habit: Habit, since: Date | null = null): CreepFacts {
  const isLater = ({ at }: { at: Date }) => since === null || at > since;
  const given = habit.given.filter(isLater);
  const absences = habit.absences.filter(isLater);
  const lastAbsence = absences.at(-1)?.at ?? null;
  return {
    given: given.map((one) => (one.reaction === null ? null : one.reaction === 'delighted')),
    absences: absences.map((one) => one.wasMissed),
    asks: habit.asks.filter((at) => isLater({ at })).length,
    run: given.filter((one) => lastAbsence === null || one.at > lastAbsence).length,
  };
}

/** Times in a row since the last absence and the last decision: what the next giving would add to. */
export function runSinceDecision(habit: Habit): number {
  return factsOf(habit, habit.ending?.at ?? null).run;
}

export function stageOfHabit(habit: Habit, settings: CreepSettings): CreepStage {
  return creep(factsOf(habit), settings).stage;
}

export function ladderRowOf(habit: Habit, settings: CreepSettings): LadderRow | undefined {
  const last = habit.given.at(-1);
  if (!last) return undefined;
  const all = factsOf(habit);
  const found = creep(all, settings);
  const since = creep(factsOf(habit, habit.ending?.at ?? null), settings).stage;
  const { ending } = habit;
  return {
    account: { id: habit.accountId, name: habit.accountName },
    kind: { id: habit.kindId, name: habit.kindName },
    stage: found.stage,
    kano: found.kano,
    flags: found.flags,
    given: found.n,
    reactions: found.reactions,
    delighted: all.given.filter((one) => one === true).length,
    delight: found.delight,
    missed: found.missed,
    asks: all.asks,
    run: all.run,
    stageIfMissed: found.stageIfMissed,
    lastGivenAt: last.at.toISOString(),
    lastExtraId: last.id,
    isDecisionDue: isDecisionDue(since, ending?.way ?? null),
    ending: ending && {
      way: ending.way,
      at: ending.at.toISOString(),
      stopsOn: ending.stopsOn,
      isBrokenPromise: ending.isBrokenPromise,
    },
  };
}

/** What waits for a decision first, then from required down to surprise, the latest first within each. */
export function inLadderOrder(rows: readonly LadderRow[]): LadderRow[] {
  const height = (row: LadderRow) => Number(row.isDecisionDue) * stages.length + stages.indexOf(row.stage);
  return rows.toSorted((a, b) => height(b) - height(a) || b.lastGivenAt.localeCompare(a.lastGivenAt));
}

export function isAtLeast(stage: CreepStage, from: CreepStage): boolean {
  return stages.indexOf(stage) >= stages.indexOf(from);
}

/** Was it stopped in silence while it was expected? Judged by what stood when it was decided. */
export function isBrokenByStopping(
  habit: Habit | undefined,
  ending: { way: EndingWay; noticeGivenAt: Date | null },
  settings: CreepSettings,
): boolean {
  if (!habit || ending.way !== 'stop') return false;
  return breaksImpliedPromise(stageOfHabit(habit, settings), ending.noticeGivenAt);
}
