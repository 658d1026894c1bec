import { settings, type Settings, type WorkingPeriod } from './contract.ts';

/** The defaults of chapter 8 of the domain; a workspace stores only where it differs. */
export const defaultSettings: Settings = {
  coreTarget: 0.98,
  coreFloor: 0.9,
  priorAnswers: 5,
  priorAnswersOfCustomer: 2,
  fewestToMark: 5,
  fewestToShowPerson: 10,
  fewestToCompare: 25,
  askRestDays: 30,
  askDelayMinutes: 60,
  answerChangeableDays: 7,
  showPictures: false,
  reviewTopScore: 9,
  reviewPreReadDays: 5,
  reviewWriteUpDays: 2,
  reviewTalkDays: 10,
  decisionReviewDays: 90,
  creepStreak: 3,
  creepAsks: 2,
  creepAskDays: 90,
  recurrenceWeeks: 6,
  recurrenceFewest: 5,
  loadLimit: 0.85,
  strainAmber: 1.5,
  strainRed: 2,
  strainFewestContacts: 10,
  pulseFewest: 4,
  dayBeginsHour: 8,
  dayEndsHour: 18,
  readingAgeTarget: 12,
  promisedShare: 0.9,
  wantedShare: 0.8,
  promiseFewestTimes: 20,
  promiseMostTimes: 50,
  atRiskShare: 0.25,
  speckHours: 24,
  guardDays: 7,
  shrinkage: 0.3,
  authorityShare: 0.01,
  authorityFloorMinor: 2000,
  authorityCeilingMinor: 50000,
  authorityPerMonthMinor: 50000,
  authorityLoanHours: 72,
  redressCap: 0.8,
  redressNotOurs: 0.5,
  redressPrior: 1.25,
  creditFactor: 1.25,
  redressShare1: 0,
  redressShare2: 0.15,
  redressShare3: 0.3,
  redressShare4: 0.5,
  redressShare5: 0.8,
  redressLikeness: 1.3,
  surpriseFrom: 0.05,
  surpriseTo: 0.1,
  acknowledgeMinutes: 60,
  ownMinutes: 15,
  quickDays: 3,
  outerLimitDays: 56,
  lastTouchDays: 2,
  justiceDistributive: 0.45,
  justiceInteractional: 0.35,
  justiceProcedural: 0.2,
  slipSeverity: 2,
  markDSeverity: 3,
  markFSeverity: 4,
  basicNotQuiteSeverity: 2,
  basicNoSeverity: 3,
  mildSeverity: 2,
  letGoDays: 30,
  spotlightPrior: 1.5,
  spotlightWeight: 10,
  inconsistencyDays: 30,
  echoReach: 6,
  echoSeverity: 3,
  repeatedTimes: 3,
  repeatedDays: 90,
  bendsToReview: 3,
  bendsDays: 30,
  ruleDecisionDays: 10,
  ruleReminderDays: 2,
  ruleFewestUses: 10,
  ruleFewestFlags: 3,
  ruleAggravations: 3,
  customerMinuteMinor: 25,
  staffMinuteMinor: 35,
  aggravationMinor: 1500,
  ruleKillShare: 0.33,
  ruleRewriteShare: 0.2,
  graveyardDays: 60,
  drillShare: 0.8,
  drillSeconds: 120,
  navigatorFit: 0.12,
  returnDays: 90,
  fewestRecovered: 8,
  fewestGreat: 4,
  fewestAwful: 2,
};

/** What this workspace goes by. A stored value that no longer fits (an older version wrote it) falls back by itself. */
export function settingsOf(workspace: { settings: unknown }): Settings {
  return { ...defaultSettings, ...storedSettings(workspace.settings) };
}

export function storedSettings(stored: unknown): Partial<Settings> {
  if (typeof stored !== 'object' || stored === null) return {};
  const kept = Object.entries(stored).filter(([name, value]) => {
    const shape = settings.shape[name as keyof Settings];
    return shape !== undefined && shape.safeParse(value).success;
  });
  return Object.fromEntries(kept);
}

/** The deviations after a change: null takes a deviation away, and a value equal to its default is none. */
export function changedSettings(
  stored: unknown,
  change: { readonly [Name in keyof Settings]?: Settings[Name] | null | undefined },
): Partial<Settings> {
  const next = { ...storedSettings(stored), ...change };
  const kept = Object.entries(next).filter(
    ([name, value]) =>
      value !== null && value !== undefined && value !== defaultSettings[name as keyof Settings],
  );
  return Object.fromEntries(kept);
}

/** Only names of the IANA list: an offset such as "+01:00" would forget about summer time. */
export function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z]+(?:[/_+-][A-Za-z0-9_+-]+)*$/.test(name)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    // The constructor is the list: it refuses what is not in it.
    return false;
  }
}

export function isLocale(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    // Not a well-formed BCP 47 tag.
    return false;
  }
}

export function isCurrency(code: string): boolean {
  return Intl.supportedValuesOf('currency').includes(code);
}

/** A short name for addresses and commands, made of the business's own; digits are added if it is taken. */
export function slugOf(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 50)
    .replace(/-+$/, '');
  return plain === '' ? 'workspace' : plain;
}

const minutesOfWeek = 7 * 1440;

/** Do two periods of the week cover the same minute, also over midnight and from Sunday into Monday? */
export function periodsOverlap(periods: readonly WorkingPeriod[]): boolean {
  const spans = periods.flatMap(({ weekday, from, to }) => {
    const start = (weekday - 1) * 1440 + minuteOf(from);
    const end = (weekday - 1) * 1440 + minuteOf(to) + (minuteOf(to) > minuteOf(from) ? 0 : 1440);
    // What runs into next Monday is looked at there as well.
    return [
      { start, end },
      { start: start - minutesOfWeek, end: end - minutesOfWeek },
    ];
  });
  const inOrder = spans.toSorted((one, other) => one.start - other.start);
  return inOrder.some(({ end }, index) => end > (inOrder[index + 1]?.start ?? Infinity));
}

function minuteOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}
