import { Link, useParams } from '@tanstack/react-router';
import { ChevronLeft } from 'lucide-react';
import { texts } from '#web/texts.ts';
import { ErrorState, PageFrame, Skeleton } from '#web/ui/index.ts';
import { useTradeOff } from './api.ts';
import { State } from './trade-off-card.tsx';
import { TradeOffForm } from './trade-off-form.tsx';

const t = texts('extras');

/** The sheet for one client, with live figures while an input changes. */
export function Page() {
  // The router is put together from the modules' lists, so the parameter's type is known here and not to it.
  const { customerId } = useParams({ strict: false }) as { customerId: string };
  const sheet = useTradeOff(customerId);
  return (
    <PageFrame
      title={
        sheet.data ? t('sheet.titleOf', { name: sheet.data.customer.name || t('nobody') }) : t('sheet.title')
      }
      beside={sheet.data && <State sheet={sheet.data} />}
      actions={
        <Link
          to={`/customers/${customerId}`}
          className="inline-flex min-h-9 items-center gap-1 rounded-control px-2 font-strong text-ink-2 no-underline hover:bg-sunken pointer-coarse:min-h-11"
        >
          <ChevronLeft aria-hidden className="lucide" />
          {t('sheet.back')}
        </Link>
      }
    >
      {sheet.isPending && <Skeleton className="h-96" />}
      {sheet.isError && (
        <ErrorState error={sheet.error} namespace="extras" onRetry={() => void sheet.refetch()} />
      )}
      {sheet.data && <TradeOffForm key={`${sheet.data.id} ${sheet.data.status}`} sheet={sheet.data} />}
    </PageFrame>
  );
}
