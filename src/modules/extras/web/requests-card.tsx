import { MessageCircleQuestion, X } from 'lucide-react';
import { texts } from '#web/texts.ts';
import {
  Button,
  ButtonLink,
  Card,
  CardTitle,
  EmptyState,
  ErrorState,
  Select,
  SkeletonRows,
  Tabs,
} from '#web/ui/index.ts';
import { useRequests, type RequestFilter } from './api.ts';
import { RequestRow } from './request-row.tsx';
import { WeeksChart } from './weeks-chart.tsx';

const t = texts('extras');

interface RequestsCardProps {
  filter: RequestFilter;
  onFilter: (filter: RequestFilter) => void;
}

/** Requests with their counts by week, narrowed by kind, by customer, to the unusual or the open ones. */
export function RequestsCard({ filter, onFilter }: RequestsCardProps) {
  const list = useRequests(filter);
  const first = list.data?.pages[0];
  const rows = list.data?.pages.flatMap((page) => page.data) ?? [];
  const which = filter.unusual ? 'unusual' : filter.answer === 'open' ? 'open' : 'all';
  const { unusual: _, answer: __, ...place } = filter;
  const choose = (next: string) =>
    onFilter({
      ...place,
      ...(next === 'unusual' ? { unusual: 'true' } : {}),
      ...(next === 'open' ? { answer: 'open' } : {}),
    });
  const customer = filter.customerId ? rows[0]?.account.name : undefined;
  const isNarrow = Object.keys(filter).length > 0;
  return (
    <Card labelledBy="requests-title">
      <CardTitle id="requests-title">{t('page.requests')}</CardTitle>
      {first && <WeeksChart weeks={first.weeks} />}
      <div className="mt-3 mb-2 flex flex-wrap items-center gap-2">
        <Tabs
          label={t('page.filter')}
          selected={which}
          onSelect={choose}
          tabs={(['all', 'open', 'unusual'] as const).map((id) => ({ id, label: t(`page.filters.${id}`) }))}
        />
        <span className="flex-1" />
        <Select
          label={t('page.kind')}
          labelHidden
          className="!w-44"
          value={filter.kindId ?? ''}
          onChange={({ target: { value } }) => {
            const { kindId: ___, ...rest } = filter;
            onFilter(value === '' ? rest : { ...rest, kindId: value });
          }}
          options={[
            { value: '', label: t('page.everyKind') },
            ...(first?.kinds ?? []).map(({ id, name, n }) => ({ value: id, label: `${name} (${n})` })),
          ]}
        />
      </div>
      {filter.customerId && (
        <p className="mb-2">
          <Button
            size="small"
            icon={X}
            onClick={() => {
              const { customerId: ___, ...rest } = filter;
              onFilter(rest);
            }}
          >
            {t('page.ofCustomer', { name: customer ?? t('page.oneCustomer') })}
          </Button>
        </p>
      )}
      {list.isPending && <SkeletonRows rows={6} />}
      {list.isError && <ErrorState error={list.error} onRetry={() => void list.refetch()} />}
      {first && rows.length === 0 && (
        <EmptyState
          icon={MessageCircleQuestion}
          title={t(isNarrow ? 'page.noneSuch' : 'page.none')}
          action={!isNarrow && <ButtonLink to="/inbox">{t('page.toInbox')}</ButtonLink>}
        >
          {t(isNarrow ? 'page.noneSuchText' : 'page.noneText')}
        </EmptyState>
      )}
      <ul>
        {rows.map((request) => (
          <RequestRow key={request.id} request={request} />
        ))}
      </ul>
      {list.hasNextPage && (
        <Button className="mt-3" busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('page.more')}
        </Button>
      )}
    </Card>
  );
}
