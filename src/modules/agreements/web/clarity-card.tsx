import { number } from '#web/format.ts';
import { texts } from '#web/texts.ts';
import { Card, CardTitle, IntervalBar, ShareBar } from '#web/ui/index.ts';
import { unclearReason } from '../contract/beside.ts';
import { useClarity, useUnclearStarts } from './api.ts';

const t = texts('agreements');

/** What clarity brings: problems with an accepted page against without one, and why work began without. */
export function ClarityCard() {
  const { data } = useClarity();
  const starts = useUnclearStarts().data;
  const total = starts ? Object.values(starts.counts).reduce((sum, n) => sum + n, 0) : 0;
  if (!data) return null;
  const figure = (value: number) => number(value, { maximumFractionDigits: 2 });
  return (
    <Card labelledBy="clarity-title">
      <CardTitle id="clarity-title">{t('clarity.title')}</CardTitle>
      <dl className="grid grid-cols-[1fr_auto] gap-y-1">
        <dt>{t('clarity.with')}</dt>
        <dd className="text-right">{t('clarity.rate', data.with)}</dd>
        <dt>{t('clarity.without')}</dt>
        <dd className="text-right">{t('clarity.rate', data.without)}</dd>
      </dl>
      {data.ratio ? (
        <>
          <p className="mt-2 font-strong">
            {t(`clarity.verdict.${data.ratio.verdict}`, { value: figure(data.ratio.value) })}
          </p>
          <IntervalBar
            value={Math.min(2, data.ratio.value)}
            low={data.ratio.interval.low}
            high={Math.min(2, data.ratio.interval.high)}
            min={0}
            max={2}
            label={t('clarity.bar', {
              value: figure(data.ratio.value),
              low: figure(data.ratio.interval.low),
              high: figure(data.ratio.interval.high),
              n: data.with.exposure + data.without.exposure,
            })}
          />
          <p className="text-sm text-ink-3">
            {t('clarity.interval', {
              value: figure(data.ratio.value),
              low: figure(data.ratio.interval.low),
              high: figure(data.ratio.interval.high),
              n: data.with.exposure + data.without.exposure,
            })}
          </p>
        </>
      ) : (
        <p className="mt-2 text-sm text-ink-3">
          {t('clarity.tooFew', {
            needed: data.needed,
            has: Math.min(data.with.exposure, data.without.exposure),
          })}
        </p>
      )}
      {starts && total > 0 && (
        <div className="mt-4 border-t border-line pt-3">
          <p className="mb-1.5">{t('unclear.count', { count: total })}</p>
          <ShareBar
            label={t('unclear.count', { count: total })}
            parts={unclearReason.options.map((reason, index) => ({
              count: starts.counts[reason],
              tone: (['watch', 'bad', 'accent', 'plain'] as const)[index] ?? 'plain',
            }))}
          />
          <ul className="mt-1.5 text-sm text-ink-2">
            {unclearReason.options
              .filter((reason) => starts.counts[reason] > 0)
              .map((reason) => (
                <li key={reason} className="flex">
                  <span className="flex-1">{t(`unclear.reason.${reason}`)}</span>
                  <span>{starts.counts[reason]}</span>
                </li>
              ))}
          </ul>
        </div>
      )}
    </Card>
  );
}
