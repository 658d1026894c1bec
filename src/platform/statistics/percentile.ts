/**
 * The nearest-rank percentile: the smallest value that at least `percent` of the observations do not exceed. It is
 * always a value that really happened, so "nine of ten were answered within this" is literally true. `percent` is a
 * whole number because 0.07 × 100 is not 7 in binary, and the rank would silently move up by one.
 */
export function nearestRankPercentile(values: readonly number[], percent: number): number | null {
  if (values.length === 0) return null;
  const sorted = values.toSorted((a, b) => a - b);
  const rank = Math.max(1, Math.ceil((percent * sorted.length) / 100));
  return sorted[rank - 1] ?? null;
}
