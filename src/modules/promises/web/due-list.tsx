import { Link } from '@tanstack/react-router';
import { texts } from '#web/texts.ts';
import { Button, Card, CardTitle, SkeletonRows } from '#web/ui/index.ts';
import { useAllDue } from './api.ts';
import { DueClock } from './due-clock.tsx';

const t = texts('promises');

interface DueListProps {
  state: 'open' | 'missed';
  title: string;
  none: string;
}

/** Due promises of the whole house, each leading to its conversation. */
export function DueList({ state, title, none }: DueListProps) {
  const list = useAllDue(state);
  const lines = list.data?.pages.flatMap((page) => page.data) ?? [];
  return (
    <Card labelledBy={`due-${state}`}>
      <CardTitle id={`due-${state}`}>{title}</CardTitle>
      {list.isPending && <SkeletonRows rows={3} />}
      {list.data && lines.length === 0 && <p className="text-ink-3">{none}</p>}
      <ul>
        {lines.map((due) => (
          <li key={due.id} className="border-t border-line first:border-0">
            <Link
              to={`/inbox/${due.conversation.id}`}
              search={{ view: 'all' }}
              className="-mx-2 flex min-h-12 items-center gap-3 rounded-control px-2 py-1.5 text-ink no-underline hover:bg-sunken"
            >
              <span className="min-w-0 flex-1">
                <span className="block truncate font-strong">
                  {due.customer.name || due.customer.address || t('due.nobody')}
                </span>
                <span className="block truncate text-sm text-ink-2">{due.promise.name}</span>
              </span>
              <DueClock due={due} />
            </Link>
          </li>
        ))}
      </ul>
      {list.hasNextPage && (
        <Button
          size="small"
          className="mt-2"
          busy={list.isFetchingNextPage}
          onClick={() => void list.fetchNextPage()}
        >
          {t('due.more')}
        </Button>
      )}
    </Card>
  );
}
