/** By which answers are kept in the browser; a live event names those that are out of date. */
export const keys = {
  effect: ['learning', 'effect'] as const,
  cases: ['learning', 'cases'] as const,
  features: ['learning', 'features'] as const,
  denominator: ['learning', 'denominator'] as const,
  barriers: ['learning', 'barriers'] as const,
};
