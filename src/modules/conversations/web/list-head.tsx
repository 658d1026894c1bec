import { Link, useNavigate } from '@tanstack/react-router';
import { ArrowDownWideNarrow, ChevronDown, ListFilter, Search, SquarePen, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { number } from '#web/format.ts';
import { useKeys } from '#web/keys.ts';
import { useMay } from '#web/session.ts';
import { texts } from '#web/texts.ts';
import { IconButton, Menu, Pill } from '#web/ui/index.ts';
import { classes } from '#web/ui/classes.ts';
import type { View } from '../contract.ts';
import { useCounts, type Filters } from './api.ts';
import { compose } from './compose/compose.ts';
import { countFilters } from './filters.ts';
import { FilterForm } from './filter-form.tsx';

const t = texts('conversations');
const inRow: readonly View[] = ['open', 'mine', 'unassigned', 'mentioned'];
const inMenu: readonly View[] = ['team', 'waiting', 'snoozed', 'closed', 'spam', 'all'];

/** What stands above the list: title, words to search for, filters, and the views with their counts. */
export function ListHead({ filters }: { filters: Filters }) {
  const counts = useCounts();
  const mayWrite = useMay('conversations:write');
  const navigate = useNavigate();
  const [isSearching, setSearching] = useState(filters.search !== undefined);
  const [isFiltering, setFiltering] = useState(false);
  const held = countFilters(filters);
  const count = (view: View) => {
    const value = counts?.counts[view];
    if (value === undefined || view === 'closed' || view === 'spam' || view === 'all') return undefined;
    return value >= (counts?.most ?? Infinity) ? `${number(value)}+` : value > 0 ? number(value) : undefined;
  };
  const show = (change: Partial<Filters>) =>
    void navigate({ to: '.', search: (search: Record<string, unknown>) => ({ ...search, ...change }) });
  const byNeed = filters.order === 'need';
  const turn = () => show({ order: byNeed ? 'latest' : 'need' });
  useKeys([
    { keys: 'v', does: t('keys.filter'), run: () => setFiltering(true) },
    { keys: 'o', does: t('keys.order'), run: turn },
  ]);
  return (
    <header className="flex-none border-b border-line pt-2.5">
      <div className="flex h-9 items-center gap-2 pr-2 pl-4">
        <h2 className="text-lg font-bold">{t('inbox.title')}</h2>
        {count('open') && <Pill>{t('inbox.open', { shown: count('open') })}</Pill>}
        <span className="flex-1" />
        {mayWrite && (
          <IconButton
            icon={SquarePen}
            label={t('compose.title')}
            keys="c"
            className="order-last"
            onClick={() => compose()}
          />
        )}
        <IconButton
          icon={Search}
          label={t('inbox.search')}
          aria-expanded={isSearching}
          onClick={() => setSearching(!isSearching)}
        />
        <IconButton
          icon={ArrowDownWideNarrow}
          label={t(byNeed ? 'inbox.byNeed' : 'inbox.byTime')}
          aria-pressed={byNeed}
          keys="o"
          className={byNeed ? '!text-accent' : ''}
          onClick={turn}
        />
        <IconButton
          icon={ListFilter}
          label={held > 0 ? t('inbox.filtersHeld', { count: held }) : t('inbox.filters')}
          aria-expanded={isFiltering}
          keys="v"
          className={held > 0 ? '!text-accent' : ''}
          onClick={() => setFiltering(!isFiltering)}
        />
      </div>
      {isSearching && (
        <SearchBox
          text={filters.search ?? ''}
          onText={(search) => show({ search: search as string })}
          onClose={() => {
            setSearching(false);
            void navigate({
              to: '.',
              search: ({ search: _, ...rest }: Record<string, unknown>) => rest,
            });
          }}
        />
      )}
      {isFiltering && <FilterForm filters={filters} onClose={() => setFiltering(false)} />}
      <nav aria-label={t('inbox.views')} className="flex gap-0.5 px-2.5 py-2">
        <div className="scroll-none flex min-w-0 flex-1 gap-0.5 overflow-x-auto p-0.5">
          {inRow.map((view) => (
            <Link
              key={view}
              to="/inbox"
              search={{ view }}
              aria-current={filters.view === view ? 'page' : undefined}
              className={classes(
                'flex min-h-7 flex-none items-center gap-1 rounded-full px-2.5 text-sm font-strong no-underline pointer-coarse:min-h-11',
                filters.view === view ? 'bg-ink text-paper' : 'text-ink-2 hover:bg-sunken',
              )}
            >
              {t(`views.${view}`)}
              {count(view) && <span>{count(view)}</span>}
            </Link>
          ))}
        </div>
        <Menu
          label={t('inbox.moreViews')}
          align="end"
          items={inMenu.map((view) => ({
            id: view,
            label: t(`views.${view}`),
            hint: count(view) ?? '',
            isChecked: filters.view === view,
            onSelect: () => void navigate({ to: '/inbox', search: { view } }),
          }))}
          trigger={(props) => (
            <button
              {...props}
              type="button"
              className={classes(
                'flex min-h-7 flex-none items-center gap-1 self-center rounded-full px-2.5 text-sm font-strong pointer-coarse:min-h-11',
                inMenu.includes(filters.view) ? 'bg-ink text-paper' : 'text-ink-2 hover:bg-sunken',
              )}
            >
              {inMenu.includes(filters.view) ? t(`views.${filters.view}`) : t('inbox.more')}
              <ChevronDown aria-hidden className="lucide !size-3.5" />
            </button>
          )}
        />
      </nav>
    </header>
  );
}

interface SearchBoxProps {
  text: string;
  onText: (text: string) => void;
  onClose: () => void;
}

function SearchBox({ text, onText, onClose }: SearchBoxProps) {
  const [typed, setTyped] = useState(text);
  useEffect(() => {
    if (typed === text) return;
    const timer = setTimeout(() => onText(typed), 250);
    return () => clearTimeout(timer);
  }, [typed, text, onText]);
  return (
    <div className="flex items-center gap-1 px-3 pt-1.5">
      <input
        type="search"
        aria-label={t('inbox.search')}
        placeholder={t('inbox.searchHint')}
        autoFocus
        value={typed}
        className="field"
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onClose();
        }}
      />
      <IconButton icon={X} label={t('inbox.searchClose')} onClick={onClose} />
    </div>
  );
}
