import { useDeferredValue, useState } from 'react';
import { number, percent } from '#web/format.ts';
import { texts } from '#web/texts.ts';
import type { OutputOf } from '#web/wire.ts';
import { TextField } from '#web/ui/index.ts';
import type { PromiseKind, weighPromise } from '../contract.ts';
import { isTimed } from '../logic/whole-promise.ts';
import { HistoryLines, timeOf } from './history-lines.tsx';
import { useWeighed } from './promise-api.ts';

const t = texts('promises');

interface LiveVerdictProps {
  kind: PromiseKind;
  targetMinutes: number | null;
  elementId: string | null;
  promiseId: string | null;
  customerId: string | null;
  tier: 'standard' | 'premium' | 'flagship' | null;
}

/** What our own last fifty times say of the time that is being typed. */
export function LiveVerdict(props: LiveVerdictProps) {
  const { kind, targetMinutes, elementId, promiseId, customerId, tier } = useDeferredValue(props);
  const [handling, setHandling] = useState('');
  const minutes = Number(handling.replace(',', '.'));
  const { data } = useWeighed({
    kind,
    ...(targetMinutes ? { targetMinutes } : {}),
    ...(elementId ? { elementId } : {}),
    ...(promiseId ? { promiseId } : {}),
    ...(customerId ? { customerId } : {}),
    ...(tier ? { tier } : {}),
    ...(minutes >= 0.5 && minutes <= 480 ? { handlingMinutes: minutes } : {}),
  });
  if (!data) return null;
  return (
    <section aria-live="polite" aria-label={t('live.title')} className="rounded-control bg-sunken p-3">
      <h3 className="mb-1 font-strong">{t('live.title')}</h3>
      <HistoryLines
        history={data.history}
        keptness={data.keptness}
        targetMinutes={targetMinutes}
        isTimed={isTimed(kind)}
      />
      {data.staffing.known || data.staffing.missing !== 'not-a-reply' ? (
        <Staffing staffing={data.staffing} handling={handling} onHandling={setHandling} />
      ) : null}
    </section>
  );
}

interface StaffingProps {
  staffing: OutputOf<typeof weighPromise>['staffing'];
  handling: string;
  onHandling: (minutes: string) => void;
}

/** What would close the gap: people, as Erlang C has it, from our own arrivals and what somebody says an answer takes. */
function Staffing({ staffing, handling, onHandling }: StaffingProps) {
  if (!staffing.known && staffing.missing === 'arrivals')
    return <p className="mt-2 text-sm text-ink-3">{t('staffing.noArrivals', { n: staffing.n })}</p>;
  const perHour = number(staffing.perHour ?? 0, { maximumFractionDigits: 1 });
  return (
    <div className="mt-2 flex flex-col gap-2 border-t border-line pt-2 text-sm text-ink-2">
      <div className="flex flex-wrap items-end gap-3">
        <TextField
          label={t('staffing.handling')}
          inputMode="decimal"
          className="!w-24"
          autoComplete="off"
          value={handling}
          onChange={(event) => onHandling(event.target.value)}
        />
        <p className="flex-1 text-ink-3">{t('staffing.arrivals', { perHour, n: number(staffing.n) })}</p>
      </div>
      {staffing.known && (
        <p>
          {t('staffing.needed', {
            count: staffing.staff,
            share: percent(staffing.share),
            time: timeOf(staffing.withinMinutes),
          })}{' '}
          {t('staffing.rota', { count: staffing.scheduled })}
        </p>
      )}
    </div>
  );
}
