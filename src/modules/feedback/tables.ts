import type { DB } from '#platform/db/types.ts';

export const feedbackTables = [
  'asks',
  'answers',
  'checkInSchedules',
  'howFarReplies',
  'sentenceWaves',
  'staffAnswers',
] as const;
export type FeedbackTables = Pick<DB, (typeof feedbackTables)[number]>;
