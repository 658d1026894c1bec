import { useNavigate, useSearch } from '@tanstack/react-router';
import { Columns3, LifeBuoy, List } from 'lucide-react';
import { useKeys } from '#web/keys.ts';
import { useSession } from '#web/session.ts';
import { texts } from '#web/texts.ts';
import {
  Button,
  ButtonLink,
  EmptyState,
  ErrorState,
  IconButton,
  PageFrame,
  SkeletonRows,
  Tabs,
} from '#web/ui/index.ts';
import { useRecoveries, type RecoveryFilter } from './api.ts';
import { Board } from './board.tsx';
import { RecoveryList } from './recovery-list.tsx';
import { useIsNarrow } from './use-is-narrow.ts';

const t = texts('recovery');
const whose = ['all', 'mine', 'closed'] as const;
type Whose = (typeof whose)[number];
type View = 'board' | 'list';

/** Everything that is being put right, whose step is due first; which of it and how stands in the address. */
export function Page() {
  const search: Record<string, unknown> = useSearch({ strict: false });
  const navigate = useNavigate();
  const isNarrow = useIsNarrow();
  const shown = whose.find((one) => one === search['show']) ?? 'all';
  const wanted: View = search['view'] === 'list' ? 'list' : 'board';
  const view: View = isNarrow || shown === 'closed' ? 'list' : wanted;
  const go = (next: { show?: Whose; view?: View }) => {
    const place = { show: shown, view: wanted, ...next };
    void navigate({
      to: '/recoveries',
      search: {
        ...(place.show === 'all' ? {} : { show: place.show }),
        ...(place.view === 'board' ? {} : { view: place.view }),
      },
      replace: true,
    });
  };
  useKeys([
    { keys: 'j', does: t('keys.next'), run: () => step(1) },
    { keys: 'k', does: t('keys.previous'), run: () => step(-1) },
    { keys: 'b', does: t('keys.view'), run: () => go({ view: wanted === 'board' ? 'list' : 'board' }) },
  ]);
  return (
    <PageFrame
      title={t('list.title')}
      actions={
        !isNarrow &&
        shown !== 'closed' && (
          <IconButton
            look="plain"
            icon={view === 'board' ? List : Columns3}
            label={t(view === 'board' ? 'list.asList' : 'list.asBoard')}
            keys="b"
            onClick={() => go({ view: view === 'board' ? 'list' : 'board' })}
          />
        )
      }
    >
      <p className="-mt-3 max-w-prose text-ink-2">{t('list.lead')}</p>
      <Tabs
        label={t('list.which')}
        selected={shown}
        onSelect={(show) => go({ show })}
        tabs={whose.map((id) => ({ id, label: t(`list.show.${id}`) }))}
      />
      <Shown shown={shown} view={view} />
    </PageFrame>
  );
}

function Shown({ shown, view }: { shown: Whose; view: View }) {
  const { staff } = useSession();
  const filter: RecoveryFilter =
    shown === 'closed'
      ? { status: 'closed' }
      : { status: 'open', ...(shown === 'mine' ? { ownerStaffId: staff.id } : {}) };
  const list = useRecoveries(filter);
  const rows = list.data?.pages.flatMap((page) => page.data) ?? [];
  return (
    <>
      {list.isPending && <SkeletonRows rows={6} />}
      {list.isError && (
        <ErrorState error={list.error} namespace="recovery" onRetry={() => void list.refetch()} />
      )}
      {list.data && rows.length === 0 && (
        <div className="rounded-card border border-line bg-surface">
          <EmptyState
            icon={LifeBuoy}
            title={t(`empty.${shown}`)}
            action={shown !== 'closed' && <ButtonLink to="/inbox">{t('empty.inbox')}</ButtonLink>}
          >
            {t(`empty.${shown}Text`)}
          </EmptyState>
        </div>
      )}
      {rows.length > 0 && (view === 'board' ? <Board rows={rows} /> : <RecoveryList rows={rows} />)}
      {list.hasNextPage && (
        <div>
          <Button busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {t('list.more')}
          </Button>
        </div>
      )}
    </>
  );
}

/** Moves the focus along the cards or lines; Enter opens. */
function step(by: number): void {
  const links = [...document.querySelectorAll<HTMLElement>('#main [data-line]')];
  const at = links.findIndex((link) => link === document.activeElement);
  links[Math.min(links.length - 1, Math.max(0, at + by))]?.focus();
}
