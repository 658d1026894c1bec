import type { Count } from './newcombe.ts';

/**
 * Fisher's exact test, two-sided: given the totals, the chance of a table at least as unlikely as the one seen.
 * It needs no minimum of cases, which is why it may speak about eight good providers and two bad ones.
 */
export function fisherExact(first: Count, second: Count): number {
  const successes = first.successes + second.successes;
  const total = first.n + second.n;
  const fewest = Math.max(0, successes - second.n);
  const most = Math.min(first.n, successes);
  const logFactorials = logFactorialsUpTo(total);
  const choose = (n: number, k: number) =>
    at(logFactorials, n) - at(logFactorials, k) - at(logFactorials, n - k);
  const chance = (k: number) =>
    Math.exp(choose(first.n, k) + choose(second.n, successes - k) - choose(total, successes));

  const seen = chance(first.successes);
  let p = 0;
  for (let k = fewest; k <= most; k++) {
    // Tables equally likely on paper differ in the last digits here; without the slack one of a pair would be lost.
    if (chance(k) <= seen * (1 + 1e-7)) p += chance(k);
  }
  return Math.min(1, p);
}

function logFactorialsUpTo(n: number): number[] {
  const logs = [0];
  for (let k = 1; k <= n; k++) logs.push(at(logs, k - 1) + Math.log(k));
  return logs;
}

function at(values: readonly number[], index: number): number {
  return values[index] ?? Number.NaN;
}
