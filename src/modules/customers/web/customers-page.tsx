import { useNavigate, useSearch } from '@tanstack/react-router';
import { Search, UserPlus, Users } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useKeys } from '#web/keys.ts';
import { useMay } from '#web/session.ts';
import { texts } from '#web/texts.ts';
import { Announce, Button, EmptyState, ErrorState, PageFrame, SkeletonRows } from '#web/ui/index.ts';
import { AddCustomerDialog } from './add-customer-dialog.tsx';
import { useCustomers } from './api.ts';
import { CustomerRow } from './customer-row.tsx';

const t = texts('customers');

/** Everybody we serve, those who wrote last first. */
export function Page() {
  const { search, setSearch } = useSearchWords();
  const list = useCustomers(search);
  const mayWrite = useMay('customers:write');
  const [isAdding, setAdding] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const rows = list.data?.pages.flatMap((page) => page.data) ?? [];
  // Nobody yet: the empty list offers the button, and one is enough.
  const hasSome = rows.length > 0 || search !== '';
  useKeys([
    { keys: 'j', does: t('keys.next'), run: () => step(1) },
    { keys: 'k', does: t('keys.previous'), run: () => step(-1) },
    { keys: '/', does: t('keys.search'), run: () => field.current?.focus() },
    ...(mayWrite ? [{ keys: 'n', does: t('add.title'), run: () => setAdding(true) }] : []),
  ]);
  const add = mayWrite && (
    <Button look="primary" icon={UserPlus} onClick={() => setAdding(true)}>
      {t('add.title')}
    </Button>
  );
  return (
    <PageFrame title={t('title')} actions={hasSome ? add : undefined}>
      <label className="relative block max-w-md">
        <span className="sr-only">{t('search')}</span>
        <Search aria-hidden className="lucide absolute top-1/2 left-3 -translate-y-1/2 text-ink-3" />
        <input
          ref={field}
          type="search"
          className="field !pl-9"
          placeholder={t('search')}
          defaultValue={search}
          onChange={(event) => setSearch(event.target.value)}
        />
      </label>
      <Announce>{list.data && search ? t('found', { count: rows.length }) : ''}</Announce>
      <div className="overflow-hidden rounded-card border border-line bg-surface">
        {list.isPending && <SkeletonRows rows={8} />}
        {list.isError && (
          <ErrorState error={list.error} namespace="customers" onRetry={() => void list.refetch()} />
        )}
        {list.data && rows.length === 0 && (
          <EmptyState
            icon={Users}
            title={t(search ? 'empty.noneFound' : 'empty.title')}
            action={search ? undefined : add}
          >
            {t(search ? 'empty.noneFoundHint' : 'empty.text')}
          </EmptyState>
        )}
        <ul>
          {rows.map((customer) => (
            <CustomerRow key={customer.id} customer={customer} />
          ))}
        </ul>
      </div>
      {list.hasNextPage && (
        <div>
          <Button busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {t('more')}
          </Button>
        </div>
      )}
      {isAdding && <AddCustomerDialog onClose={() => setAdding(false)} />}
    </PageFrame>
  );
}

/** The words searched for stand in the address, a moment after they were typed. */
function useSearchWords() {
  const address: Record<string, unknown> = useSearch({ strict: false });
  const inAddress = address['search'];
  // The address may hold a bare number, which its reader takes for one.
  const search = typeof inAddress === 'string' || typeof inAddress === 'number' ? String(inAddress) : '';
  const navigate = useNavigate();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const setSearch = (text: string) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(
      () => void navigate({ to: '/customers', search: { search: text.trim() || undefined }, replace: true }),
      200,
    );
  };
  return { search, setSearch };
}

function step(by: number): void {
  const links = [...document.querySelectorAll<HTMLElement>('#main [data-line]')];
  const at = links.findIndex((link) => link === document.activeElement);
  links[Math.min(links.length - 1, Math.max(0, at + by))]?.focus();
}
