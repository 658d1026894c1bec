import { useParams } from '@tanstack/react-router';
import { Pencil, SquarePen } from 'lucide-react';
import { useState } from 'react';
import { compose } from '#modules/conversations/web/index.ts';
import { ApiError } from '#web/api.ts';
import { useKeys } from '#web/keys.ts';
import { allCustomerCards } from '#web/screens.ts';
import { useMay } from '#web/session.ts';
import { texts } from '#web/texts.ts';
import {
  BackLink,
  Button,
  CardColumns,
  EmptyState,
  ErrorState,
  PageFrame,
  Pill,
  Skeleton,
} from '#web/ui/index.ts';
import { usePanel, type Panel } from './api.ts';
import { EditCustomerDialog } from './edit-customer-dialog.tsx';

const t = texts('customers');

/** One customer whole: who they are, how they mark us, what was promised and kept, everything we talked about. */
export function Page() {
  // The router is put together from the modules' lists, so the parameter's type is known here and not to it.
  const { customerId } = useParams({ strict: false }) as { customerId: string };
  const panel = usePanel(customerId);
  if (panel.data) return <Whole key={customerId} panel={panel.data} />;
  return (
    <PageFrame title={t('one')}>
      {panel.isPending && <PageSkeleton />}
      {panel.isError &&
        (panel.error instanceof ApiError && panel.error.status === 404 ? (
          <EmptyState title={t('gone.title')} action={<Back />}>
            {t('gone.text')}
          </EmptyState>
        ) : (
          <ErrorState error={panel.error} namespace="customers" onRetry={() => void panel.refetch()} />
        ))}
    </PageFrame>
  );
}

function Whole({ panel }: { panel: Panel }) {
  const { customer } = panel;
  const mayWrite = useMay('customers:write');
  const mayConverse = useMay('conversations:write');
  const email = customer.addresses.find(({ kind }) => kind === 'email')?.value;
  const [isEditing, setEditing] = useState(false);
  useKeys(mayWrite ? [{ keys: 'e', does: t('edit.title'), run: () => setEditing(true) }] : []);
  return (
    <PageFrame
      title={customer.name || customer.address || t('nobody')}
      beside={
        <Pill tone={customer.tier === 'standard' ? 'plain' : 'accent'}>{t(`tiers.${customer.tier}`)}</Pill>
      }
      actions={
        <>
          <Back />
          {mayConverse && email && (
            <Button icon={SquarePen} onClick={() => compose({ to: { name: customer.name, address: email } })}>
              {t('write')}
            </Button>
          )}
          {mayWrite && (
            <Button icon={Pencil} onClick={() => setEditing(true)}>
              {t('edit.do')}
            </Button>
          )}
        </>
      }
    >
      <CardColumns main={cardsOf('main', customer)} side={cardsOf('side', customer)} />
      {isEditing && <EditCustomerDialog customer={customer} onClose={() => setEditing(false)} />}
    </PageFrame>
  );
}

function cardsOf(column: 'main' | 'side', customer: Panel['customer']) {
  return allCustomerCards
    .filter((card) => card.column === column)
    .map(({ key, Component }) => <Component key={key} customer={customer} />);
}

function Back() {
  return <BackLink to="/customers">{t('title')}</BackLink>;
}

function PageSkeleton() {
  return (
    <div role="status" aria-label={t('loading')} className="grid gap-4 lg:grid-cols-[3fr_2fr]">
      <div className="flex flex-col gap-4">
        <Skeleton className="h-40" />
        <Skeleton className="h-96" />
      </div>
      <Skeleton className="h-56" />
    </div>
  );
}
