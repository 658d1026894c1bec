import { plainWords } from './plain-words.ts';

/** How much it matters to whoever reports it, in their words, and what that weighs at first. */
export const weights = { slight: 2, spoiled: 3, stuck: 4 } as const;
export type Weight = keyof typeof weights;
export const weightNames = ['slight', 'spoiled', 'stuck'] as const satisfies readonly Weight[];

export const longestReport = 2000;

export interface SentReport {
  words: string;
  /** What would put it right for them. */
  wish: string;
  elementId: string | null;
  severity: number;
}

export type ReportProblem = 'empty' | 'long';

/** What a form says, or what is wrong with it. What it is about is theirs to leave open, and so is how much it matters. */
export function readReport(
  form: Readonly<Record<string, string>>,
  elementIds: readonly string[],
): SentReport | ReportProblem {
  const words = plainWords(form['words']);
  const wish = plainWords(form['wish']);
  if (words === '') return 'empty';
  if (words.length > longestReport || wish.length > longestReport) return 'long';
  const weight = weightNames.find((name) => name === form['weight']) ?? 'slight';
  const elementId = elementIds.find((id) => id === form['element']) ?? null;
  return { words, wish, elementId, severity: weights[weight] };
}
