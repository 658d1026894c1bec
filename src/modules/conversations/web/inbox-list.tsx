import type { UseInfiniteQueryResult } from '@tanstack/react-query';
import { useVirtualizer } from '@tanstack/react-virtual';
import { Inbox } from 'lucide-react';
import { useEffect, useEffectEvent, useRef } from 'react';
import { usePresence } from '#web/live.ts';
import { useMay, useSession } from '#web/session.ts';
import { texts } from '#web/texts.ts';
import { Announce, ButtonLink, ErrorState, EmptyState, SkeletonRows } from '#web/ui/index.ts';
import type { ConversationItem } from '../contract.ts';
import { useCounts, useStaff, type Filters } from './api.ts';
import { ConversationRow } from './conversation-row.tsx';
import { countFilters } from './filters.ts';
import { ListHead } from './list-head.tsx';

const t = texts('conversations');

interface InboxListProps {
  filters: Filters;
  list: UseInfiniteQueryResult;
  items: readonly ConversationItem[];
  selectedId: string | undefined;
}

/** The conversations of a view. Only the rows on screen exist; more pages come while scrolling. */
export function InboxList({ filters, list, items, selectedId }: InboxListProps) {
  return (
    <section aria-label={t('inbox.list')} className="flex h-full flex-col">
      <ListHead filters={filters} />
      {list.isPending && <SkeletonRows rows={8} />}
      {list.isError && items.length === 0 && (
        <ErrorState error={list.error} namespace="conversations" onRetry={() => void list.refetch()} />
      )}
      {list.isSuccess && items.length === 0 && <NothingHere filters={filters} />}
      {items.length > 0 && <Rows list={list} items={items} selectedId={selectedId} />}
      <Announce>{list.isSuccess && t('inbox.shown', { count: items.length })}</Announce>
    </section>
  );
}

function Rows({ list, items, selectedId }: Omit<InboxListProps, 'filters'>) {
  const scroller = useRef<HTMLDivElement>(null);
  const { staff } = useSession();
  const people = useStaff();
  const presence = usePresence();
  const rows = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 112,
    getItemKey: (index) => items[index]?.id ?? index,
    overscan: 6,
  });
  const selected = items.findIndex((item) => item.id === selectedId);
  const showSelected = useEffectEvent(() => {
    if (selected >= 0) rows.scrollToIndex(selected, { align: 'auto' });
  });
  // Only when another one is chosen; an update of the list must not move what somebody reads.
  useEffect(() => showSelected(), [selectedId]);
  const shown = rows.getVirtualItems();
  const lastShown = shown.at(-1)?.index ?? 0;
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = list;
  useEffect(() => {
    if (lastShown >= items.length - 10 && hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [lastShown, items.length, hasNextPage, isFetchingNextPage, fetchNextPage]);
  return (
    <div ref={scroller} className="scroll-quiet min-h-0 flex-1 overflow-y-auto">
      <ul className="relative" style={{ height: rows.getTotalSize() }}>
        {shown.map((row) => {
          const item = items[row.index];
          if (!item) return null;
          return (
            <li
              key={row.key}
              ref={rows.measureElement}
              data-index={row.index}
              aria-setsize={hasNextPage ? -1 : items.length}
              aria-posinset={row.index + 1}
              className="absolute inset-x-0 top-0"
              style={{ transform: `translateY(${row.start}px)` }}
            >
              <ConversationRow
                item={item}
                isSelected={item.id === selectedId}
                assignee={people.find((person) => person.id === item.assigneeId)?.name}
                present={(presence.get(item.id) ?? [])
                  .filter((one) => one.staffId !== staff.id)
                  .map((one) => ({ ...one, name: people.find((p) => p.id === one.staffId)?.name ?? '' }))}
              />
            </li>
          );
        })}
      </ul>
      {list.isError && (
        <ErrorState error={list.error} namespace="conversations" onRetry={() => void fetchNextPage()} />
      )}
    </div>
  );
}

function NothingHere({ filters }: { filters: Filters }) {
  const kind = countFilters(filters) > 0 ? 'filtered' : filters.view;
  // A house that never had a conversation is still to say where its mail arrives.
  const isNew = useCounts()?.counts.all === 0;
  const mayManage = useMay('inboxes:manage');
  return (
    <EmptyState
      icon={Inbox}
      title={t(`empty.${kind}.title`)}
      action={
        isNew && mayManage && <ButtonLink to="/settings/inboxes">{t('inbox.whereMailArrives')}</ButtonLink>
      }
    >
      {t(`empty.${kind}.text`)}
    </EmptyState>
  );
}
