/** What the workspace goes by (C13). Amounts are minor units of its currency; the share is a part of 1. */
export interface AuthoritySettings {
  authorityShare: number;
  authorityFloorMinor: number;
  authorityCeilingMinor: number;
  authorityPerMonthMinor: number;
}

/** How far one person goes by themselves; null means as the workspace has it. */
export interface OwnLimits {
  perCaseMinor: number | null;
  perMonthMinor: number | null;
}

/** Authority counts over thirty days, not a calendar month, so that nobody waits for the first. */
export const lateDays = 30;

/**
 * What may be spent on one case without asking: a share of what the customer is worth to us in a year, between a floor
 * and a ceiling. A customer of unknown worth gets the floor. Rounded down to whole minor units.
 */
export function capOf(yearlyValueMinor: number | null, settings: AuthoritySettings): number {
  const { authorityShare, authorityFloorMinor, authorityCeilingMinor } = settings;
  // A share such as 0.01 has no exact binary form: millionths keep 1% of £2,900 from becoming one penny less.
  const share = Math.floor((Math.round(authorityShare * 1_000_000) * (yearlyValueMinor ?? 0)) / 1_000_000);
  return Math.min(Math.max(share, authorityFloorMinor), Math.max(authorityCeilingMinor, authorityFloorMinor));
}

export interface Spending {
  /** Net of what was taken back, in this case and in the last thirty days. */
  inCaseMinor: number;
  latelyMinor: number;
  /** Reserved by loans to colleagues that are not used yet: in this case, and in all. */
  lentInCaseMinor: number;
  lentMinor: number;
}

export interface Allowance {
  perCaseMinor: number;
  spentInCaseMinor: number;
  perMonthMinor: number;
  spentLatelyMinor: number;
  lentMinor: number;
  /** What may still be spent on this case without asking anybody; never below nothing. */
  leftMinor: number;
  /** What is left of the thirty days, whatever the case; never below nothing. */
  leftLatelyMinor: number;
}

export function allowanceOf(given: {
  own: OwnLimits;
  yearlyValueMinor: number | null;
  spending: Spending;
  settings: AuthoritySettings;
}): Allowance {
  const { own, spending, settings } = given;
  const perCaseMinor = own.perCaseMinor ?? capOf(given.yearlyValueMinor, settings);
  const perMonthMinor = own.perMonthMinor ?? settings.authorityPerMonthMinor;
  const leftInCase = perCaseMinor - spending.inCaseMinor - spending.lentInCaseMinor;
  const leftLately = perMonthMinor - spending.latelyMinor - spending.lentMinor;
  return {
    perCaseMinor,
    spentInCaseMinor: spending.inCaseMinor,
    perMonthMinor,
    spentLatelyMinor: spending.latelyMinor,
    lentMinor: spending.lentMinor,
    leftMinor: Math.max(0, Math.min(leftInCase, leftLately)),
    leftLatelyMinor: Math.max(0, leftLately),
  };
}

/** May this be done without asking? Above the limit a colleague is asked, and a hard rule is never bent. */
export function answerTo(act: {
  isHard: boolean;
  costMinor: number;
  allowance: Pick<Allowance, 'leftMinor'>;
}): 'yes' | 'ask-a-colleague' | 'never' {
  if (act.isHard) return 'never';
  return act.costMinor <= act.allowance.leftMinor ? 'yes' : 'ask-a-colleague';
}
