import { z } from 'zod';

/** What the calculations and the asks go by; every one has a documented default and may differ per workspace. */
export const settings = z.object({
  /** Share of core promises to keep (0 to 1), and the share below which the mark fails. */
  coreTarget: z.number().min(0.5).max(1),
  coreFloor: z.number().min(0).max(1),
  /** How many imagined middling answers steady a small sample; fewer for a single customer. */
  priorAnswers: z.number().min(0).max(100),
  priorAnswersOfCustomer: z.number().min(0).max(100),
  /** Fewest pieces of evidence to mark, to show a person's own figure, and to compare. */
  fewestToMark: z.int().min(1).max(100),
  fewestToShowPerson: z.int().min(1).max(100),
  fewestToCompare: z.int().min(1).max(1000),
  /** A customer is asked at most once in this many days. */
  askRestDays: z.int().min(1).max(365),
  /** How long after a closing the ask leaves; whoever closed by mistake can reopen until then. */
  askDelayMinutes: z.int().min(0).max(43_200),
  /** An answer may be changed for this many days. */
  answerChangeableDays: z.int().min(0).max(90),
  /** Pictures on other servers are fetched (by this server) for every mail, without anybody asking for them. */
  showPictures: z.boolean(),
  /** From this score of ten on, a review books the talk that follows it by itself. */
  reviewTopScore: z.number().min(0).max(10),
  /** Working days: the pre-read before a review, the write-up and the talk after it. */
  reviewPreReadDays: z.int().min(0).max(30),
  reviewWriteUpDays: z.int().min(0).max(30),
  reviewTalkDays: z.int().min(1).max(60),
  /** A decision is looked at again after so many days. */
  decisionReviewDays: z.int().min(1).max(730),
  /** So many times in a row, or asked for so often within so many days, shows that an extra is becoming expected. */
  creepStreak: z.int().min(2).max(20),
  creepAsks: z.int().min(1).max(20),
  creepAskDays: z.int().min(7).max(365),
  /** Requests of so many weeks are compared with as many before, from so many requests on. */
  recurrenceWeeks: z.int().min(2).max(26),
  recurrenceFewest: z.int().min(2).max(100),
  /** Share of the week's hours up to which nobody waits noticeably longer. */
  loadLimit: z.number().min(0.5).max(0.95),
  /** Strain from an account, as a multiple of the team's own baseline, and the fewest contacts and people to say it. */
  strainAmber: z.number().min(1).max(3),
  strainRed: z.number().min(1).max(3),
  strainFewestContacts: z.int().min(5).max(1000),
  pulseFewest: z.int().min(3).max(50),
  /** Hours of the day within which a contact counts as in hours, Monday to Friday. */
  dayBeginsHour: z.int().min(0).max(23),
  dayEndsHour: z.int().min(1).max(24),
  /** The age at which most people should read the page between us with ease. */
  readingAgeTarget: z.int().min(8).max(20),
  /** Share of times a promise says it is kept, and the percentile of past times it may name. */
  promisedShare: z.number().min(0.5).max(0.99),
  /** A time is wanted when it is soon enough for this share of the customers asked. */
  wantedShare: z.number().min(0.5).max(1),
  /** Fewest of the last times that support a promise, and the most that are looked at. */
  promiseFewestTimes: z.int().min(5).max(500),
  promiseMostTimes: z.int().min(5).max(500),
  /** Once this part of its whole time is all that is left, a promise is at risk. */
  atRiskShare: z.number().min(0.05).max(0.75),
  /** A small slip is looked at elsewhere within so many hours; basics again so many days after an extra. */
  speckHours: z.int().min(1).max(720),
  guardDays: z.int().min(1).max(90),
  /** Part of paid time that nobody is at the desk. */
  shrinkage: z.number().min(0).max(0.75),
  /** How far a person may go without asking (C13). */
  authorityShare: z.number().min(0).max(0.2),
  authorityFloorMinor: z.int().min(0).max(10_000_000),
  authorityCeilingMinor: z.int().min(0).max(10_000_000),
  authorityPerMonthMinor: z.int().min(0).max(100_000_000),
  authorityLoanHours: z.int().min(1).max(720),
  /** Putting right: redress (C14), surprise and benchmarks (S12). */
  redressCap: z.number().min(0).max(1),
  redressNotOurs: z.number().min(0).max(1),
  redressPrior: z.number().min(1).max(3),
  creditFactor: z.number().min(1).max(3),
  /** Share of the price that a failure of each severity is worth, and how many times the least choice the best may be. */
  redressShare1: z.number().min(0).max(1),
  redressShare2: z.number().min(0).max(1),
  redressShare3: z.number().min(0).max(1),
  redressShare4: z.number().min(0).max(1),
  redressShare5: z.number().min(0).max(1),
  redressLikeness: z.number().min(1).max(1.3),
  surpriseFrom: z.number().min(0).max(1),
  surpriseTo: z.number().min(0).max(1),
  acknowledgeMinutes: z.int().min(1).max(10_080),
  ownMinutes: z.int().min(1).max(10_080),
  quickDays: z.int().min(1).max(60),
  outerLimitDays: z.int().min(1).max(365),
  /** Worked days from the fix to the last touch, where no stay or job ends by itself. */
  lastTouchDays: z.int().min(0).max(60),
  /** What each part of the rating weighs beside the other two (C15). */
  justiceDistributive: z.number().min(0.01).max(1),
  justiceInteractional: z.number().min(0.01).max(1),
  justiceProcedural: z.number().min(0.01).max(1),
  /** How grave a failure is that nobody has weighed yet: our own slip, and what an answer tells of. */
  slipSeverity: z.int().min(1).max(5),
  markDSeverity: z.int().min(1).max(5),
  markFSeverity: z.int().min(1).max(5),
  basicNotQuiteSeverity: z.int().min(1).max(5),
  basicNoSeverity: z.int().min(1).max(5),
  /** Up to this severity a failure is mild: one of the four signs that a surprise pays (C2). */
  mildSeverity: z.int().min(1).max(5),
  /** Slight failures of our own finding that nobody has taken on for so many days are left as they are. */
  letGoDays: z.int().min(1).max(365),
  /** How a slip is magnified (C7a), and where outcomes differ. */
  spotlightPrior: z.number().min(1).max(3),
  spotlightWeight: z.number().min(0).max(100),
  inconsistencyDays: z.int().min(1).max(365),
  /** Words between our phrase and a cue (C7b), and what an echo weighs until somebody has looked at it. */
  echoReach: z.int().min(1).max(30),
  echoSeverity: z.int().min(1).max(5),
  /** So many failures of one element within so many days make a finding. */
  repeatedTimes: z.int().min(2).max(100),
  repeatedDays: z.int().min(7).max(365),
  /** When a rule comes up, what it costs (C12), and how it is tried. */
  bendsToReview: z.int().min(1).max(50),
  bendsDays: z.int().min(1).max(365),
  ruleDecisionDays: z.int().min(1).max(60),
  ruleReminderDays: z.int().min(0).max(30),
  ruleFewestUses: z.int().min(1).max(1000),
  ruleFewestFlags: z.int().min(1).max(100),
  ruleAggravations: z.int().min(1).max(100),
  customerMinuteMinor: z.int().min(0).max(100_000),
  staffMinuteMinor: z.int().min(0).max(100_000),
  aggravationMinor: z.int().min(0).max(10_000_000),
  ruleKillShare: z.number().min(0).max(1),
  ruleRewriteShare: z.number().min(0).max(1),
  graveyardDays: z.int().min(7).max(365),
  drillShare: z.number().min(0.5).max(1),
  drillSeconds: z.int().min(30).max(900),
  /** A rule that speaks of less than this part of what was said is not offered. */
  navigatorFit: z.number().min(0.01).max(0.9),
  /** What our own figures need before they say anything (C2, C25). */
  returnDays: z.int().min(14).max(365),
  fewestRecovered: z.int().min(3).max(1000),
  fewestGreat: z.int().min(2).max(100),
  fewestAwful: z.int().min(2).max(100),
});
export type Settings = z.infer<typeof settings>;

/** A setting given as null returns to its default. */
export const settingsChange = z
  .object({
    coreTarget: settings.shape.coreTarget.nullable(),
    coreFloor: settings.shape.coreFloor.nullable(),
    priorAnswers: settings.shape.priorAnswers.nullable(),
    priorAnswersOfCustomer: settings.shape.priorAnswersOfCustomer.nullable(),
    fewestToMark: settings.shape.fewestToMark.nullable(),
    fewestToShowPerson: settings.shape.fewestToShowPerson.nullable(),
    fewestToCompare: settings.shape.fewestToCompare.nullable(),
    askRestDays: settings.shape.askRestDays.nullable(),
    askDelayMinutes: settings.shape.askDelayMinutes.nullable(),
    answerChangeableDays: settings.shape.answerChangeableDays.nullable(),
    showPictures: settings.shape.showPictures.nullable(),
    reviewTopScore: settings.shape.reviewTopScore.nullable(),
    reviewPreReadDays: settings.shape.reviewPreReadDays.nullable(),
    reviewWriteUpDays: settings.shape.reviewWriteUpDays.nullable(),
    reviewTalkDays: settings.shape.reviewTalkDays.nullable(),
    decisionReviewDays: settings.shape.decisionReviewDays.nullable(),
    creepStreak: settings.shape.creepStreak.nullable(),
    creepAsks: settings.shape.creepAsks.nullable(),
    creepAskDays: settings.shape.creepAskDays.nullable(),
    recurrenceWeeks: settings.shape.recurrenceWeeks.nullable(),
    recurrenceFewest: settings.shape.recurrenceFewest.nullable(),
    loadLimit: settings.shape.loadLimit.nullable(),
    strainAmber: settings.shape.strainAmber.nullable(),
    strainRed: settings.shape.strainRed.nullable(),
    strainFewestContacts: settings.shape.strainFewestContacts.nullable(),
    pulseFewest: settings.shape.pulseFewest.nullable(),
    dayBeginsHour: settings.shape.dayBeginsHour.nullable(),
    dayEndsHour: settings.shape.dayEndsHour.nullable(),
    readingAgeTarget: settings.shape.readingAgeTarget.nullable(),
    promisedShare: settings.shape.promisedShare.nullable(),
    wantedShare: settings.shape.wantedShare.nullable(),
    promiseFewestTimes: settings.shape.promiseFewestTimes.nullable(),
    promiseMostTimes: settings.shape.promiseMostTimes.nullable(),
    atRiskShare: settings.shape.atRiskShare.nullable(),
    speckHours: settings.shape.speckHours.nullable(),
    guardDays: settings.shape.guardDays.nullable(),
    shrinkage: settings.shape.shrinkage.nullable(),
    authorityShare: settings.shape.authorityShare.nullable(),
    authorityFloorMinor: settings.shape.authorityFloorMinor.nullable(),
    authorityCeilingMinor: settings.shape.authorityCeilingMinor.nullable(),
    authorityPerMonthMinor: settings.shape.authorityPerMonthMinor.nullable(),
    authorityLoanHours: settings.shape.authorityLoanHours.nullable(),
    redressCap: settings.shape.redressCap.nullable(),
    redressNotOurs: settings.shape.redressNotOurs.nullable(),
    redressPrior: settings.shape.redressPrior.nullable(),
    creditFactor: settings.shape.creditFactor.nullable(),
    redressShare1: settings.shape.redressShare1.nullable(),
    redressShare2: settings.shape.redressShare2.nullable(),
    redressShare3: settings.shape.redressShare3.nullable(),
    redressShare4: settings.shape.redressShare4.nullable(),
    redressShare5: settings.shape.redressShare5.nullable(),
    redressLikeness: settings.shape.redressLikeness.nullable(),
    surpriseFrom: settings.shape.surpriseFrom.nullable(),
    surpriseTo: settings.shape.surpriseTo.nullable(),
    acknowledgeMinutes: settings.shape.acknowledgeMinutes.nullable(),
    ownMinutes: settings.shape.ownMinutes.nullable(),
    quickDays: settings.shape.quickDays.nullable(),
    outerLimitDays: settings.shape.outerLimitDays.nullable(),
    lastTouchDays: settings.shape.lastTouchDays.nullable(),
    justiceDistributive: settings.shape.justiceDistributive.nullable(),
    justiceInteractional: settings.shape.justiceInteractional.nullable(),
    justiceProcedural: settings.shape.justiceProcedural.nullable(),
    slipSeverity: settings.shape.slipSeverity.nullable(),
    markDSeverity: settings.shape.markDSeverity.nullable(),
    markFSeverity: settings.shape.markFSeverity.nullable(),
    basicNotQuiteSeverity: settings.shape.basicNotQuiteSeverity.nullable(),
    basicNoSeverity: settings.shape.basicNoSeverity.nullable(),
    mildSeverity: settings.shape.mildSeverity.nullable(),
    letGoDays: settings.shape.letGoDays.nullable(),
    spotlightPrior: settings.shape.spotlightPrior.nullable(),
    spotlightWeight: settings.shape.spotlightWeight.nullable(),
    inconsistencyDays: settings.shape.inconsistencyDays.nullable(),
    echoReach: settings.shape.echoReach.nullable(),
    echoSeverity: settings.shape.echoSeverity.nullable(),
    repeatedTimes: settings.shape.repeatedTimes.nullable(),
    repeatedDays: settings.shape.repeatedDays.nullable(),
    bendsToReview: settings.shape.bendsToReview.nullable(),
    bendsDays: settings.shape.bendsDays.nullable(),
    ruleDecisionDays: settings.shape.ruleDecisionDays.nullable(),
    ruleReminderDays: settings.shape.ruleReminderDays.nullable(),
    ruleFewestUses: settings.shape.ruleFewestUses.nullable(),
    ruleFewestFlags: settings.shape.ruleFewestFlags.nullable(),
    ruleAggravations: settings.shape.ruleAggravations.nullable(),
    customerMinuteMinor: settings.shape.customerMinuteMinor.nullable(),
    staffMinuteMinor: settings.shape.staffMinuteMinor.nullable(),
    aggravationMinor: settings.shape.aggravationMinor.nullable(),
    ruleKillShare: settings.shape.ruleKillShare.nullable(),
    ruleRewriteShare: settings.shape.ruleRewriteShare.nullable(),
    graveyardDays: settings.shape.graveyardDays.nullable(),
    drillShare: settings.shape.drillShare.nullable(),
    drillSeconds: settings.shape.drillSeconds.nullable(),
    navigatorFit: settings.shape.navigatorFit.nullable(),
    returnDays: settings.shape.returnDays.nullable(),
    fewestRecovered: settings.shape.fewestRecovered.nullable(),
    fewestGreat: settings.shape.fewestGreat.nullable(),
    fewestAwful: settings.shape.fewestAwful.nullable(),
  })
  .partial();
