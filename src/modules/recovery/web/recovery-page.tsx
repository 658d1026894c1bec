import { useParams } from '@tanstack/react-router';
import { useMay } from '#web/session.ts';
import { texts } from '#web/texts.ts';
import { ApiError } from '#web/api.ts';
import {
  ButtonLink,
  CardColumns,
  EmptyState,
  ErrorState,
  PageFrame,
  Pill,
  SkeletonRows,
} from '#web/ui/index.ts';
import type { Recovery } from '../contract.ts';
import { useRecovery } from './api.ts';
import { BenchmarksCard } from './benchmarks-card.tsx';
import { LineCard } from './line-card.tsx';
import { MoneyCard } from './money-card.tsx';
import { NextCard } from './next-card.tsx';
import { OptionsCard } from './options-card.tsx';
import { PeopleCard } from './people-card.tsx';
import { RatingCard } from './rating-card.tsx';
import { SeverityPill } from './severity-pill.tsx';
import { SheetActions } from './sheet-actions.tsx';
import { SheetPlace } from './sheet-place.tsx';
import { SignsCard } from './signs-card.tsx';
import { SurprisesCard } from './surprises-card.tsx';
import { WhatCard } from './what-card.tsx';

const t = texts('recovery');

/** One failure being put right, from the first minute to the customer's mark. */
export function Page() {
  const { recoveryId = '' } = useParams({ strict: false });
  const { data, error, refetch } = useRecovery(recoveryId);
  if (data) return <Sheet key={data.id} recovery={data} />;
  return (
    <PageFrame title={t('one.title')}>
      {!error && <SkeletonRows rows={8} />}
      {error &&
        (error instanceof ApiError && error.status === 404 ? (
          <EmptyState
            title={t('one.gone')}
            action={<ButtonLink to="/recoveries">{t('one.back')}</ButtonLink>}
          >
            {t('one.goneText')}
          </EmptyState>
        ) : (
          <ErrorState error={error} namespace="recovery" onRetry={() => void refetch()} />
        ))}
    </PageFrame>
  );
}

function Sheet({ recovery }: { recovery: Recovery }) {
  const mayWrite = useMay('recoveries:write');
  const { failure, outcome } = recovery;
  // Once it is over, how the customer marks it is what counts.
  const isOver = recovery.status === 'closed';
  return (
    <PageFrame
      title={failure.words}
      beside={
        <>
          <SeverityPill failure={failure} />
          {outcome && (
            <Pill tone={outcome === 'recovered' ? 'good' : 'watch'}>{t(`outcome.${outcome}`)}</Pill>
          )}
        </>
      }
      actions={mayWrite && recovery.status === 'open' && <SheetActions recovery={recovery} />}
    >
      <SheetPlace recovery={recovery} />
      <CardColumns
        main={
          <>
            {recovery.status === 'open' && mayWrite && <NextCard recovery={recovery} />}
            <OptionsCard recovery={recovery} mayWrite={mayWrite} />
            <LineCard recovery={recovery} />
            <BenchmarksCard recovery={recovery} />
          </>
        }
        side={
          <>
            {isOver && <RatingCard recovery={recovery} mayWrite={mayWrite} />}
            <SurprisesCard recovery={recovery} mayWrite={mayWrite} />
            <WhatCard recovery={recovery} mayWrite={mayWrite} />
            <MoneyCard recovery={recovery} mayWrite={mayWrite} />
            <SignsCard recovery={recovery} />
            <PeopleCard recovery={recovery} />
            {!isOver && <RatingCard recovery={recovery} mayWrite={mayWrite} />}
          </>
        }
      />
    </PageFrame>
  );
}
