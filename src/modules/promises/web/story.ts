import type { Answer } from '#modules/feedback/contract.ts';

/** One answer worth telling: a mark with the customer's own words. */
export interface Story {
  words: string;
  mark: string;
  answer: Answer;
}

const wordQuestions = ['keep', 'what-missed', 'change'];
const goodMarks = ['A', 'B'];

/**
 * The best mark with words of the latest day that has one, yesterday's before today's: a day is told when it is over.
 * `dayOf` says on which day of the workspace an instant lies. Nothing older than a week is news.
 */
export function chooseStory(
  answers: readonly Answer[],
  { today, dayOf }: { today: string; dayOf: (at: string) => string },
): Story | undefined {
  const weekAgo = new Date(Date.parse(today) - 7 * 86_400_000).toISOString().slice(0, 10);
  const stories = answers.flatMap((mark): Story[] => {
    if (mark.question !== 'school-mark' || !goodMarks.includes(mark.value)) return [];
    if (dayOf(mark.at) < weekAgo) return [];
    const spoken = answers
      .filter((one) => one.askId === mark.askId && wordQuestions.includes(one.question) && one.value !== '')
      .sort((one, other) => wordQuestions.indexOf(one.question) - wordQuestions.indexOf(other.question))[0];
    return spoken ? [{ words: spoken.value, mark: mark.value, answer: spoken }] : [];
  });
  const age = ({ answer }: Story) => (dayOf(answer.at) === today ? '' : dayOf(answer.at));
  return stories.sort(
    (one, other) =>
      age(other).localeCompare(age(one)) ||
      one.mark.localeCompare(other.mark) ||
      other.words.length - one.words.length,
  )[0];
}
