import type { MissingPart, ReviewOutcome, RuleKind, RuleStatus } from './contract.ts';

/** Invariant 10: what any rule needs before it is live. */
export interface Wholeness {
  customerSentence: string;
  ownerStaffId: string | null;
  reviewBy: string | null;
}

/** The gate (S16): what a new rule needs besides, because it adds to what customers bear. */
export interface GateFacts extends Wholeness {
  isNew: boolean;
  protects: string;
  harm: string;
  burdenMinutes: number | null;
  isTold: boolean;
  untoldBecause: string;
  /** The latest reading of its present wording by each side was one that understood it. */
  isReadByFrontline: boolean;
  isReadByCustomer: boolean;
}

/** What a rule still lacks before it may be live. How far it bends is always said. */
export function missingParts(rule: GateFacts): MissingPart[] {
  const lacks: Record<MissingPart, boolean> = {
    customerSentence: rule.customerSentence.trim() === '',
    ownerStaffId: rule.ownerStaffId === null,
    reviewBy: rule.reviewBy === null,
    protects: rule.isNew && rule.protects.trim() === '',
    harm: rule.isNew && rule.harm.trim() === '',
    burdenMinutes: rule.isNew && rule.burdenMinutes === null,
    untoldBecause: rule.isNew && !rule.isTold && rule.untoldBecause.trim() === '',
    frontlineRead: rule.isNew && !rule.isReadByFrontline,
    customerRead: rule.isNew && !rule.isReadByCustomer,
  };
  return (Object.keys(lacks) as MissingPart[]).filter((part) => lacks[part]);
}

/** What is ticked off, in this order, before a new rule goes live. */
export const gateParts: readonly MissingPart[] = [
  'customerSentence',
  'protects',
  'harm',
  'burdenMinutes',
  'untoldBecause',
  'ownerStaffId',
  'reviewBy',
  'frontlineRead',
  'customerRead',
];

export type ReviewVerdict = { allowed: true } | { allowed: false; because: 'too-late' | 'in-the-past' };

/**
 * A review comes within twelve months of today and not before it. A date set earlier that has passed by now stays: the
 * rule is then overdue, which is shown, and changing its wording is no reason to refuse.
 */
export function reviewVerdict(
  reviewBy: string | null,
  { today, before }: { today: string; before: string | null },
): ReviewVerdict {
  if (reviewBy === null || reviewBy === before) return { allowed: true };
  if (reviewBy < today) return { allowed: false, because: 'in-the-past' };
  return reviewBy > oneYearAfter(today) ? { allowed: false, because: 'too-late' } : { allowed: true };
}

/** The same day of next year; the 29th of February is followed by the 28th. */
export function oneYearAfter(day: string): string {
  const [year = '', month = '', date = ''] = day.split('-');
  const next = String(Number(year) + 1).padStart(4, '0');
  return month === '02' && date === '29' ? `${next}-02-28` : `${next}-${month}-${date}`;
}

const ended: readonly RuleStatus[] = ['killed', 'rewritten'];

export function hasEnded(status: RuleStatus): boolean {
  return ended.includes(status);
}

/** A rule that was kept and explained goes on holding like any other. */
export function holds(status: RuleStatus): boolean {
  return status === 'live' || status === 'explained';
}

export function isReviewOverdue(
  rule: { reviewBy: string | null; status: RuleStatus },
  today: string,
): boolean {
  return rule.reviewBy !== null && rule.reviewBy < today && !hasEnded(rule.status);
}

export type DecisionVerdict =
  | { allowed: true }
  | {
      allowed: false;
      because: 'law_is_not_killed' | 'only_law_and_safety' | 'replacement_missing' | 'rewrite_is_heavier';
    };

/**
 * Law is not ours to kill, and only what is not ours to kill is made easier. A rewritten rule may not take more of a
 * customer's time than the one before: the gate is on the burden, and a heavier rule is a new one.
 */
export function decisionVerdict(
  outcome: ReviewOutcome,
  rule: { kind: RuleKind; burdenMinutes: number | null },
  replacement: { burdenMinutes?: number | null | undefined } | undefined,
): DecisionVerdict {
  if (outcome === 'killed' && rule.kind === 'law') return { allowed: false, because: 'law_is_not_killed' };
  if (outcome === 'made-easier' && rule.kind !== 'law' && rule.kind !== 'safety')
    return { allowed: false, because: 'only_law_and_safety' };
  if (outcome !== 'rewritten') return { allowed: true };
  if (!replacement) return { allowed: false, because: 'replacement_missing' };
  const isHeavier =
    rule.burdenMinutes !== null && (replacement.burdenMinutes ?? rule.burdenMinutes) > rule.burdenMinutes;
  return isHeavier ? { allowed: false, because: 'rewrite_is_heavier' } : { allowed: true };
}

/** Nobody looks after this habit, and nobody has decided: it ends by itself. */
export function diesByDefault(rule: { kind: RuleKind; ownerStaffId: string | null }): boolean {
  return rule.kind === 'habit' && rule.ownerStaffId === null;
}
