import { useState } from 'react';
import { number } from '#web/format.ts';
import { texts } from '#web/texts.ts';
import { Button, Card, CardTitle, Dialog, Time } from '#web/ui/index.ts';
import type { Rating, Recovery } from '../contract.ts';
import { Facts } from './facts.tsx';
import { RateForm } from './rate-form.tsx';

const t = texts('recovery');
const parts = ['distributive', 'procedural', 'interactional', 'compared'] as const;

/** How the customer marks the putting-right; it comes in its own time, and nothing waits for it. */
export function RatingCard({ recovery, mayWrite }: { recovery: Recovery; mayWrite: boolean }) {
  const { rating } = recovery;
  const [isOpen, setOpen] = useState(false);
  const isFixed = recovery.steps.some(({ step, undoneAt }) => step === 'fix-confirmed' && undoneAt === null);
  if (!rating && !isFixed) return null;
  return (
    <Card labelledBy="rating-title">
      <CardTitle id="rating-title" aside={rating && <Time at={rating.at} />}>
        {t('rating.title')}
      </CardTitle>
      {rating && <Marks rating={rating} />}
      {!rating && <p className="mb-3 text-ink-2">{t('rating.waits')}</p>}
      {!rating && mayWrite && <Button onClick={() => setOpen(true)}>{t('rating.record')}</Button>}
      {isOpen && (
        <Dialog title={t('rating.record')} onClose={() => setOpen(false)}>
          <RateForm recovery={recovery} onDone={() => setOpen(false)} />
        </Dialog>
      )}
    </Card>
  );
}

function Marks({ rating }: { rating: Rating }) {
  return (
    <>
      <p className="mb-3 flex items-baseline gap-2">
        <span className="text-2xl font-bold">{number(rating.score, { maximumFractionDigits: 1 })}</span>
        <span className="text-sm text-ink-3">{t('rating.of100')}</span>
      </p>
      {rating.words && (
        <blockquote className="mb-3 border-l-2 border-line-strong pl-3 break-words whitespace-pre-line">
          {rating.words}
        </blockquote>
      )}
      <Facts
        facts={parts.map((part) => [
          t(`rating.short.${part}`),
          part === 'compared'
            ? t(`rating.compared.${rating.compared}`)
            : t('rating.of5', { mark: rating[part] }),
        ])}
      />
    </>
  );
}
