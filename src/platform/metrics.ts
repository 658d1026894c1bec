/**
 * Figures for Prometheus, in its text format. Only counts and times of this process are kept here; what the database
 * knows (queues, channels) is asked when the page is read.
 */
interface Histogram {
  buckets: number[];
  count: number;
  sum: number;
}

const bounds = [5, 10, 25, 50, 100, 250, 500, 1000, 2500, 5000];
const requests = new Map<string, Histogram>();
const counters = new Map<string, number>();

export function countRequest(method: string, status: number, milliseconds: number): void {
  const key = `method="${method}",status="${Math.floor(status / 100)}xx"`;
  const histogram = requests.get(key) ?? { buckets: bounds.map(() => 0), count: 0, sum: 0 };
  bounds.forEach((bound, index) => {
    if (milliseconds <= bound) histogram.buckets[index] = (histogram.buckets[index] ?? 0) + 1;
  });
  histogram.count++;
  histogram.sum += milliseconds;
  requests.set(key, histogram);
}

/** Counts something by a fixed name; never by anything a stranger can choose, or the set would grow without end. */
export function count(name: string, by = 1): void {
  counters.set(name, (counters.get(name) ?? 0) + by);
}

export function metricsPage(gauges: Record<string, number>): string {
  const lines = ['# TYPE extramile_request_duration_milliseconds histogram'];
  for (const [labels, histogram] of requests) {
    bounds.forEach((bound, index) => {
      lines.push(
        `extramile_request_duration_milliseconds_bucket{${labels},le="${bound}"} ${histogram.buckets[index]}`,
      );
    });
    lines.push(`extramile_request_duration_milliseconds_bucket{${labels},le="+Inf"} ${histogram.count}`);
    lines.push(`extramile_request_duration_milliseconds_sum{${labels}} ${histogram.sum.toFixed(1)}`);
    lines.push(`extramile_request_duration_milliseconds_count{${labels}} ${histogram.count}`);
  }
  for (const [name, value] of counters)
    lines.push(`# TYPE extramile_${name}_total counter`, `extramile_${name}_total ${value}`);
  const memory = process.memoryUsage();
  const own = { process_resident_memory_bytes: memory.rss, nodejs_heap_used_bytes: memory.heapUsed };
  for (const [name, value] of Object.entries({ ...own, ...gauges }))
    lines.push(`# TYPE extramile_${name} gauge`, `extramile_${name} ${value}`);
  return `${lines.join('\n')}\n`;
}
