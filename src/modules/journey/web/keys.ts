/** By which answers are kept in the browser; a live event names those that are out of date. */
export const keys = {
  touchpoints: ['touchpoints'] as const,
  elements: ['elements'] as const,
  looks: ['looks'] as const,
};
