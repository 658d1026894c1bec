import { number } from '#web/format.ts';
import { texts } from '#web/texts.ts';
import { IntervalBar } from '#web/ui/index.ts';
import type { Rule, VerdictOfRule } from '../contract.ts';

const t = texts('rules');

const percent = (share: number) => number(share, { style: 'percent', maximumFractionDigits: 0 });

/** How often it was bent when it was applied: the share, its range and n; below the least n only the count so far. */
export function BentFigure({ verdict, flex }: { verdict: VerdictOfRule; flex: Rule['flex'] }) {
  const { applied, bent, bentShare, fewestUses, days } = verdict;
  if (applied === 0) return <span className="text-ink-3">{t('life.figures.unused', { days })}</span>;
  if (flex === 'hard')
    return <span className="text-ink-2">{t('life.figures.held', { count: applied, days })}</span>;
  if (!bentShare || applied < fewestUses)
    return (
      <span className="text-ink-2">
        {t('life.figures.soFar', { bent, n: applied, fewest: fewestUses, days })}
      </span>
    );
  const words = t('life.figures.bent', {
    share: percent(bentShare.value),
    low: percent(bentShare.low),
    high: percent(bentShare.high),
    n: applied,
    days,
  });
  return (
    <span className="flex min-w-40 flex-col gap-0.5">
      <IntervalBar {...bentShare} min={0} max={1} label={words} />
      <span aria-hidden className="text-sm text-ink-2">
        {words}
      </span>
    </span>
  );
}
