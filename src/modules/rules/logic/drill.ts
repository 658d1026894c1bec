import type { Measure } from '#platform/statistics/interval.ts';

export interface Try {
  ruleId: string;
  pickedRuleId: string | null;
  wordsOfRuleId: string | null;
  seconds: number;
}

/** Found, explained and in time: only all three pass. */
export function judgeTry({ ruleId, pickedRuleId, wordsOfRuleId, seconds }: Try, { most }: { most: number }) {
  const foundRule = pickedRuleId === ruleId;
  const isExplained = wordsOfRuleId === ruleId;
  const inTime = seconds <= most;
  return { foundRule, isExplained, inTime, passed: foundRule && isExplained && inTime };
}

export type DrillVerdict = 'text-at-fault' | 'below-so-far' | 'clear' | 'not-tried';

/**
 * Below the goal the text is at fault, not the staff. It is said only after enough tries, and when even the high end of
 * the range lies below; until then it is below so far.
 */
export function drillVerdict(
  share: Measure | null,
  { goal, fewest }: { goal: number; fewest: number },
): DrillVerdict {
  if (!share) return 'not-tried';
  if (share.n >= fewest && share.interval.high < goal) return 'text-at-fault';
  return share.value < goal ? 'below-so-far' : 'clear';
}

/**
 * The right one among the others in an order that nobody chose and that does not give it away: by letters.
 */
export function mixed<T>(items: readonly T[], textOf: (item: T) => string): T[] {
  return items.toSorted((a, b) => textOf(a).localeCompare(textOf(b)));
}
