import { plainWords } from './plain-words.ts';

export const ratingFields = ['distributive', 'procedural', 'interactional', 'compared'] as const;
export type RatingField = (typeof ratingFields)[number];

export const longestRatingWords = 4000;

/** Whether they would recommend us is theirs to leave open. */
export type SentRating = Record<RatingField, number> & { words: string; wouldRecommend: boolean | null };

/** What a form says, or what is wrong with it: a mark that is none counts as missing. */
export function readRating(form: Readonly<Record<string, string>>): SentRating | 'missing' | 'too-long' {
  const marks = ratingFields.map((field) => markOf(form[field]));
  const words = plainWords(form['words']);
  if (words.length > longestRatingWords) return 'too-long';
  const [distributive, procedural, interactional, compared] = marks;
  if (!distributive || !procedural || !interactional || !compared) return 'missing';
  const wouldRecommend = form['recommend'] === 'yes' ? true : form['recommend'] === 'no' ? false : null;
  return { distributive, procedural, interactional, compared, words, wouldRecommend };
}

function markOf(value: string | undefined): number | undefined {
  return value !== undefined && /^[1-5]$/.test(value) ? Number(value) : undefined;
}
