import { useState } from 'react';
import { Plus, Shapes } from 'lucide-react';
import { useMay } from '#web/session.ts';
import { texts } from '#web/texts.ts';
import { Button, Card, EmptyState, ErrorState, SkeletonRows } from '#web/ui/index.ts';
import { useCases, useFeatures } from './api.ts';
import { CaseDialog } from './case-dialog.tsx';
import { CaseLine } from './case-line.tsx';
import { DenominatorCard } from './denominator-card.tsx';
import { FeaturesCard } from './features-card.tsx';

const t = texts('learning');

/** Cases that went greatly or awfully, what was there in each, and what separates them (C25). */
export function CasesPart() {
  const mayWrite = useMay('learning:write');
  const cases = useCases();
  const features = useFeatures().data?.data ?? [];
  const [isAdding, setAdding] = useState(false);
  const first = cases.data?.pages[0];
  const rows = cases.data?.pages.flatMap((page) => page.data) ?? [];
  const add = mayWrite && (
    <Button icon={Plus} look={rows.length === 0 ? 'primary' : 'plain'} onClick={() => setAdding(true)}>
      {t('cases.add')}
    </Button>
  );
  if (cases.isPending) return <SkeletonRows rows={5} />;
  if (cases.isError)
    return <ErrorState error={cases.error} namespace="learning" onRetry={() => void cases.refetch()} />;
  return (
    <>
      {rows.length === 0 ? (
        <Card>
          <EmptyState icon={Shapes} title={t('cases.none')} action={add}>
            {t('cases.noneText')}
          </EmptyState>
        </Card>
      ) : (
        <>
          <DenominatorCard />
          <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 lg:grid-cols-[minmax(0,1fr)_320px]">
            <Card labelledBy="cases-title">
              <div className="mb-2 flex flex-wrap items-center gap-3">
                <h2 id="cases-title" className="flex-1 text-sm font-strong text-ink-2">
                  {t('cases.title')}{' '}
                  <span className="font-normal text-ink-3">{first && t('cases.counts', first.counts)}</span>
                </h2>
                {add}
              </div>
              <ul>
                {rows.map((one) => (
                  <CaseLine key={one.id} one={one} features={features} />
                ))}
              </ul>
              {cases.hasNextPage && (
                <Button
                  size="small"
                  className="mt-2 pointer-coarse:min-h-11"
                  busy={cases.isFetchingNextPage}
                  onClick={() => void cases.fetchNextPage()}
                >
                  {t('cases.more')}
                </Button>
              )}
            </Card>
            <FeaturesCard features={features} />
          </div>
        </>
      )}
      {isAdding && <CaseDialog onClose={() => setAdding(false)} />}
    </>
  );
}
