import { Link } from '@tanstack/react-router';
import { number } from '#web/format.ts';
import { texts } from '#web/texts.ts';
import { Card, CardTitle, IntervalBar, Pill, type Tone } from '#web/ui/index.ts';
import type { DrilledRule } from '../contract.ts';
import { useDrilledRules } from './life-api.ts';

const t = texts('rules');
const percent = (share: number) => number(share, { style: 'percent', maximumFractionDigits: 0 });

const tones: Record<DrilledRule['verdict'], Tone> = {
  'text-at-fault': 'bad',
  'below-so-far': 'watch',
  clear: 'good',
  'not-tried': 'plain',
};

/** How well each rule is found and explained. By wording, since no rule is to be ashamed either. */
export function DrilledCard() {
  const drilled = useDrilledRules();
  if (!drilled || drilled.data.length === 0) return null;
  return (
    <Card labelledBy="drilled">
      <CardTitle id="drilled">{t('life.drill.results')}</CardTitle>
      <p className="mb-2 text-sm text-ink-2">
        {t('life.drill.goal', { goal: percent(drilled.goal), count: Math.round(drilled.seconds / 60) })}
      </p>
      <ul>
        {drilled.data.map((one) => (
          <li key={one.rule.id} className="border-t border-line py-2.5 first:border-0 last:pb-0">
            <p className="flex flex-wrap items-center gap-2">
              <Link to={`/rules/${one.rule.id}`} className="min-w-0 flex-1 text-ink hover:text-accent">
                {one.rule.staffWording}
              </Link>
              <Pill tone={tones[one.verdict]}>{t(`life.drill.verdict.${one.verdict}`)}</Pill>
            </p>
            <Share one={one} fewest={drilled.fewest} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Share({ one, fewest }: { one: DrilledRule; fewest: number }) {
  if (one.situations === 0) return <p className="text-sm text-ink-3">{t('life.drill.noSituation')}</p>;
  if (!one.share) return null;
  const { n, value } = one.share;
  if (n < fewest)
    return (
      <p className="text-sm text-ink-3">
        {t('life.drill.soFar', { passed: Math.round(value * n), n, fewest })}
      </p>
    );
  const words = t('life.drill.share', {
    share: percent(one.share.value),
    low: percent(one.share.low),
    high: percent(one.share.high),
    n: one.share.n,
  });
  return (
    <div className="mt-1">
      <IntervalBar {...one.share} min={0} max={1} label={words} />
      <p aria-hidden className="text-sm text-ink-2">
        {words}
      </p>
    </div>
  );
}
