import { Pencil } from 'lucide-react';
import type { ServicePromise } from '#modules/promises/contract.ts';
import { explain } from '#web/api.ts';
import { dayWithYear, duration, percent } from '#web/format.ts';
import { texts } from '#web/texts.ts';
import { Button, Card, IntervalBar, Pill, type Tone } from '#web/ui/index.ts';
import { useChangePromise } from './api.ts';

const t = texts('journey');
const tones: Record<ServicePromise['status'], Tone> = {
  draft: 'plain',
  trial: 'watch',
  published: 'good',
  retired: 'plain',
};
const timeOf = (minutes: number) => duration(minutes * 60_000);

interface PromiseCardProps {
  promise: ServicePromise;
  mayManage: boolean;
  onChange: () => void;
}

export function PromiseCard({ promise, mayManage, onChange }: PromiseCardProps) {
  return (
    <Card labelledBy={promise.id}>
      <div className="mb-1 flex flex-wrap items-center gap-x-2 gap-y-1">
        <h2 id={promise.id} className="text-lg font-bold">
          {promise.name}
        </h2>
        <Pill tone={tones[promise.status]}>{t(`promises.status.${promise.status}`)}</Pill>
        {promise.trialUntil && promise.status !== 'retired' && (
          <span className="text-sm text-ink-3">
            {t('promises.trialUntil', { day: dayWithYear(promise.trialUntil) })}
          </span>
        )}
      </div>
      <p className="max-w-prose text-ink-2">{promise.sentence}</p>
      <p className="mt-2 text-sm text-ink-3">
        {t('promises.target', {
          kind: t(`promises.kinds.${promise.kind}`),
          time: timeOf(promise.targetMinutes ?? 0),
        })}
      </p>
      <History promise={promise} />
      {promise.mustExplainTurnaround && (
        <p className="mt-2 text-sm text-watch">{t('promises.mustExplain')}</p>
      )}
      {mayManage && <Actions promise={promise} onChange={onChange} />}
    </Card>
  );
}

/** What the latest customer-clock times support; too few times give words and no figure. */
function History({ promise: { history, targetMinutes } }: { promise: ServicePromise }) {
  const { kept, n, needed } = history;
  if (n < needed || !kept)
    return (
      <p className="mt-3 rounded-control bg-sunken px-3 py-2 text-ink-2">
        {t('promises.thin', { n, needed })}{' '}
        {history.usuallyWithinMinutes !== null &&
          t('promises.usually', { time: timeOf(history.usuallyWithinMinutes) })}
      </p>
    );
  const words = t('promises.kept', {
    time: timeOf(targetMinutes ?? 0),
    share: percent(kept.value),
    low: percent(kept.interval.low),
    high: percent(kept.interval.high),
    n: kept.n,
  });
  return (
    <div className="mt-3 flex flex-col gap-2 rounded-control bg-sunken px-3 py-2">
      <p>{words}</p>
      <IntervalBar
        value={kept.value}
        low={kept.interval.low}
        high={kept.interval.high}
        min={0}
        max={1}
        label={words}
      />
      <p className="text-sm text-ink-2">
        {history.p50Minutes !== null &&
          history.p90Minutes !== null &&
          t('promises.times', { half: timeOf(history.p50Minutes), most: timeOf(history.p90Minutes) })}{' '}
        {history.possibleWithinMinutes !== null &&
          t('promises.possible', { time: timeOf(history.possibleWithinMinutes) })}
      </p>
      <p className={history.supportsTarget ? 'text-sm text-good' : 'text-sm text-watch'}>
        {t(history.supportsTarget ? 'promises.supported' : 'promises.notSupported')}
      </p>
    </div>
  );
}

const ways: Record<ServicePromise['status'], readonly ServicePromise['status'][]> = {
  draft: ['trial', 'published', 'retired'],
  trial: ['published', 'retired'],
  published: ['trial', 'retired'],
  retired: ['trial'],
};

function Actions({ promise, onChange }: { promise: ServicePromise; onChange: () => void }) {
  const change = useChangePromise();
  return (
    <>
      <div className="mt-3 flex flex-wrap gap-2">
        <Button icon={Pencil} aria-label={t('changeOf', { name: promise.name })} onClick={onChange}>
          {t('promises.change')}
        </Button>
        {ways[promise.status].map((status) => (
          <Button
            key={status}
            look={status === 'retired' ? 'danger' : 'plain'}
            busy={change.isPending}
            aria-label={`${t(`promises.to.${status}`)}: ${promise.name}`}
            onClick={() => change.mutate({ id: promise.id, status })}
          >
            {t(`promises.to.${status}`)}
          </Button>
        ))}
      </div>
      <div role="alert" className="empty:hidden">
        {change.error && (
          <p className="mt-2 rounded-control bg-bad-soft px-3 py-2 text-bad">
            {explain(change.error, 'journey')}
          </p>
        )}
      </div>
    </>
  );
}
