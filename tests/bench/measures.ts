/** Latencies of one kind of request, sorted, in milliseconds. */
export interface Latency {
  name: string;
  p50: number;
  p95: number;
  p99: number;
  queries: number | null;
}

export function latencyOf(name: string, times: readonly number[], queries: number | null): Latency {
  const sorted = times.toSorted((one, other) => one - other);
  const at = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? 0;
  return { name, p50: at(0.5), p95: at(0.95), p99: at(0.99), queries };
}

type Request = (index: number) => Promise<{ status: number; milliseconds: number; text: string }>;

/**
 * Sends requests one after another and refuses to measure errors; the first few are not measured. Several kinds take
 * turns, so that whatever else the machine does falls on all of them alike and their ratios stay true.
 */
export async function measureInTurns(
  kinds: readonly Request[],
  { count, warmUp }: { count: number; warmUp: number },
): Promise<number[][]> {
  const times: number[][] = kinds.map(() => []);
  for (let index = 0; index < warmUp + count; index++) {
    for (const [position, request] of kinds.entries()) {
      const answer = await request(index);
      if (answer.status >= 300) throw new Error(`${answer.status} ${answer.text.slice(0, 300)}`);
      if (index >= warmUp) times[position]?.push(answer.milliseconds);
    }
  }
  return times;
}

export interface Target {
  words: string;
  isMet: boolean;
  measured: string;
}

export function atMost(words: string, value: number, limit: number, unit: string): Target {
  return { words, isMet: value <= limit, measured: `${value.toFixed(value < 10 ? 2 : 0)}${unit}` };
}

export function atLeast(words: string, value: number, limit: number, unit: string): Target {
  return { words, isMet: value >= limit, measured: `${value.toFixed(0)}${unit}` };
}
