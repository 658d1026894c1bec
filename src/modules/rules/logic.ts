import type { RuleStatus } from './contract.ts';

export interface Wholeness {
  customerSentence: string;
  ownerStaffId: string | null;
  reviewBy: string | null;
}

export type MissingPart = keyof Wholeness;

/** What a rule still lacks before it may be live. */
export function missingParts(rule: Wholeness): MissingPart[] {
  const missing: MissingPart[] = [];
  if (rule.customerSentence.trim() === '') missing.push('customerSentence');
  if (rule.ownerStaffId === null) missing.push('ownerStaffId');
  if (rule.reviewBy === null) missing.push('reviewBy');
  return missing;
}

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
