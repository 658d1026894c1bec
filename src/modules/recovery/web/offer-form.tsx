import { useState } from 'react';
import { percent } from '#web/format.ts';
import { texts } from '#web/texts.ts';
import { Button, ErrorState, Money, Skeleton } from '#web/ui/index.ts';
import type { Recovery } from '../contract.ts';
import { useSuggestions } from './api.ts';
import { OptionsForm } from './options-form.tsx';
import { PlaceForm } from './place-form.tsx';

const t = texts('recovery');

/** First what was paid and lost, since a fair remedy is a share of it; then two or three ways for the customer to choose. */
export function OfferForm({ recovery, onDone }: { recovery: Recovery; onDone?: () => void }) {
  const suggestions = useSuggestions(recovery);
  const [isOwn, setOwn] = useState(false);
  const { paidMinor, loss } = recovery;
  if ((paidMinor === null || loss === null) && !isOwn)
    return (
      <PlaceForm
        recovery={recovery}
        fields={['paid', 'loss']}
        others={
          <Button look="quiet" onClick={() => setOwn(true)}>
            {t('offer.withoutPaid')}
          </Button>
        }
      />
    );
  if (suggestions.isError)
    return (
      <ErrorState error={suggestions.error} namespace="recovery" onRetry={() => void suggestions.refetch()} />
    );
  if (!suggestions.data) return <Skeleton className="h-56" />;
  const { redress, options } = suggestions.data;
  return (
    <>
      {redress && paidMinor !== null && (
        <p className="mb-3 rounded-control bg-sunken px-3 py-2 text-ink-2">
          {t('offer.fair', { share: percent(redress.share) })} <Money minor={paidMinor} />:{' '}
          <b className="font-strong text-ink">
            <Money minor={redress.refundMinor} />
          </b>{' '}
          {t('offer.asRefund')}, <Money minor={redress.creditMinor} /> {t('offer.asCredit')},{' '}
          <Money minor={redress.inKindMinor} /> {t('offer.asKind')}.
        </p>
      )}
      <OptionsForm
        key={`${paidMinor} ${loss}`}
        recovery={recovery}
        first={options}
        {...(onDone ? { onDone } : {})}
      />
    </>
  );
}
