import { Link } from '@tanstack/react-router';
import { dayWithYear } from '#web/format.ts';
import { texts } from '#web/texts.ts';
import { Money, Pill } from '#web/ui/index.ts';
import type { Rule, VerdictOfRule } from '../contract.ts';
import { BentFigure } from './bent-figure.tsx';
import { VerdictPills } from './verdict-pill.tsx';

const t = texts('rules');

/** One rule of the register: our words, how firm, what was done with it lately, what it costs, and what to do. */
export function RegisterRow({ rule, verdict }: { rule: Rule; verdict: VerdictOfRule | undefined }) {
  return (
    <li className="grid gap-x-5 gap-y-2 border-t border-line py-3 first:border-0 last:pb-0 lg:grid-cols-[minmax(0,5fr)_minmax(0,3fr)_minmax(0,2fr)]">
      <div className="min-w-0">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <Link to={`/rules/${rule.id}`} className="font-strong text-ink hover:text-accent">
            {rule.staffWording}
          </Link>
          <Pill tone={rule.flex === 'hard' ? 'bad' : 'plain'}>{t(`flex.${rule.flex}`)}</Pill>
          <Pill tone={rule.isTold ? 'good' : 'watch'}>{t(`isTold.${rule.isTold ? 'yes' : 'no'}`)}</Pill>
        </p>
        <p className="mt-0.5 text-sm text-ink-3">{factsOf(rule).join(' · ')}</p>
      </div>
      <div className="min-w-0">{verdict && <BentFigure verdict={verdict} flex={rule.flex} />}</div>
      <div className="flex min-w-0 flex-wrap items-center gap-1.5 lg:flex-col lg:items-end">
        {verdict && <VerdictPills verdict={verdict.verdict} />}
        {verdict && verdict.monthlyCostMinor > 0 && (
          <span className="text-sm text-ink-2">
            <Money minor={verdict.monthlyCostMinor} currency={verdict.currency} /> {t('life.figures.aMonth')}
          </span>
        )}
      </div>
    </li>
  );
}

function factsOf(rule: Rule): string[] {
  return [
    rule.owner ? t('limits.owner', { name: rule.owner.name }) : t('limits.noOwner'),
    rule.review
      ? t('life.decide.left', { count: rule.review.workedDaysLeft })
      : rule.reviewBy &&
        t(rule.isReviewOverdue ? 'limits.overdue' : 'limits.review', { day: dayWithYear(rule.reviewBy) }),
    rule.status === 'explained' && t('life.explained'),
  ].filter((fact): fact is string => typeof fact === 'string');
}
