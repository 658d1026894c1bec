import { Plus, Signpost } from 'lucide-react';
import { useState } from 'react';
import { SamePageFrame } from '#modules/agreements/web/index.ts';
import { useKeys } from '#web/keys.ts';
import { useMay } from '#web/session.ts';
import { texts } from '#web/texts.ts';
import { Button, Card, EmptyState, ErrorState, SkeletonRows, Tabs } from '#web/ui/index.ts';
import { useDecisions, type Which } from './api.ts';
import { DecisionDialog } from './decision-dialog.tsx';
import { DecisionRow } from './decision-row.tsx';

const t = texts('decisions');

/** Choices with what each way serves and gives up, who chose, and when we look at what came of it. */
export function Page() {
  const mayWrite = useMay('decisions:write');
  const [which, setWhich] = useState<Which>('all');
  const [isAdding, setAdding] = useState(false);
  const list = useDecisions(which);
  const first = list.data?.pages[0];
  const rows = list.data?.pages.flatMap((page) => page.data) ?? [];
  useKeys(mayWrite ? [{ keys: 'n', does: t('page.add'), run: () => setAdding(true) }] : []);
  const add = mayWrite && (
    <Button look="primary" icon={Plus} onClick={() => setAdding(true)}>
      {t('page.add')}
    </Button>
  );
  return (
    <SamePageFrame
      tab="/same-page/decisions"
      lead={t('page.lead')}
      actions={rows.length > 0 ? add : undefined}
    >
      <Tabs
        label={t('page.filter')}
        selected={which}
        onSelect={setWhich}
        tabs={[
          { id: 'all', label: t('page.all') },
          { id: 'open', label: t('page.open') },
          {
            id: 'review',
            label: t('page.review'),
            ...(first?.reviewsDue ? { count: first.reviewsDue } : {}),
          },
        ]}
      />
      {list.isPending && <SkeletonRows rows={5} />}
      {list.isError && <ErrorState error={list.error} onRetry={() => void list.refetch()} />}
      {first && rows.length === 0 && (
        <EmptyState
          icon={Signpost}
          title={t(which === 'all' ? 'page.none' : 'page.noneSuch')}
          action={which === 'all' ? add : undefined}
        >
          {t(which === 'all' ? 'page.noneText' : 'page.noneSuchText')}
        </EmptyState>
      )}
      {rows.map((decision) => (
        <Card key={decision.id} labelledBy={`decision-${decision.id}`}>
          <DecisionRow decision={decision} />
        </Card>
      ))}
      {list.hasNextPage && (
        <Button
          className="self-start"
          busy={list.isFetchingNextPage}
          onClick={() => void list.fetchNextPage()}
        >
          {t('page.more')}
        </Button>
      )}
      {isAdding && <DecisionDialog onClose={() => setAdding(false)} />}
    </SamePageFrame>
  );
}
