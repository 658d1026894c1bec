import { Check, CircleDashed, TriangleAlert } from 'lucide-react';
import { duration, number } from '#web/format.ts';
import { texts } from '#web/texts.ts';
import { Card, CardTitle } from '#web/ui/index.ts';
import type { Recovery } from '../contract.ts';

const t = texts('recovery');
type Benchmark = Recovery['benchmarks'][number];

/** How it went against what is thought good: in words, decided or not yet. */
export function BenchmarksCard({ recovery }: { recovery: Recovery }) {
  const decided = recovery.benchmarks.filter(({ isMet }) => isMet !== null);
  const met = decided.filter(({ isMet }) => isMet).length;
  return (
    <Card labelledBy="benchmarks-title">
      <CardTitle id="benchmarks-title" aside={t('benchmarks.of', { met, n: decided.length })}>
        {t('benchmarks.title')}
      </CardTitle>
      <ul className="grid gap-x-6 gap-y-2 sm:grid-cols-2">
        {recovery.benchmarks.map((one) => (
          <Line key={one.name} benchmark={one} />
        ))}
      </ul>
    </Card>
  );
}

function Line({ benchmark: { name, limit, actual, isMet } }: { benchmark: Benchmark }) {
  const Icon = isMet === null ? CircleDashed : isMet ? Check : TriangleAlert;
  const tone = isMet === null ? 'text-ink-3' : isMet ? 'text-good' : 'text-bad';
  const verdict = t(isMet === null ? 'benchmarks.soFar' : isMet ? 'benchmarks.met' : 'benchmarks.missed');
  return (
    <li className="flex gap-2">
      <Icon aria-hidden className={`lucide mt-0.5 ${tone}`} />
      <span>
        {t(`benchmarks.name.${name}`, { limit: amountOf(name, limit) })}
        <span className="block text-sm text-ink-3">
          {actual === null
            ? t(isMet === false ? 'benchmarks.missed' : 'benchmarks.open')
            : `${verdict}: ${amountOf(name, actual)}`}
        </span>
      </span>
    </li>
  );
}

/** Owning and acknowledging are measured in minutes, closing in working days, the outer limit in days, the rest are counts. */
function amountOf(name: Benchmark['name'], value: number): string {
  if (name === 'owned' || name === 'acknowledged') return duration(value * 60_000);
  if (name === 'closed-quickly') return t('benchmarks.workingDays', { count: value });
  if (name === 'outer-limit') return t('benchmarks.days', { count: value });
  return number(value);
}
