import { useState } from 'react';
import { texts } from '#web/texts.ts';
import { Button, Card as Box, ErrorState, Skeleton } from '#web/ui/index.ts';
import { useTrend } from './api.ts';
import type { Choice } from './choice.ts';
import { TrendChart } from './trend-chart.tsx';
import { TrendTable } from './trend-table.tsx';

const t = texts('report-cards');

/** Twelve months of net delight, each with what chance alone would allow; as a picture or as a table. */
export function TrendCard({ choice }: { choice: Choice }) {
  const trend = useTrend(choice);
  const [shape, setShape] = useState<'picture' | 'table'>('picture');
  const isDrawn = trend.data?.months.some((month) => month.netDelight.shown) ?? false;
  const other = shape === 'picture' ? 'table' : 'picture';
  return (
    <Box labelledBy="trend-title">
      <div className="mb-3 flex flex-wrap items-center gap-x-3 gap-y-1">
        <h2 id="trend-title" className="flex-1 text-sm font-strong text-ink-2">
          {t('trend.title')}
        </h2>
        {shape === 'picture' && isDrawn && <span className="text-sm text-ink-3">{t('trend.dashed')}</span>}
        <Button size="small" look="quiet" className="pointer-coarse:min-h-11" onClick={() => setShape(other)}>
          {t(`trend.as.${other}`)}
        </Button>
      </div>
      {trend.isPending && <Skeleton className="h-72" />}
      {trend.isError && (
        <ErrorState error={trend.error} namespace="report-cards" onRetry={() => void trend.refetch()} />
      )}
      {trend.data &&
        !trend.isError &&
        (shape === 'picture' ? <TrendChart {...trend.data} /> : <TrendTable {...trend.data} />)}
    </Box>
  );
}
