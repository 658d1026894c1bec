import { useNavigate, useParams } from '@tanstack/react-router';
import { Inbox } from 'lucide-react';
import { lazy, Suspense, useMemo, useRef } from 'react';
import { useKeys } from '#web/keys.ts';
import { setPreferences, usePreferences } from '#web/preferences.ts';
import { texts } from '#web/texts.ts';
import { EmptyState, SkeletonRows } from '#web/ui/index.ts';
import { useConversations } from './api.ts';
import { useFilters } from './filters.ts';
import { InboxList } from './inbox-list.tsx';
import { PaneDivider } from './pane-divider.tsx';
import { useNeighbours } from './neighbours.ts';

const t = texts('conversations');

// The list is in the first load; reading and writing come as soon as somebody reaches for it.
const loadPane = () => import('./conversation-pane.tsx');
const ConversationPane = lazy(async () => ({ default: (await loadPane()).ConversationPane }));
const fetchPane = () => void loadPane();

/** The router writes `page` where the row says `true`; both mean the same. */
const selectedRow = 'a[aria-current]:not([aria-current="false"])';

/** List · conversation · customer panel; on a phone one page each. */
export function Page() {
  // The router is put together from the modules' lists, so the parameter's type is known here and not to it.
  const { conversationId } = useParams({ strict: false }) as { conversationId?: string };
  const filters = useFilters();
  const list = useConversations(filters);
  const items = useMemo(() => list.data?.pages.flatMap((page) => page.data) ?? [], [list.data]);
  const { listWidth } = usePreferences();
  const navigate = useNavigate();
  const listElement = useRef<HTMLDivElement>(null);
  const open = (id: string | undefined) =>
    void navigate({
      to: id ? `/inbox/${id}` : '/inbox',
      search: (search: Record<string, unknown>) => search,
      // Moving along the list leaves no trail to step back through.
      replace: id !== undefined && conversationId !== undefined,
    });
  const { next, previous, after } = useNeighbours(items, conversationId);
  const focusList = () => {
    const row = listElement.current?.querySelector<HTMLElement>(
      'a[aria-current]:not([aria-current="false"]), a',
    );
    row?.focus();
  };
  useKeys([
    { keys: 'j', does: t('keys.next'), run: () => next && open(next) },
    { keys: 'k', does: t('keys.previous'), run: () => previous && open(previous) },
    {
      keys: 'Enter',
      does: t('keys.read'),
      run: (event) => {
        const link = event.target instanceof HTMLElement ? event.target.closest('a, button') : null;
        if (link instanceof HTMLElement && !link.matches(selectedRow)) return link.click();
        document.querySelector<HTMLElement>('#thread')?.focus();
      },
    },
    {
      keys: 'Escape',
      does: t('keys.back'),
      run: () => (matchMedia('(width < 48rem)').matches ? open(undefined) : focusList()),
    },
  ]);
  return (
    <div className="flex h-full">
      <h1 className="sr-only">{t('inbox.title')}</h1>
      <div
        ref={listElement}
        onPointerEnter={fetchPane}
        onFocus={fetchPane}
        style={{ '--list-width': `${listWidth}px` } as React.CSSProperties}
        className={`min-h-0 w-full flex-none border-line bg-surface md:w-[var(--list-width)] md:border-r ${conversationId ? 'max-md:hidden' : ''}`}
      >
        <InboxList filters={filters} list={list} items={items} selectedId={conversationId} />
      </div>
      <PaneDivider
        width={listWidth}
        onWidth={(width) => setPreferences({ listWidth: width })}
        label={t('inbox.divider')}
      />
      {conversationId ? (
        <Suspense
          fallback={
            <div className="flex-1 p-6">
              <SkeletonRows rows={6} />
            </div>
          }
        >
          <ConversationPane
            key={conversationId}
            id={conversationId}
            onBack={() => open(undefined)}
            onDone={() => open(after)}
          />
        </Suspense>
      ) : (
        <div className="hidden flex-1 md:flex">
          <EmptyState icon={Inbox} title={t('inbox.choose')}>
            {t('inbox.chooseHint')}
          </EmptyState>
        </div>
      )}
    </div>
  );
}
