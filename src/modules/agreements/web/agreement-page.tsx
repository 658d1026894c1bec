import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { ApiError } from '#web/api.ts';
import { useMay } from '#web/session.ts';
import { texts } from '#web/texts.ts';
import { BackLink, CardColumns, EmptyState, ErrorState, PageFrame, Skeleton } from '#web/ui/index.ts';
import type { Agreement } from '../contract.ts';
import { useAgreement } from './api.ts';
import { DraftCard } from './draft-card.tsx';
import { InForceCard } from './in-force-card.tsx';
import { PageActions } from './page-actions.tsx';
import { PageState } from './page-state.tsx';
import { PendingCard } from './pending-card.tsx';
import { VersionsCard } from './versions-card.tsx';

const t = texts('agreements');

/** One page between us: the draft being written, what waits for a yes, what is in force, and how it came to be. */
export function Page() {
  // The router is put together from the modules' lists, so the parameter's type is known here and not to it.
  const { agreementId } = useParams({ strict: false }) as { agreementId: string };
  const { data, error, refetch } = useAgreement(agreementId);
  if (data) return <Whole key={agreementId} page={data} />;
  const isGone = error instanceof ApiError && error.status === 404;
  return (
    <PageFrame title={t('one.title')}>
      {!error && <Skeleton className="h-96" />}
      {error && isGone && (
        <EmptyState title={t('one.gone')} action={<Back />}>
          {t('one.goneText')}
        </EmptyState>
      )}
      {error && !isGone && <ErrorState error={error} namespace="agreements" onRetry={() => void refetch()} />}
    </PageFrame>
  );
}

function Whole({ page }: { page: Agreement }) {
  const mayWrite = useMay('agreements:write');
  const [isWriting, setWriting] = useState(false);
  const showsEditor = mayWrite && !page.endedAt && (page.draft !== null || isWriting);
  return (
    <PageFrame
      title={page.title}
      beside={<PageState page={page} />}
      actions={
        <>
          <Back />
          {mayWrite && !page.endedAt && (
            <PageActions page={page} isWriting={showsEditor} onWrite={() => setWriting(true)} />
          )}
        </>
      }
    >
      {page.customer && (
        <p className="-mt-3 text-ink-2">
          {t('one.with')}{' '}
          <Link to={`/customers/${page.customer.id}`}>{page.customer.name || page.customer.address}</Link>
        </p>
      )}
      <CardColumns
        main={
          <>
            {page.pending && <PendingCard page={page} version={page.pending} mayWrite={mayWrite} />}
            {showsEditor && <DraftCard page={page} onDone={() => setWriting(false)} />}
            {page.inForce && !showsEditor && <InForceCard version={page.inForce} />}
            {!page.pending && !page.inForce && !showsEditor && page.latest && (
              <InForceCard version={page.latest} />
            )}
          </>
        }
        side={<VersionsCard page={page} />}
      />
    </PageFrame>
  );
}

function Back() {
  return <BackLink to="/same-page/agreements">{t('list.tab')}</BackLink>;
}
