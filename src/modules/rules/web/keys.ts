/** By which answers are kept in the browser; a live event names those that are out of date. */
export const keys = { rules: ['rules'] as const };
