import { useState } from 'react';
import { dayWithYear } from '#web/format.ts';
import { useMay } from '#web/session.ts';
import { texts } from '#web/texts.ts';
import { Button, Card, CardTitle } from '#web/ui/index.ts';
import type { Decision } from '../contract.ts';
import { useReviewsDue } from './api.ts';
import { ReviewDialog } from './review-dialog.tsx';

const t = texts('decisions');

/** Today: decisions whose day has come to look at what came of them. */
export function ReviewsCard() {
  const due = useReviewsDue().data;
  const mayWrite = useMay('decisions:write');
  const [open, setOpen] = useState<Decision>();
  if (!due || due.data.length === 0) return null;
  return (
    <Card labelledBy="reviews-title">
      <CardTitle id="reviews-title" aside={due.reviewsDue}>
        {t('today.title')}
      </CardTitle>
      <ul>
        {due.data.map((decision) => (
          <li key={decision.id} className="flex items-center gap-2 border-t border-line py-2">
            <span className="min-w-0 flex-1">
              {decision.question}
              <span className="block text-sm text-ink-3">
                {t('today.since', { day: dayWithYear(decision.reviewOn) })}
              </span>
            </span>
            {mayWrite && (
              <Button
                size="small"
                className="pointer-coarse:min-h-11"
                aria-label={t('review.doOf', { question: decision.question })}
                onClick={() => setOpen(decision)}
              >
                {t('review.do')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {open && <ReviewDialog decision={open} onClose={() => setOpen(undefined)} />}
    </Card>
  );
}
