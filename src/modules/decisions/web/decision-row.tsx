import { Link } from '@tanstack/react-router';
import { Check } from 'lucide-react';
import { useState } from 'react';
import { dayWithYear, money, number } from '#web/format.ts';
import { useMay } from '#web/session.ts';
import { texts } from '#web/texts.ts';
import { Button, Pill } from '#web/ui/index.ts';
import type { Decision, DecisionOption } from '../contract.ts';
import { ReviewDialog } from './review-dialog.tsx';
import { TakeDialog } from './take-dialog.tsx';

const t = texts('decisions');

/** One decision whole: the question, the ways there were, the one chosen, and what came of it. */
export function DecisionRow({ decision }: { decision: Decision }) {
  const mayWrite = useMay('decisions:write');
  const [open, setOpen] = useState<'take' | 'review'>();
  return (
    <article>
      <header className="flex flex-wrap items-start gap-x-3 gap-y-1">
        <h2 id={`decision-${decision.id}`} className="min-w-0 flex-1 basis-72 font-bold">
          {decision.question}
        </h2>
        <Pill tone={decision.isReviewDue ? 'watch' : decision.status === 'open' ? 'accent' : 'plain'}>
          {t(decision.isReviewDue ? 'status.due' : `status.${decision.status}`)}
        </Pill>
      </header>
      <p className="mb-2 text-sm text-ink-3">{aboutWords(decision)}</p>
      {decision.customer && (
        <p className="mb-2 text-sm">
          <Link to={`/customers/${decision.customer.id}`} className="text-accent">
            {decision.customer.name || t('nobody')}
          </Link>
        </p>
      )}
      <ul className="flex flex-col gap-1">
        {decision.options.map((option) => (
          <OptionLine key={option.id} option={option} isChosen={option.id === decision.chosenOption} />
        ))}
      </ul>
      {decision.chosenWords && <p className="mt-2">“{decision.chosenWords}”</p>}
      {decision.customerWouldSay && (
        <p className="mt-2 text-ink-2">{t('row.wouldSay', { words: decision.customerWouldSay })}</p>
      )}
      {decision.outcome && <p className="mt-2">{t('row.outcome', { words: decision.outcome })}</p>}
      {mayWrite && decision.status !== 'reviewed' && (
        <div className="mt-3">
          <Button
            size="small"
            look={decision.isReviewDue ? 'primary' : 'plain'}
            className="pointer-coarse:min-h-11"
            aria-label={t(decision.status === 'open' ? 'take.doOf' : 'review.doOf', {
              question: decision.question,
            })}
            onClick={() => setOpen(decision.status === 'open' ? 'take' : 'review')}
          >
            {t(decision.status === 'open' ? 'take.do' : 'review.do')}
          </Button>
        </div>
      )}
      {open === 'take' && <TakeDialog decision={decision} onClose={() => setOpen(undefined)} />}
      {open === 'review' && <ReviewDialog decision={decision} onClose={() => setOpen(undefined)} />}
    </article>
  );
}

function aboutWords(decision: Decision): string {
  const parts = [
    decision.aboutKind && t(`about.${decision.aboutKind}`),
    decision.decidedAt &&
      t(decision.decidedBy === 'customer' ? 'row.byCustomer' : 'row.byUs', {
        name: decision.decidedByName || t('row.somebody'),
        at: dayWithYear(decision.decidedAt),
      }),
    decision.status !== 'reviewed' && t('row.reviewOn', { day: dayWithYear(decision.reviewOn) }),
    decision.reviewedAt && t('row.reviewed', { at: dayWithYear(decision.reviewedAt) }),
  ];
  return parts.filter(Boolean).join(' · ');
}

function OptionLine({ option, isChosen }: { option: DecisionOption; isChosen: boolean }) {
  const facts = [
    option.serves.length > 0 && t('option.serves', { values: option.serves.join(', ') }),
    option.sacrifices.length > 0 && t('option.sacrifices', { values: option.sacrifices.join(', ') }),
    option.hoursPerWeek !== null && t('option.hours', { hours: number(option.hoursPerWeek) }),
    option.costMinor !== null && money(option.costMinor),
    t(`horizon.${option.horizon}`),
  ].filter(Boolean);
  return (
    <li className={`flex gap-2 rounded-control px-2 py-1 ${isChosen ? 'bg-accent-soft' : ''}`}>
      <span className="w-5 flex-none">
        {isChosen && <Check aria-label={t('option.chosen')} className="lucide text-accent" />}
      </span>
      <span className="min-w-0">
        <span className={isChosen ? 'font-strong' : 'text-ink-2'}>{option.words}</span>
        <span className="block text-sm text-ink-3">{facts.join(' · ')}</span>
      </span>
    </li>
  );
}
