import { Link } from '@tanstack/react-router';
import { texts } from '#web/texts.ts';
import { Button, Card, CardTitle, ErrorState, Money, SkeletonRows, Time } from '#web/ui/index.ts';
import type { AuthorityEntry } from '../contract.ts';
import { useMyEntries } from './api.ts';

const t = texts('authority');

/** Line by line what counts against my authority; what was taken back stands below as a line of its own. */
export function LedgerCard() {
  const list = useMyEntries();
  const entries = list.data?.pages.flatMap((page) => page.data) ?? [];
  return (
    <Card labelledBy="ledger">
      <CardTitle id="ledger">{t('ledger.title')}</CardTitle>
      {list.error && <ErrorState error={list.error} onRetry={() => void list.refetch()} />}
      {list.isPending && <SkeletonRows rows={3} />}
      {list.data && entries.length === 0 && <p className="text-ink-2">{t('ledger.none')}</p>}
      <ul>
        {entries.map((entry) => (
          <Line key={entry.id} entry={entry} />
        ))}
      </ul>
      {list.hasNextPage && (
        <Button className="mt-3" busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('ledger.more')}
        </Button>
      )}
    </Card>
  );
}

function Line({ entry }: { entry: AuthorityEntry }) {
  const { correctsId, aboutKind, spentBy, what, customer, conversation } = entry;
  const kind = t(`kind.${aboutKind}`, { name: spentBy.name });
  return (
    <li className="flex items-baseline gap-3 border-t border-line py-2 first:border-0">
      <span className="min-w-0 flex-1">
        <span className="block break-words">
          {correctsId === null ? what || kind : t('ledger.takenBack', { what: what || kind })}
        </span>
        <span className="block text-sm text-ink-3">
          {what && correctsId === null && `${kind} · `}
          {customer && (
            <>
              <Link
                to="/customers/$customerId"
                params={{ customerId: customer.id }}
                className="text-ink-3 underline"
              >
                {customer.name}
              </Link>
              {' · '}
            </>
          )}
          {conversation && (
            <>
              <Link
                to="/inbox/{-$conversationId}"
                params={{ conversationId: conversation.id }}
                className="text-ink-3 underline"
              >
                {t('conversation', { number: conversation.number })}
              </Link>
              {' · '}
            </>
          )}
          <Time at={entry.at} />
        </span>
      </span>
      <span className="flex-none tabular-nums">
        <Money minor={entry.amountMinor} />
      </span>
    </li>
  );
}
