import { texts } from '#web/texts.ts';
import { IntervalBar, Pill } from '#web/ui/index.ts';
import type { EffectComparison, RecoveryEffect } from '../contract.ts';
import { pointsWords, verdictTones } from './share-words.ts';

const t = texts('learning');

interface ComparisonLineProps {
  kind: 'never' | 'unrecovered';
  comparison: EffectComparison;
  effect: RecoveryEffect;
}

/** One claim, what our figures say of it, and the difference with its range. */
export function ComparisonLine({ kind, comparison: { difference, verdict }, effect }: ComparisonLineProps) {
  return (
    <div className="rounded-control bg-sunken px-4 py-3">
      <p className="text-sm text-ink-3">{t(`effect.claim.${kind}`)}</p>
      <p className="mb-1 font-strong">{t(`effect.says.${kind}.${verdict}`)}</p>
      {difference ? (
        <>
          <IntervalBar
            value={difference.value}
            low={difference.interval.low}
            high={difference.interval.high}
            min={-1}
            max={1}
            label={pointsWords(difference)}
          />
          <p className="flex flex-wrap items-center gap-2 text-sm text-ink-3">
            <Pill tone={verdictTones[verdict]}>{t(`effect.verdict.${verdict}`, { n: difference.n })}</Pill>
            {pointsWords(difference)}
          </p>
        </>
      ) : (
        <p className="text-sm text-ink-3">
          {t('effect.soFar', { n: effect.groups.recovered.n, needed: effect.fewest })}
        </p>
      )}
    </div>
  );
}
