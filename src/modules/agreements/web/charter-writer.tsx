import { useState } from 'react';
import { explain } from '#web/api.ts';
import { texts } from '#web/texts.ts';
import { BackLink, Button, EmptyState, ErrorState, PageFrame, Skeleton } from '#web/ui/index.ts';
import type { Agreement } from '../contract.ts';
import { useAgreement, useCharter, useCreate, useStartingPage } from './api.ts';
import { CharterDone } from './charter-done.tsx';
import { CharterSteps } from './charter-steps.tsx';

const t = texts('agreements');

/** From nothing to a public page in ten minutes: three steps, lines to keep or drop, the page beside. */
export function Page() {
  const { charter, data, error, refetch } = useCharter();
  const create = useCreate();
  const startError = error ?? create.error;
  return (
    <PageFrame
      title={t('writer.title')}
      actions={<BackLink to="/same-page/agreements">{t('list.tab')}</BackLink>}
    >
      {startError && <ErrorState error={startError} namespace="agreements" onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton className="h-96" />}
      {data && !charter && !startError && (
        <EmptyState
          title={t('writer.begin')}
          action={
            <Button look="primary" busy={create.isPending} onClick={() => create.mutate({})}>
              {t('writer.start')}
            </Button>
          }
        >
          {t('writer.lead')}
        </EmptyState>
      )}
      {charter && <Writer id={charter.id} />}
    </PageFrame>
  );
}

function Writer({ id }: { id: string }) {
  const page = useAgreement(id);
  const start = useStartingPage();
  const [published, setPublished] = useState<Agreement>();
  if (published) return <CharterDone page={published} />;
  const error = page.error ?? start.error;
  if (error) return <p className="text-bad">{explain(error, 'agreements')}</p>;
  if (!page.data || !start.data) return <Skeleton className="h-96" />;
  return <CharterSteps page={page.data} start={start.data.content} onPublished={setPublished} />;
}
