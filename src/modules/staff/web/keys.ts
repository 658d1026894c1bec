/** By which answers are kept in the browser; a live event names those that are out of date. */
export const keys = {
  people: ['staff-list'] as const,
  teams: ['teams'] as const,
  invitations: ['invitations'] as const,
};
