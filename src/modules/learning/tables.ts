import type { DB } from '#platform/db/database.ts';

export const learningTables = [
  'learningFeatures',
  'learningCases',
  'learningCaseFeatures',
  'barrierParticipants',
  'barrierAnswers',
] as const;
export type LearningTables = Pick<DB, (typeof learningTables)[number]>;
