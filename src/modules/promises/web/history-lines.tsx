import { CircleCheck, CircleDashed } from 'lucide-react';
import { duration, number, percent } from '#web/format.ts';
import { texts } from '#web/texts.ts';
import type { Keptness, PromiseHistory } from '../contract.ts';

const t = texts('promises');
export const timeOf = (minutes: number) => duration(minutes * 60_000);

interface HistoryLinesProps {
  history: PromiseHistory;
  keptness: Keptness;
  targetMinutes: number | null;
  isTimed: boolean;
}

/** What the past supports, what customers want, and the gap between the two, each with what it rests on. */
export function HistoryLines({ history, keptness, targetMinutes, isTimed }: HistoryLinesProps) {
  const { n, needed } = history;
  const isThin = n < needed;
  return (
    <ul className="flex flex-col gap-1 text-sm text-ink-2">
      {isThin ? (
        <Line supports={false}>
          {t('history.thin', { n, needed })}{' '}
          {history.usuallyWithinMinutes !== null &&
            t('history.usually', { time: timeOf(history.usuallyWithinMinutes) })}
        </Line>
      ) : (
        <Line supports={history.supportsTarget}>
          {isTimed && targetMinutes !== null
            ? t(history.supportsTarget ? 'history.supports' : 'history.supportsNot', {
                n,
                time: timeOf(targetMinutes),
              })
            : t(history.supportsTarget ? 'history.supportsChecked' : 'history.supportsNotChecked', {
                kept: keptness.kept,
                n,
              })}
        </Line>
      )}
      {history.p90Minutes !== null && history.p50Minutes !== null && (
        <li>
          {t('history.times', {
            half: timeOf(history.p50Minutes),
            share: percent(keptness.promised),
            most: timeOf(history.p90Minutes),
          })}
        </li>
      )}
      {history.possibleWithinMinutes !== null && (
        <li>{t('history.possible', { time: timeOf(history.possibleWithinMinutes) })}</li>
      )}
      {history.wantedWithinMinutes !== null && history.wanted && (
        <li>
          {t('history.wanted', {
            time: timeOf(history.wantedWithinMinutes),
            share: percent(history.wanted.value),
            n: number(history.wanted.n),
          })}{' '}
          {history.gapMinutes !== null &&
            t(history.gapMinutes > 0 ? 'history.gap' : 'history.noGap', {
              time: timeOf(Math.abs(history.gapMinutes)),
            })}
        </li>
      )}
    </ul>
  );
}

function Line({ supports, children }: { supports: boolean; children: React.ReactNode }) {
  const Icon = supports ? CircleCheck : CircleDashed;
  return (
    <li className={supports ? 'flex gap-1.5 text-good' : 'flex gap-1.5 text-watch'}>
      <Icon aria-hidden className="lucide mt-0.5 flex-none" />
      <span>{children}</span>
    </li>
  );
}
