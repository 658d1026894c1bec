import { useInfiniteQuery } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { useState } from 'react';
import { pages } from '#web/pages.ts';
import { texts } from '#web/texts.ts';
import { Button, Card, EmptyState, ErrorState, SkeletonRows } from '#web/ui/index.ts';
import { SettingsFrame } from '#modules/workspace/web/index.ts';
import { listAudit, type AuditFilter } from '../contract.ts';
import { AuditChainCard } from './audit-chain-card.tsx';
import { AuditFilters } from './audit-filters.tsx';
import { AuditRow } from './audit-row.tsx';

const t = texts('access');

/** Who did what to accounts, keys and settings, and whether the record of it is whole. */
export function Page() {
  const [filter, setFilter] = useState<AuditFilter>({});
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: ['audit', filter],
    ...pages(listAudit, { ...filter, limit: 50 }),
  });
  const entries = data?.pages.flatMap((page) => page.data) ?? [];
  const isFiltered = Object.values(filter).some(Boolean);
  return (
    <SettingsFrame title={t('audit.title')} lead={t('audit.lead')}>
      <AuditChainCard />
      <div className="flex flex-wrap items-end gap-3">
        <AuditFilters filter={filter} onFilter={setFilter} />
        <a
          href={csvAddress(filter)}
          download
          className="ml-auto inline-flex min-h-9 items-center gap-2 rounded-control border border-line-strong bg-surface px-3 font-strong text-ink no-underline hover:bg-sunken"
        >
          <Download aria-hidden className="lucide" />
          {t('audit.download')}
        </a>
      </div>
      {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!data && !error && <SkeletonRows rows={6} />}
      {data && entries.length === 0 && (
        <EmptyState
          title={t('audit.none')}
          {...(isFiltered
            ? { action: <Button onClick={() => setFilter({})}>{t('audit.showAll')}</Button> }
            : {})}
        >
          {t('audit.noneText')}
        </EmptyState>
      )}
      {entries.length > 0 && (
        <Card className="!py-1">
          <ol aria-label={t('audit.title')}>
            {entries.map((entry) => (
              <AuditRow key={entry.number} entry={entry} />
            ))}
          </ol>
        </Card>
      )}
      {hasNextPage && (
        <div>
          <Button busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {t('audit.more')}
          </Button>
        </div>
      )}
    </SettingsFrame>
  );
}

function csvAddress(filter: AuditFilter): string {
  const given = Object.entries(filter).flatMap(([name, value]) => (value ? [[name, value]] : []));
  const query = new URLSearchParams(given).toString();
  return `/api/v1/audit-entries.csv${query === '' ? '' : `?${query}`}`;
}
