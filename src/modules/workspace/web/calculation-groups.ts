import type { Settings } from '../contract.ts';

/** All but the switch, which is no number and has its own card. */
export type Name = Exclude<keyof Settings, 'showPictures'>;
export interface Group {
  id: string;
  names: Name[];
}

/** What the calculations go by, in the order of the page. */
export const groups: readonly Group[] = [
  { id: 'mark', names: ['coreTarget', 'coreFloor', 'priorAnswers', 'priorAnswersOfCustomer'] },
  { id: 'evidence', names: ['fewestToMark', 'fewestToShowPerson', 'fewestToCompare'] },
  { id: 'asks', names: ['askRestDays', 'askDelayMinutes', 'answerChangeableDays'] },
  { id: 'reviews', names: ['reviewTopScore', 'reviewPreReadDays', 'reviewWriteUpDays', 'reviewTalkDays'] },
  { id: 'decisions', names: ['decisionReviewDays'] },
  {
    id: 'extras',
    names: ['creepStreak', 'creepAsks', 'creepAskDays', 'recurrenceWeeks', 'recurrenceFewest', 'loadLimit'],
  },
  {
    id: 'strain',
    names: [
      'strainAmber',
      'strainRed',
      'strainFewestContacts',
      'pulseFewest',
      'dayBeginsHour',
      'dayEndsHour',
    ],
  },
  { id: 'page', names: ['readingAgeTarget'] },
  {
    id: 'promises',
    names: [
      'promisedShare',
      'wantedShare',
      'promiseFewestTimes',
      'promiseMostTimes',
      'atRiskShare',
      'speckHours',
      'guardDays',
      'shrinkage',
    ],
  },
  {
    id: 'authority',
    names: [
      'authorityShare',
      'authorityFloorMinor',
      'authorityCeilingMinor',
      'authorityPerMonthMinor',
      'authorityLoanHours',
    ],
  },
  {
    id: 'recovery',
    names: [
      'redressCap',
      'redressNotOurs',
      'redressPrior',
      'redressShare1',
      'redressShare2',
      'redressShare3',
      'redressShare4',
      'redressShare5',
      'creditFactor',
      'redressLikeness',
      'surpriseFrom',
      'surpriseTo',
      'acknowledgeMinutes',
      'ownMinutes',
      'quickDays',
      'outerLimitDays',
      'lastTouchDays',
      'mildSeverity',
      'letGoDays',
      'justiceDistributive',
      'justiceInteractional',
      'justiceProcedural',
    ],
  },
  {
    id: 'severity',
    names: ['slipSeverity', 'markDSeverity', 'markFSeverity', 'basicNotQuiteSeverity', 'basicNoSeverity'],
  },
  {
    id: 'spotlight',
    names: [
      'spotlightPrior',
      'spotlightWeight',
      'echoReach',
      'echoSeverity',
      'inconsistencyDays',
      'repeatedTimes',
      'repeatedDays',
    ],
  },
  {
    id: 'rules',
    names: [
      'bendsToReview',
      'bendsDays',
      'ruleDecisionDays',
      'ruleReminderDays',
      'ruleFewestUses',
      'ruleFewestFlags',
      'ruleAggravations',
      'customerMinuteMinor',
      'staffMinuteMinor',
      'aggravationMinor',
      'ruleKillShare',
      'ruleRewriteShare',
      'graveyardDays',
      'drillShare',
      'drillSeconds',
      'navigatorFit',
    ],
  },
  { id: 'learning', names: ['returnDays', 'fewestRecovered', 'fewestGreat', 'fewestAwful'] },
];
/** Kept as shares of one, written as per cent. */
export const shares: readonly Name[] = [
  'coreTarget',
  'coreFloor',
  'loadLimit',
  'promisedShare',
  'wantedShare',
  'atRiskShare',
  'shrinkage',
  'authorityShare',
  'redressCap',
  'redressNotOurs',
  'redressShare1',
  'redressShare2',
  'redressShare3',
  'redressShare4',
  'redressShare5',
  'justiceDistributive',
  'justiceInteractional',
  'justiceProcedural',
  'navigatorFit',
  'surpriseFrom',
  'surpriseTo',
  'drillShare',
  'ruleKillShare',
  'ruleRewriteShare',
];
