import { Ellipsis, Pencil, TriangleAlert } from 'lucide-react';
import { explain } from '#web/api.ts';
import { dayWithYear, percent } from '#web/format.ts';
import { texts } from '#web/texts.ts';
import { Button, Card, IconButton, IntervalBar, Menu, Pill, type Tone } from '#web/ui/index.ts';
import type { PromiseMonth, ServicePromise } from '../contract.ts';
import { publicStanding } from '../logic/slipping.ts';
import { isTimed } from '../logic/whole-promise.ts';
import { HistoryLines, timeOf } from './history-lines.tsx';
import { KeptPlot } from './kept-plot.tsx';
import { useSavePromise } from './promise-api.ts';

const t = texts('promises');

interface PromiseCardProps {
  promise: ServicePromise;
  months: readonly PromiseMonth[];
  mayManage: boolean;
  onChange: () => void;
}

/** One promise: what it says, how it is kept, what the past supports, and what it costs us when we miss. */
export function PromiseCard({ promise, months, mayManage, onChange }: PromiseCardProps) {
  const { keptness } = promise;
  return (
    <Card labelledBy={promise.id}>
      <div className="mb-1 flex flex-wrap items-center gap-x-2 gap-y-1">
        <h3 id={promise.id} className="text-lg font-bold">
          {promise.name}
        </h3>
        <Status promise={promise} />
        <span className="text-sm text-ink-3">
          {promise.targetMinutes === null
            ? t(`kinds.${promise.kind}`)
            : t('card.within', { kind: t(`kinds.${promise.kind}`), time: timeOf(promise.targetMinutes) })}
        </span>
      </div>
      <p className="max-w-prose text-lg text-ink-2">{promise.sentence}</p>
      <Facts promise={promise} />
      <div className="mt-4 grid gap-x-8 gap-y-4 md:grid-cols-[minmax(0,264px)_1fr]">
        <div className="flex flex-col gap-2">
          <Kept promise={promise} />
          <KeptPlot name={promise.name} months={months} promised={keptness.promised} />
        </div>
        <HistoryLines
          history={promise.history}
          keptness={keptness}
          targetMinutes={promise.targetMinutes}
          isTimed={isTimed(promise.kind)}
        />
      </div>
      {promise.mustExplainTurnaround && <Turnaround promise={promise} />}
      {mayManage && <Actions promise={promise} onChange={onChange} />}
    </Card>
  );
}

const tones: Record<ServicePromise['status'], Tone> = {
  draft: 'plain',
  trial: 'watch',
  published: 'good',
  retired: 'plain',
};

function Status({ promise }: { promise: ServicePromise }) {
  if (promise.status === 'published' && promise.trialUntil !== null) {
    const isOpen = publicStanding(promise, new Date()) === 'on-trial';
    return (
      <Pill tone={isOpen ? 'watch' : promise.history.supportsTarget ? 'good' : 'bad'}>
        {t(
          isOpen ? 'card.newUntil' : promise.history.supportsTarget ? 'status.published' : 'card.trialOver',
          {
            day: dayWithYear(promise.trialUntil),
          },
        )}
      </Pill>
    );
  }
  return <Pill tone={tones[promise.status]}>{t(`status.${promise.status}`)}</Pill>;
}

function Facts({ promise }: { promise: ServicePromise }) {
  const facts = [
    promise.limits && t('card.limits', { words: promise.limits }),
    promise.redress && t('card.redress', { words: promise.redress }),
    promise.owner && t('card.owner', { name: promise.owner.name }),
  ].filter(Boolean);
  if (facts.length === 0) return null;
  return (
    <ul className="mt-2 flex flex-col gap-0.5 text-sm text-ink-3">
      {facts.map((fact) => (
        <li key={fact}>{fact}</li>
      ))}
    </ul>
  );
}

function Kept({ promise: { keptness } }: { promise: ServicePromise }) {
  const { share, kept, n, verdict, promised } = keptness;
  if (!share) return <p className="text-sm text-ink-3">{t('card.noneYet')}</p>;
  const range = { low: percent(share.interval.low), high: percent(share.interval.high) };
  const words = t('card.kept', { kept, n, share: percent(share.value), ...range });
  return (
    <div>
      <p className="flex flex-wrap items-baseline gap-x-2">
        <span className="text-xl font-bold tabular-nums">{percent(share.value)}</span>
        <span className="text-sm text-ink-3">{t('card.keptOf', { kept, n, ...range })}</span>
      </p>
      <IntervalBar
        value={share.value}
        low={share.interval.low}
        high={share.interval.high}
        min={0}
        max={1}
        label={words}
      />
      <p className={verdict === 'slipping' ? 'text-sm text-bad' : 'text-sm text-ink-3'}>
        {t(`verdict.${verdict}`, { promised: percent(promised), n })}
      </p>
    </div>
  );
}

/** The 28-day test, in red until all three answers are there. */
function Turnaround({ promise: { turnaround } }: { promise: ServicePromise }) {
  const answers = (['why', 'meanwhile', 'shorter'] as const).map((name) => [name, turnaround[name]] as const);
  return (
    <div className="mt-4 rounded-control bg-bad-soft px-3 py-2 text-bad">
      <p className="flex gap-1.5 font-strong">
        <TriangleAlert aria-hidden className="lucide mt-0.5 flex-none" />
        {t('turnaround.title')}
      </p>
      <ul className="text-sm">
        {answers.map(([name, words]) => (
          <li key={name}>
            <span className="font-strong">{t(`turnaround.${name}`)}</span> {words || t('turnaround.missing')}
          </li>
        ))}
      </ul>
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
  const { change } = useSavePromise();
  return (
    <>
      <div className="mt-4 flex flex-wrap gap-2">
        <Button icon={Pencil} aria-label={t('card.changeOf', { name: promise.name })} onClick={onChange}>
          {t('card.change')}
        </Button>
        {ways[promise.status].includes('published') && (
          <Button
            busy={change.isPending}
            aria-label={`${t('to.published')}: ${promise.name}`}
            onClick={() => change.mutate({ id: promise.id, status: 'published' })}
          >
            {t('to.published')}
          </Button>
        )}
        <Menu
          label={t('card.more', { name: promise.name })}
          items={ways[promise.status]
            .filter((status) => status !== 'published')
            .map((status) => ({
              id: status,
              label: t(`to.${status}`),
              ...(status === 'retired' ? { tone: 'bad' as const } : {}),
              onSelect: () => change.mutate({ id: promise.id, status }),
            }))}
          trigger={(props) => (
            <IconButton {...props} icon={Ellipsis} label={t('card.more', { name: promise.name })} />
          )}
        />
      </div>
      <div role="alert" className="empty:hidden">
        {change.error && (
          <p className="mt-2 rounded-control bg-bad-soft px-3 py-2 text-bad">
            {explain(change.error, 'promises')}
          </p>
        )}
      </div>
    </>
  );
}
