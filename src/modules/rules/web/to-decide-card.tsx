import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useMay, useSession } from '#web/session.ts';
import { texts } from '#web/texts.ts';
import { Button, Card, CardTitle, Pill } from '#web/ui/index.ts';
import type { RuleReview } from '../contract.ts';
import { DecideDialog } from './decide-dialog.tsx';
import { useOpenReviews } from './life-api.ts';

const t = texts('rules');

/** Rules that wait for a decision, the most urgent first; on Today only those of whoever sits there. */
export function ToDecideCard({ mine = 'no' }: { mine?: 'yes' | 'no' }) {
  const reviews = useOpenReviews(mine) ?? [];
  const { staff } = useSession();
  const mayManage = useMay('rules:manage');
  const [open, setOpen] = useState<RuleReview>();
  if (reviews.length === 0) return null;
  return (
    <Card labelledBy="to-decide">
      <CardTitle id="to-decide" aside={reviews.length}>
        {t('life.decide.title')}
      </CardTitle>
      <ul>
        {reviews.map((review) => (
          <li
            key={review.id}
            className="flex flex-wrap items-center gap-x-3 gap-y-2 border-t border-line py-2.5 first:border-0 last:pb-0"
          >
            <div className="min-w-0 flex-1 basis-56">
              <Link to={`/rules/${review.rule.id}`} className="font-strong text-ink hover:text-accent">
                {review.rule.staffWording}
              </Link>
              <span className="block text-sm text-ink-3">{factsOf(review)}</span>
            </div>
            <Left review={review} />
            {(mayManage || review.rule.owner?.id === staff.id) && (
              <Button
                size="small"
                className="pointer-coarse:min-h-11"
                aria-label={t('life.decide.doOf', { rule: review.rule.staffWording })}
                onClick={() => setOpen(review)}
              >
                {t('life.decide.do')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {open && <DecideDialog review={open} onClose={() => setOpen(undefined)} />}
    </Card>
  );
}

function factsOf({ because, rule }: RuleReview): string {
  const dies = rule.kind === 'habit' && rule.owner === null;
  return [
    t(`life.because.${because}`),
    rule.owner ? t('limits.owner', { name: rule.owner.name }) : t('limits.noOwner'),
    dies && t('life.decide.dies'),
  ]
    .filter(Boolean)
    .join(' · ');
}

export function Left({ review }: { review: Pick<RuleReview, 'isOverdue' | 'workedDaysLeft'> }) {
  const tone = review.isOverdue ? 'bad' : review.workedDaysLeft <= 2 ? 'watch' : 'plain';
  return (
    <Pill tone={tone}>
      {review.isOverdue ? t('life.decide.over') : t('life.decide.left', { count: review.workedDaysLeft })}
    </Pill>
  );
}
