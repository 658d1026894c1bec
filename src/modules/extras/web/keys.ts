/** By which answers are kept in the browser; a live event names those that are out of date. */
export const keys = {
  all: ['extras'] as const,
  kinds: ['extras', 'kinds'] as const,
  hard: (conversationId: string) => ['extras', 'hard', conversationId] as const,
};
