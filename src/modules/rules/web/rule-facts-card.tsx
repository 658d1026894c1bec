import { Link } from '@tanstack/react-router';
import { dayWithYear } from '#web/format.ts';
import { texts } from '#web/texts.ts';
import { Card, CardTitle } from '#web/ui/index.ts';
import type { Rule } from '../contract.ts';
import { Left } from './to-decide-card.tsx';

const t = texts('rules');

/** Who looks after it, when it is looked at again, where it comes from and what rests on it. */
export function RuleFactsCard({ rule }: { rule: Rule }) {
  const none = t('life.facts.none');
  const facts: [string, React.ReactNode][] = [
    [t('form.owner'), rule.owner?.name ?? t('limits.noOwner')],
    [t('form.reviewBy'), rule.reviewBy ? dayWithYear(rule.reviewBy) : none],
    [t('life.facts.born'), rule.bornOn ? dayWithYear(rule.bornOn) : none],
    [t('form.told'), rule.isTold ? t('life.yes') : rule.untoldBecause || t('limits.noBecause')],
    [t('form.minutes'), rule.burdenMinutes ?? none],
    [t('life.staffMinutes'), rule.staffMinutes ?? none],
    [t('life.facts.uses'), rule.uses],
  ];
  return (
    <Card labelledBy="facts">
      <CardTitle id="facts">{t('life.facts.title')}</CardTitle>
      {rule.review && (
        <p className="mb-3 flex flex-wrap items-center gap-2">
          <span className="min-w-0 flex-1">{t(`life.because.${rule.review.because}`)}</span>
          <Left review={rule.review} />
        </p>
      )}
      <dl className="grid grid-cols-[minmax(0,1fr)_minmax(max-content,auto)] gap-x-4 gap-y-1.5">
        {facts.map(([term, fact]) => (
          <div key={term} className="contents">
            <dt className="text-ink-3">{term}</dt>
            <dd className="max-w-44 justify-self-end text-right">{fact}</dd>
          </div>
        ))}
      </dl>
      {rule.replaces && (
        <p className="mt-3 border-t border-line pt-3 text-sm text-ink-2">
          {t('life.facts.replaces')}{' '}
          <Link to={`/rules/${rule.replaces.id}`} className="underline">
            {rule.replaces.staffWording}
          </Link>
        </p>
      )}
    </Card>
  );
}
