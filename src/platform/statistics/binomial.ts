/**
 * The chance of `successes` or more among `n` trials that each succeed with chance `p`. Logarithms keep large counts
 * from overflowing.
 */
export function binomialAtLeast({ successes, n, p }: { successes: number; n: number; p: number }): number {
  let logChoose = 0;
  let sum = 0;
  for (let k = n; k >= Math.max(0, successes); k--) {
    sum += Math.exp(logChoose + k * Math.log(p) + (n - k) * Math.log1p(-p));
    logChoose += Math.log(k) - Math.log(n - k + 1);
  }
  return Math.min(1, sum);
}
