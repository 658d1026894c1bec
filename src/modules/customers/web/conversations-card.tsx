import { Link } from '@tanstack/react-router';
import { MessageSquare } from 'lucide-react';
import { useMay } from '#web/session.ts';
import { texts } from '#web/texts.ts';
import { Button, Card, CardTitle, EmptyState, ErrorState, Pill, SkeletonRows, Time } from '#web/ui/index.ts';
import type { Customer } from '../contract.ts';
import { useConversationsOf } from './api.ts';

const t = texts('customers');

/** Everything we talked about, the latest word first. */
export function ConversationsCard({ customer }: { customer: Customer }) {
  const mayRead = useMay('conversations:read');
  if (!mayRead) return null;
  return (
    <Card labelledBy="conversations-title">
      <CardTitle id="conversations-title">{t('conversations.title')}</CardTitle>
      <Conversations customerId={customer.id} />
    </Card>
  );
}

function Conversations({ customerId }: { customerId: string }) {
  const list = useConversationsOf(customerId);
  const rows = list.data?.pages.flatMap((page) => page.data) ?? [];
  if (list.isPending) return <SkeletonRows rows={5} />;
  if (list.isError) return <ErrorState error={list.error} onRetry={() => void list.refetch()} />;
  if (rows.length === 0)
    return (
      <EmptyState icon={MessageSquare} title={t('conversations.none')}>
        {t('conversations.noneHint')}
      </EmptyState>
    );
  return (
    <>
      <ul>
        {rows.map((one) => (
          <li key={one.id} className="border-t border-line">
            <Link
              to={`/inbox/${one.id}`}
              search={{ view: 'all', customerId }}
              data-line
              className="-mx-2 flex min-h-14 items-center gap-3 rounded-control px-2 py-2 text-ink no-underline hover:bg-sunken"
            >
              <span className="min-w-0 flex-1">
                <span className="block truncate font-strong">
                  {one.subject || t('conversations.noSubject')}
                  <span className="font-normal text-ink-3"> #{one.number}</span>
                </span>
                <span className="block truncate text-sm text-ink-3">{one.lastMessagePreview}</span>
              </span>
              {one.status !== 'closed' && (
                <Pill tone="accent">{t(`conversations.status.${one.status}`)}</Pill>
              )}
              <Time at={one.lastMessageAt} className="w-14 flex-none text-right text-sm text-ink-3" />
            </Link>
          </li>
        ))}
      </ul>
      {list.hasNextPage && (
        <Button className="mt-3" busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('more')}
        </Button>
      )}
    </>
  );
}
