import type { Question } from '../contract.ts';

/** "How much further" is answered within seven days (S30). */
export const replyWithinDays = 7;

/** How far the wish rises: half a step for a little, a whole one for a lot. */
export function stepOf(howFar: string): number | undefined {
  if (howFar === 'a-little') return 0.5;
  return howFar === 'a-lot' ? 1 : undefined;
}

/** Whether this submission says something new of how far, or of what. */
export function isNewWish(added: readonly { question: Question }[]): boolean {
  return added.some(({ question }) => question === 'how-far' || question === 'how-far-about');
}
