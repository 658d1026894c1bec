import { Scale } from 'lucide-react';
import { number, percent, shortDay } from '#web/format.ts';
import { useMay } from '#web/session.ts';
import { texts } from '#web/texts.ts';
import { Button, Card, CardTitle, IntervalBar, Pill } from '#web/ui/index.ts';
import type { GapLocatorShown, SentenceWave } from '../contract/both-sides.ts';
import { useLocator, useOpenWave, useWaves } from './api.ts';

const t = texts('feedback');

/** Do we think better of ourselves than they do, and where does it leak? */
export function BothSidesCard() {
  const waves = useWaves().data?.data;
  const locator = useLocator();
  const open = useOpenWave();
  const mayOpen = useMay('settings:manage');
  if (!waves || (waves.length === 0 && !mayOpen)) return null;
  const running = waves.some(({ isOpen }) => isOpen);
  return (
    <Card labelledBy="both-sides-title">
      <CardTitle id="both-sides-title">{t('bothSides.title')}</CardTitle>
      <p className="mb-3 max-w-prose text-ink-2">{t('bothSides.lead')}</p>
      {waves.slice(0, 3).map((wave) => (
        <Wave key={wave.id} wave={wave} />
      ))}
      {locator && waves.length > 0 && <Locator locator={locator} />}
      {mayOpen && !running && (
        <Button
          size="small"
          icon={Scale}
          busy={open.isPending}
          onClick={() => open.mutate(undefined)}
          className="mt-3 pointer-coarse:min-h-11"
        >
          {t('bothSides.open')}
        </Button>
      )}
    </Card>
  );
}

function Wave({ wave }: { wave: SentenceWave }) {
  const { gap } = wave;
  const from = shortDay(`${wave.startsOn}T12:00:00Z`);
  return (
    <div className="flex flex-col gap-1 border-t border-line py-2.5">
      <p className="flex items-center gap-2 text-sm text-ink-3">
        {t('bothSides.week', { from, asked: wave.asked })}
        {wave.isOpen && <Pill tone="accent">{t('bothSides.running')}</Pill>}
      </p>
      {gap.shown ? (
        <>
          <p className="font-strong">{t(`bothSides.verdict.${gap.verdict}`)}</p>
          <IntervalBar
            value={gap.value}
            low={gap.interval.low}
            high={gap.interval.high}
            min={-1}
            max={1}
            label={gapWords(gap)}
          />
          <p className="text-sm text-ink-3">{gapWords(gap)}</p>
        </>
      ) : (
        <p className="text-ink-2">
          {t('bothSides.soFar', { staff: gap.staff, customers: gap.customers, needed: gap.needed })}
        </p>
      )}
    </div>
  );
}

function gapWords(gap: Extract<SentenceWave['gap'], { shown: true }>): string {
  const points = (value: number) => number(value * 100, { maximumFractionDigits: 0, signDisplay: 'always' });
  return t('bothSides.gap', {
    ours: percent(gap.staff.agreeing / gap.staff.n),
    staff: gap.staff.n,
    theirs: percent(gap.customers.agreeing / gap.customers.n),
    customers: gap.customers.n,
    value: points(gap.value),
    low: points(gap.interval.low),
    high: points(gap.interval.high),
  });
}

function Locator({ locator }: { locator: GapLocatorShown }) {
  if (!locator.known)
    return (
      <p className="border-t border-line pt-2.5 text-sm text-ink-3">
        {t('bothSides.missing', {
          what: locator.missing.map((name) => t(`bothSides.level.${name}`)).join(', '),
        })}
      </p>
    );
  return (
    <div className="border-t border-line pt-2.5">
      <p className="font-strong">
        {locator.leak ? t(`bothSides.leak.${locator.leak}`) : t('bothSides.noLeak')}
      </p>
      <dl className="mt-1 grid grid-cols-[1fr_auto] gap-x-4 text-sm text-ink-2">
        {Object.entries(locator.gaps).map(([name, value]) => (
          <div key={name} className="contents">
            <dt>{t(`bothSides.gapName.${name}`)}</dt>
            <dd className="tabular-nums">
              {number(value, { minimumFractionDigits: 1, maximumFractionDigits: 2 })}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
