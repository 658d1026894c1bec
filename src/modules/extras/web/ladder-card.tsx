import { Layers } from 'lucide-react';
import { useState } from 'react';
import { texts } from '#web/texts.ts';
import { Button, Card, CardTitle, EmptyState, ErrorState, SkeletonRows } from '#web/ui/index.ts';
import { useLadder } from './api.ts';
import { LadderLine } from './ladder-line.tsx';

const t = texts('extras');
const atFirst = 8;

/** Who has become used to what: from surprise to required, those that wait for a decision first. */
export function LadderCard({ customerId }: { customerId?: string }) {
  const ladder = useLadder(customerId ? { customerId } : { from: 'noticed' });
  const [isWhole, setWhole] = useState(false);
  const rows = ladder.data?.data ?? [];
  return (
    <Card labelledBy="ladder-title">
      <CardTitle id="ladder-title" aside={rows.length > 0 ? rows.length : undefined}>
        {t('ladder.title')}
      </CardTitle>
      {ladder.isPending && <SkeletonRows rows={4} />}
      {ladder.isError && <ErrorState error={ladder.error} onRetry={() => void ladder.refetch()} />}
      {ladder.data && rows.length === 0 && (
        <EmptyState icon={Layers} title={t('ladder.none')}>
          {t('ladder.noneText')}
        </EmptyState>
      )}
      <ul>
        {(isWhole ? rows : rows.slice(0, atFirst)).map((row) => (
          <LadderLine key={`${row.account.id} ${row.kind.id}`} row={row} showsCustomer={!customerId} />
        ))}
      </ul>
      {rows.length > atFirst && !isWhole && (
        <Button size="small" className="mt-2 pointer-coarse:min-h-11" onClick={() => setWhole(true)}>
          {t('ladder.more', { count: rows.length - atFirst })}
        </Button>
      )}
    </Card>
  );
}
