import type { Measure } from '#platform/statistics/interval.ts';
import { proportion } from '#platform/statistics/wilson.ts';
import type { RuleKind, RuleVerdictWord } from '../contract.ts';

/** What is known of a rule over some days. Minutes are the sums over all uses, of the customer and of staff. */
export interface RuleFacts {
  kind: RuleKind;
  isTold: boolean;
  /** Times it was applied to somebody, held to or bent. */
  applied: number;
  bent: number;
  customerMinutes: number;
  staffMinutes: number;
  /** Times a customer was put out by it. */
  aggravations: number;
  /** Different people who said that it gets in the way. */
  nominators: number;
}

export interface VerdictSettings {
  ruleFewestUses: number;
  ruleFewestFlags: number;
  ruleAggravations: number;
  ruleKillShare: number;
  ruleRewriteShare: number;
}

/**
 * C12: what is to be done about a rule. Law and safety cannot be judged away, only be made easier. A rule that is bent by
 * at least a third even at the low end of what its uses allow is not one; below ten uses nothing is said, unless three
 * people have said it.
 */
export function ruleVerdict(facts: RuleFacts, settings: VerdictSettings): RuleVerdictWord[] {
  const tell: RuleVerdictWord[] = facts.isTold ? [] : ['tell-customers'];
  if (facts.kind === 'law' || facts.kind === 'safety') return [...tell, 'make-easier'];
  if (facts.applied < settings.ruleFewestUses)
    return facts.nominators >= settings.ruleFewestFlags ? ['decide', ...tell] : ['collect'];
  const share = proportion({ successes: facts.bent, n: facts.applied });
  if (share && share.interval.low >= settings.ruleKillShare) return ['kill-or-rewrite'];
  if (share && share.value >= settings.ruleRewriteShare) return ['rewrite'];
  if (!facts.isTold) return tell;
  return facts.aggravations >= settings.ruleAggravations ? ['explain-better'] : ['keep'];
}

export interface Prices {
  customerMinuteMinor: number;
  staffMinuteMinor: number;
  aggravationMinor: number;
}

/** What its uses cost in minor units: the minutes of both sides and a price for every time somebody was put out. */
export function ruleCost(
  facts: Pick<RuleFacts, 'customerMinutes' | 'staffMinutes' | 'aggravations'>,
  prices: Prices,
): number {
  return (
    facts.customerMinutes * prices.customerMinuteMinor +
    facts.staffMinutes * prices.staffMinuteMinor +
    facts.aggravations * prices.aggravationMinor
  );
}

/** The days a figure may look back on: a month, or as far as is needed to see enough uses, at most a year. */
export const windows = [30, 90, 365] as const;
export type WindowDays = (typeof windows)[number];

export function windowFor(applied: Record<WindowDays, number>, fewest: number): WindowDays {
  return windows.find((days) => applied[days] >= fewest) ?? 30;
}

/** A sum over some days, as of a month of thirty. */
export function perMonth(sum: number, days: number): number {
  return Math.round((sum * 30) / days);
}

/** How often it was bent when it was applied, with the range the truth plausibly lies in. */
export function bentShare({ applied, bent }: Pick<RuleFacts, 'applied' | 'bent'>): Measure | null {
  return proportion({ successes: bent, n: applied });
}
