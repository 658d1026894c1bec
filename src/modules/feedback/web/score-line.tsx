import { number } from '#web/format.ts';
import { texts } from '#web/texts.ts';
import { IntervalBar } from '#web/ui/index.ts';
import type { CheckInScore } from '../contract/check-ins.ts';

const t = texts('feedback');
const whole = (value: number) => number(value, { maximumFractionDigits: 1, minimumFractionDigits: 1 });

/** The score of 0 to 100 with the range it may truly lie in, or how many have answered so far. */
export function ScoreLine({ score }: { score: CheckInScore }) {
  if (!score.shown)
    return <p className="text-ink-2">{t('checkIn.soFar', { n: score.n, needed: score.needed })}</p>;
  const { value, interval, n } = score;
  const words = t('checkIn.score', {
    value: whole(value),
    low: whole(interval.low),
    high: whole(interval.high),
    n,
  });
  return (
    <div className="flex flex-col gap-1">
      <p>
        <span className="text-2xl font-bold">{whole(value)}</span>{' '}
        <span className="text-ink-3">{t('checkIn.ofHundred')}</span>
      </p>
      <IntervalBar value={value} low={interval.low} high={interval.high} min={0} max={100} label={words} />
      <p className="text-sm text-ink-3">{words}</p>
    </div>
  );
}
