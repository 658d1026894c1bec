import { money, number, percent } from '#web/format.ts';
import { texts } from '#web/texts.ts';
import { Card, CardTitle, IntervalBar, Pill } from '#web/ui/index.ts';
import type { BarrierCheck, BarrierState, LiveMeasure } from '../contract.ts';

const t = texts('learning');
const one = (value: number) => number(value, { maximumFractionDigits: 1 });

interface BarrierCardProps {
  state: BarrierState;
  check: BarrierCheck;
  isToWorkOn: boolean;
}

/** One barrier: what each side says of its two statements, and what is measured of it now. */
export function BarrierCard({ state, check, isToWorkOn }: BarrierCardProps) {
  const id = `barrier-${state.barrier}`;
  return (
    <Card labelledBy={id} className={isToWorkOn ? '!border-accent' : ''}>
      <CardTitle id={id} aside={isToWorkOn && <Pill tone="accent">{t('barriers.toWorkOn')}</Pill>}>
        {t(`barriers.name.${state.barrier}`)}
      </CardTitle>
      <ol className="mb-3 list-disc pl-4 text-sm text-ink-2">
        <li>{t(`statement.${state.barrier}.1`)}</li>
        <li>{t(`statement.${state.barrier}.2`)}</li>
      </ol>
      <Side side="staff" measure={state.staff} check={check} />
      <Side side="leader" measure={state.leader} check={check} />
      <p className="mt-3 border-t border-line pt-2.5 text-sm text-ink-2">
        <span className="text-ink-3">{t('barriers.live')} </span>
        {liveWords(state.live)}
      </p>
    </Card>
  );
}

function Side({
  side,
  measure,
  check,
}: {
  side: 'staff' | 'leader';
  measure: BarrierState['staff'];
  check: BarrierCheck;
}) {
  const words = measure
    ? t('barriers.mean', {
        value: one(measure.value),
        low: one(measure.interval.low),
        high: one(measure.interval.high),
        n: measure.n,
      })
    : t('barriers.few', { n: check.people[side], needed: check.needed });
  return (
    <div className="mb-2">
      <p className="flex items-baseline justify-between gap-2 text-sm">
        <span className="font-strong">{t(`barriers.side.${side}`)}</span>
        <span className="text-ink-3">{words}</span>
      </p>
      {measure && (
        <IntervalBar
          value={measure.value}
          low={measure.interval.low}
          high={measure.interval.high}
          min={1}
          max={5}
          label={`${t(`barriers.side.${side}`)}: ${words}`}
        />
      )}
    </div>
  );
}

function liveWords(live: LiveMeasure): string {
  switch (live.kind) {
    case 'spotlight':
      return t(`live.spotlight.${live.verdict}`, {
        magnification: number(live.magnification, { maximumFractionDigits: 2 }),
        n: live.n,
      });
    case 'cost':
      return t('live.cost', {
        amount: money(live.minor, live.currency),
        minutes: live.minutes,
        gifts: live.gifts,
      });
    case 'humans':
      return t('live.humans', { count: live.pairs, days: live.days });
    case 'speed':
      return live.share === null
        ? t('live.speedNone')
        : t('live.speed', {
            share: percent(live.share.value),
            low: percent(live.share.interval.low),
            high: percent(live.share.interval.high),
            n: live.share.n,
          });
    case 'values':
      return t('live.values', { count: live.pastReview, taken: live.taken });
  }
}
