import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { BookOpenCheck, Plus } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { dayWithYear, relativeTime, useNow } from '#web/format.ts';
import { useMay } from '#web/session.ts';
import { texts } from '#web/texts.ts';
import {
  Avatar,
  Button,
  Card,
  CardColumns,
  EmptyState,
  ErrorState,
  SkeletonRows,
  Tabs,
} from '#web/ui/index.ts';
import type { AgreementBrief } from '../contract.ts';
import { useAgreements, type Filter } from './api.ts';
import { CharterCard } from './charter-card.tsx';
import { ChecksCard } from './checks-card.tsx';
import { ClarityCard } from './clarity-card.tsx';
import { NewPageDialog } from './new-page-dialog.tsx';
import { PageState } from './page-state.tsx';
import { SamePageFrame } from './same-page-frame.tsx';

const t = texts('agreements');

const filters = {
  all: {},
  us: { waitsFor: 'us' },
  them: { waitsFor: 'them' },
  accepted: { status: 'accepted' },
  draft: { status: 'draft' },
  declined: { status: 'declined' },
  ended: { status: 'ended' },
} as const satisfies Record<string, Filter>;
type FilterName = keyof typeof filters;

/** The pages between us and our customers, the charter, and what clarity brings. */
export function Page() {
  const mayWrite = useMay('agreements:write');
  const search = useSearch({ strict: false }) as { show?: FilterName };
  const show = search.show && search.show in filters ? search.show : 'all';
  const navigate = useNavigate();
  const [isNew, setNew] = useState(false);
  const add = mayWrite && (
    <Button look="primary" icon={Plus} onClick={() => setNew(true)}>
      {t('list.add')}
    </Button>
  );
  const all = useAgreements({});
  const hasSome = (all.data?.pages[0]?.data.length ?? 0) > 0;
  return (
    <SamePageFrame tab="/same-page/agreements" lead={t('list.lead')} actions={hasSome ? add : undefined}>
      <CardColumns
        main={
          <>
            <Tabs
              label={t('list.filter')}
              selected={show}
              onSelect={(id) =>
                void navigate({
                  to: '/same-page/agreements',
                  search: id === 'all' ? {} : { show: id },
                  replace: true,
                })
              }
              tabs={(Object.keys(filters) as FilterName[]).map((id) => ({ id, label: t(`filters.${id}`) }))}
            />
            <PageList filter={filters[show]} show={show} add={add} />
          </>
        }
        side={
          <>
            <CharterCard />
            <ChecksCard />
            <ClarityCard />
          </>
        }
      />
      {isNew && <NewPageDialog onClose={() => setNew(false)} />}
    </SamePageFrame>
  );
}

interface PageListProps {
  filter: Filter;
  show: FilterName;
  add: ReactNode;
}

function PageList({ filter, show, add }: PageListProps) {
  const list = useAgreements(filter);
  const pages = list.data?.pages.flatMap((page) => page.data) ?? [];
  return (
    <Card className="!py-1">
      {list.isPending && <SkeletonRows rows={5} />}
      {list.error && (
        <ErrorState error={list.error} namespace="agreements" onRetry={() => void list.refetch()} />
      )}
      {list.data && pages.length === 0 && (
        <EmptyState
          icon={BookOpenCheck}
          title={t(show === 'all' ? 'list.none' : 'list.noneHere')}
          action={show === 'all' && add}
        >
          {t(show === 'all' ? 'list.noneText' : `list.noneOf.${show}`)}
        </EmptyState>
      )}
      <ul>
        {pages.map((page) => (
          <PageLine key={page.id} page={page} />
        ))}
      </ul>
      {list.hasNextPage && (
        <Button
          size="small"
          className="my-3 pointer-coarse:min-h-11"
          busy={list.isFetchingNextPage}
          onClick={() => void list.fetchNextPage()}
        >
          {t('list.more')}
        </Button>
      )}
    </Card>
  );
}

function PageLine({ page }: { page: AgreementBrief }) {
  const now = useNow();
  const name = page.customer?.name || page.customer?.address || t('list.nobody');
  return (
    <li className="border-t border-line first:border-0">
      <Link
        to={`/same-page/agreements/${page.id}`}
        data-line
        className="-mx-2 flex min-h-14 items-center gap-3 rounded-control px-2 py-2 text-ink no-underline hover:bg-sunken"
      >
        <Avatar name={name} />
        <span className="min-w-0 flex-1">
          <span className="block truncate font-strong">{name}</span>
          <span className="block truncate text-sm text-ink-2">
            {page.accepted
              ? t('list.holds', { number: page.accepted.number, day: dayWithYear(page.accepted.at) })
              : t('list.nothingHolds')}
            {page.owner && <span className="text-ink-3"> · {page.owner.name}</span>}
          </span>
          <span className="mt-1 block sm:hidden">
            <PageState page={page} />
          </span>
        </span>
        <span className="hidden flex-none sm:block">
          <PageState page={page} />
        </span>
        <span className="w-14 flex-none text-right text-sm text-ink-3">
          {relativeTime(page.updatedAt, now)}
        </span>
      </Link>
    </li>
  );
}
