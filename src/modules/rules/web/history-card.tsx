import { Link } from '@tanstack/react-router';
import { dayWithYear } from '#web/format.ts';
import { texts } from '#web/texts.ts';
import { Card, CardTitle } from '#web/ui/index.ts';
import type { RuleReview } from '../contract.ts';
import { BeforeAfter } from './before-after.tsx';
import { useHistory } from './life-api.ts';

const t = texts('rules');

/** Every decision about this rule, with how things stood before it and after. */
export function HistoryCard({ ruleId }: { ruleId: string }) {
  const history = useHistory(ruleId) ?? [];
  if (history.length === 0) return null;
  return (
    <Card labelledBy="history">
      <CardTitle id="history">{t('life.history')}</CardTitle>
      <ul>
        {history.map((review) => (
          <Decided key={review.id} review={review} />
        ))}
      </ul>
    </Card>
  );
}

function Decided({ review }: { review: RuleReview }) {
  return (
    <li className="border-t border-line py-3 first:border-0 first:pt-0 last:pb-0">
      <p className="font-strong">{review.outcome && t(`life.became.${review.outcome}`)}</p>
      <p className="text-sm text-ink-3">
        {[
          review.decidedAt && dayWithYear(review.decidedAt),
          review.decidedBy?.name,
          t(`life.because.${review.because}`),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {review.words !== '' && <p className="mt-1">“{review.words}”</p>}
      {review.isByDefault && <p className="mt-1 text-ink-2">{t('life.became.byDefault')}</p>}
      {review.replacement && (
        <p className="mt-1 text-ink-2">
          {t('life.became.now')}{' '}
          <Link to={`/rules/${review.replacement.id}`} className="underline">
            {review.replacement.staffWording}
          </Link>
        </p>
      )}
      <BeforeAfter review={review} />
    </li>
  );
}
