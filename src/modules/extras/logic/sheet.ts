import type { Figures, TradeOffWay } from '../contract.ts';
import { tradeOff, type TradeOffInputs } from './trade-off.ts';

/** What stands on a sheet until somebody knows better; the screen says of each figure where it comes from. */
const assumed = {
  people: 4,
  hoursEach: 37.5,
  shrinkage: 0.3,
  taskHours: 1.5,
  variability: 1,
  /** The share of the week that business as usual takes where nothing can be counted. */
  usualShare: 0.8,
} as const;

/** What is known from the workspace's own work. */
export interface Counted {
  people: number;
  mattersPerWeek: number;
  lines: { words: string; hoursPerWeek: number }[];
  requests: number;
  weeks: number;
}

interface Given {
  inputs?: { [Name in keyof TradeOffInputs]?: TradeOffInputs[Name] | undefined };
  lines?: Figures['lines'] | undefined;
  ways?: { [Way in TradeOffWay]?: string | undefined };
  limit?: number;
}

/** The figures of a sheet: what somebody typed, else what is counted, else what is assumed. */
export function figuresOf(
  counted: Counted,
  { inputs: typed = {}, lines, ways, limit = 0.85 }: Given,
): Figures {
  const sources: Figures['sources'] = {};
  const choose = (name: keyof TradeOffInputs, known: number | null, otherwise: number): number => {
    sources[name] = typed[name] !== undefined ? 'typed' : known !== null ? 'counted' : 'assumed';
    return typed[name] ?? known ?? otherwise;
  };
  const people = choose('people', counted.people > 0 ? counted.people : null, assumed.people);
  const hoursEach = choose('hoursEach', null, assumed.hoursEach);
  const shrinkage = choose('shrinkage', null, assumed.shrinkage);
  const taskHours = choose('taskHours', null, assumed.taskHours);
  const variability = choose('variability', null, assumed.variability);
  const capacityHours = people * hoursEach * (1 - shrinkage);
  const shownLines = lines ?? counted.lines;
  const extraHours = choose('extraHours', sumOf(shownLines), 0);
  const usualHours = choose(
    'usualHours',
    usualFrom(counted, { taskHours, capacityHours }),
    Math.round(capacityHours * assumed.usualShare),
  );
  const inputs = { people, hoursEach, shrinkage, usualHours, extraHours, taskHours, variability };
  return {
    inputs,
    sources,
    limit,
    result: tradeOff(inputs, limit),
    lines: shownLines,
    ways: { swap: '', fee: '', later: '', not: '', ...defined(ways ?? {}) },
  };
}

/**
 * Matters a week times the length of one, less what these requests already took of them. A figure that would fill the
 * week by itself says more about the assumed length of a task than about the week, and is not used.
 */
function usualFrom(counted: Counted, week: { taskHours: number; capacityHours: number }): number | null {
  const hours = counted.mattersPerWeek * week.taskHours - sumOf(counted.lines);
  if (hours <= 0 || hours >= week.capacityHours * 0.95) return null;
  return Math.round(hours * 10) / 10;
}

function sumOf(lines: Figures['lines']): number {
  return Math.round(lines.reduce((sum, { hoursPerWeek }) => sum + hoursPerWeek, 0) * 10) / 10;
}

function defined<T extends object>(values: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  const kept = Object.entries(values).filter(([, value]) => value !== undefined);
  return Object.fromEntries(kept) as { [K in keyof T]: Exclude<T[K], undefined> };
}

/** Whole hours that fit: rounded down, because a promise is better kept. */
export function roomInWords(figures: Pick<Figures, 'result'>): number {
  return Math.floor(figures.result.roomHours + 1e-9);
}

export type ChoiceVerdict =
  | { allowed: true }
  | { allowed: false; because: 'chosen' | 'withdrawn' | 'not-offered' };

/** A sheet is chosen from once. Who comes second, or with an old link, is told kindly how things stand. */
export function mayChoose(status: string): ChoiceVerdict {
  if (status === 'offered') return { allowed: true };
  if (status === 'chosen') return { allowed: false, because: 'chosen' };
  return { allowed: false, because: status === 'withdrawn' ? 'withdrawn' : 'not-offered' };
}
