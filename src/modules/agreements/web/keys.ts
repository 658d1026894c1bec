/** By which answers are kept in the browser; a live event names those that are out of date. */
export const keys = {
  all: ['agreements'] as const,
  one: (id: string) => ['agreements', 'one', id] as const,
  beside: ['same-page'] as const,
  checks: ['same-page-checks'] as const,
};
