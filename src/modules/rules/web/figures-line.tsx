import { texts } from '#web/texts.ts';
import { Money } from '#web/ui/index.ts';
import type { Rule, VerdictOfRule } from '../contract.ts';
import { BentFigure } from './bent-figure.tsx';
import { VerdictPills } from './verdict-pill.tsx';

const t = texts('rules');

/** What is known of a rule in one band: how often bent, what a month costs, and what the figures say. */
export function FiguresLine({ verdict, flex }: { verdict: VerdictOfRule; flex: Rule['flex'] }) {
  return (
    <div className="flex flex-wrap items-center gap-x-5 gap-y-2 rounded-control bg-sunken px-3 py-2.5">
      <BentFigure verdict={verdict} flex={flex} />
      <span className="text-sm text-ink-2">
        <Money minor={verdict.monthlyCostMinor} currency={verdict.currency} /> {t('life.figures.aMonth')}
        {' · '}
        {t('life.figures.putOut', { count: verdict.aggravations })}
        {' · '}
        {t('life.figures.people', { count: verdict.nominators })}
      </span>
      <span className="flex flex-wrap gap-1.5">
        <VerdictPills verdict={verdict.verdict} />
      </span>
    </div>
  );
}
