/**
 * Finds where a never-falling function first reaches `target` between two points. Fifty-odd halvings exhaust a double,
 * so the answer is as exact as the function itself and the loop ends whatever it is given.
 */
export function whereRisingReaches(
  rising: (x: number) => number,
  { target, from, to }: { target: number; from: number; to: number },
): number {
  let low = from;
  let high = to;
  for (let halvings = 0; halvings < 100; halvings++) {
    const middle = (low + high) / 2;
    if (middle === low || middle === high) break;
    if (rising(middle) < target) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
