import { number } from '#web/format.ts';
import { texts } from '#web/texts.ts';
import { Card, CardTitle, IntervalBar, Money } from '#web/ui/index.ts';
import type { Rule, VerdictOfRule } from '../contract.ts';
import { BentFigure } from './bent-figure.tsx';
import { useVerdict } from './life-api.ts';
import { VerdictPills } from './verdict-pill.tsx';

const t = texts('rules');
const tenth = (value: number) => number(value, { maximumFractionDigits: 1, minimumFractionDigits: 1 });

/** What a rule costs and how often it gives way, each figure with what it rests on, and what they say is to be done. */
export function FiguresCard({ rule }: { rule: Rule }) {
  const verdict = useVerdict(rule.id);
  if (!verdict) return null;
  const [first] = verdict.verdict;
  return (
    <Card labelledBy="figures">
      <CardTitle id="figures">{t('life.figures.title')}</CardTitle>
      <div className="flex flex-wrap gap-1.5">
        <VerdictPills verdict={verdict.verdict} />
      </div>
      {first && (
        <p className="mt-1.5 max-w-prose text-ink-2">
          {t(`life.verdictHint.${first}`, { fewest: verdict.fewestUses })}
        </p>
      )}
      <dl className="mt-4 grid gap-x-6 gap-y-4 sm:grid-cols-2">
        <div>
          <dt className="mb-0.5 text-sm text-ink-3">{t('life.figures.bentTitle')}</dt>
          <dd>
            <BentFigure verdict={verdict} flex={rule.flex} />
          </dd>
        </div>
        <Cost verdict={verdict} />
        <div>
          <dt className="mb-0.5 text-sm text-ink-3">{t('life.figures.putOutTitle')}</dt>
          <dd>{t('life.figures.putOutDays', { count: verdict.aggravations, days: verdict.days })}</dd>
        </div>
        <RedTape verdict={verdict} />
      </dl>
    </Card>
  );
}

function Cost({ verdict }: { verdict: VerdictOfRule }) {
  return (
    <div>
      <dt className="mb-0.5 text-sm text-ink-3">{t('life.figures.costTitle')}</dt>
      <dd>
        <span className="font-strong">
          <Money minor={verdict.monthlyCostMinor} currency={verdict.currency} />
        </span>
        <span className="block text-sm text-ink-2">
          {t('life.figures.minutes', {
            customer: number(verdict.customerMinutes),
            staff: number(verdict.staffMinutes),
            n: verdict.applied,
          })}
        </span>
      </dd>
    </div>
  );
}

function RedTape({ verdict: { redTape } }: { verdict: VerdictOfRule }) {
  return (
    <div>
      <dt className="mb-0.5 text-sm text-ink-3">{t('life.figures.redTapeTitle')}</dt>
      <dd>
        {redTape ? (
          <RedTapeBar redTape={redTape} />
        ) : (
          <span className="text-ink-3">{t('life.figures.noRedTape')}</span>
        )}
      </dd>
    </div>
  );
}

function RedTapeBar({ redTape }: { redTape: NonNullable<VerdictOfRule['redTape']> }) {
  const words = t('life.figures.redTape', {
    value: tenth(redTape.value),
    low: tenth(redTape.low),
    high: tenth(redTape.high),
    n: redTape.n,
  });
  return (
    <>
      <IntervalBar {...redTape} min={1} max={5} label={words} />
      <span aria-hidden className="text-sm text-ink-2">
        {words}
      </span>
    </>
  );
}
