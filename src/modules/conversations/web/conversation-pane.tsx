import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useKeys } from '#web/keys.ts';
import { useAnnouncePresence } from '#web/live.ts';
import { setPreferences, usePreferences } from '#web/preferences.ts';
import { useMay, useSession } from '#web/session.ts';
import { texts } from '#web/texts.ts';
import { Dialog, ErrorState, Skeleton, usePageTitle } from '#web/ui/index.ts';
import { keys as queryKeys, useThread } from './api.ts';
import { useChangeConversation } from './changes.ts';
import { Composer } from './composer.tsx';
import { ConversationHeader } from './conversation-header.tsx';
import { CustomerPanel } from './customer-panel.tsx';
import { RestrictedNotice } from './restricted-notice.tsx';
import { Thread } from './thread.tsx';

const t = texts('conversations');

interface ConversationPaneProps {
  id: string;
  onBack: () => void;
  /** The conversation has been dealt with: on to the next. */
  onDone: () => void;
}

/** One conversation with its composer, and the customer beside it. */
export function ConversationPane({ id, onBack, onDone }: ConversationPaneProps) {
  const thread = useThread(id);
  const client = useQueryClient();
  const { staff } = useSession();
  const mayWrite = useMay('conversations:write');
  const mayNote = useMay('notes:write');
  const { panel } = usePreferences();
  const [isSheetOpen, setSheetOpen] = useState(false);
  const [isTyping, setTyping] = useState(false);
  const change = useChangeConversation(staff.id);
  const isQuiet = useRef<ReturnType<typeof setTimeout>>(undefined);
  useAnnouncePresence(id, isTyping ? 'typing' : 'looking');
  const onTyping = useCallback(() => {
    setTyping(true);
    clearTimeout(isQuiet.current);
    isQuiet.current = setTimeout(() => setTyping(false), 4_000);
  }, []);
  useEffect(() => {
    // On a phone the list has gone, and the focus with it: it continues at the messages.
    if (matchMedia('(width < 48rem)').matches) document.querySelector<HTMLElement>('#thread')?.focus();
    return () => clearTimeout(isQuiet.current);
  }, []);

  const first = thread.data?.pages[0];
  const conversation = first?.conversation;
  usePageTitle(conversation ? conversation.subject || t('inbox.noSubject') : t('inbox.title'));
  const togglePanel = () => {
    if (matchMedia('(width < 64rem)').matches) setSheetOpen(true);
    else setPreferences({ panel: panel === 'open' ? 'folded' : 'open' });
  };
  const close = () => {
    if (!conversation || !mayWrite) return;
    const isClosed = conversation.status === 'closed';
    change.mutate({ id, change: { status: isClosed ? 'open' : 'closed' } });
    if (!isClosed) onDone();
  };
  useKeys([
    { keys: 'd', does: t('keys.close'), run: close },
    { keys: ']', does: t('keys.panel'), run: togglePanel },
    {
      keys: 'Shift+A',
      does: t('keys.assignMe'),
      run: () => change.mutate({ id, change: { assigneeId: staff.id } }),
    },
  ]);
  if (thread.isError && !first)
    return (
      <ErrorState error={thread.error} namespace="conversations" onRetry={() => void thread.refetch()} />
    );
  return (
    <>
      <section
        aria-label={t('conversation.region')}
        className="flex min-h-0 min-w-0 flex-1 flex-col bg-paper"
      >
        {conversation ? (
          <ConversationHeader
            conversation={conversation}
            isPanelOpen={panel === 'open'}
            onBack={onBack}
            onClose={close}
            onChange={(wanted) => {
              change.mutate({ id, change: wanted });
              if (wanted.status && wanted.status !== 'open') onDone();
            }}
            onPanel={togglePanel}
          />
        ) : (
          <HeaderSkeleton />
        )}
        <Thread thread={thread} />
        {conversation?.isRestricted && (
          <RestrictedNotice onLift={() => change.mutate({ id, change: { isRestricted: false } })} />
        )}
        {first && mayNote && !conversation?.isRestricted && (
          <Composer
            page={first}
            onTyping={onTyping}
            onSent={(then) => {
              setTyping(false);
              void client.invalidateQueries({ queryKey: queryKeys.lists });
              if (then !== 'open') onDone();
            }}
          />
        )}
      </section>
      {conversation && panel === 'open' && (
        <aside
          aria-label={t('panel.region')}
          className="scroll-quiet hidden w-[300px] flex-none overflow-y-auto border-l border-line bg-surface lg:block"
        >
          <CustomerPanel conversation={conversation} />
        </aside>
      )}
      {conversation && isSheetOpen && (
        <Dialog shape="side" title={t('panel.region')} onClose={() => setSheetOpen(false)}>
          <div className="-mx-5">
            <CustomerPanel conversation={conversation} />
          </div>
        </Dialog>
      )}
    </>
  );
}

function HeaderSkeleton() {
  return (
    <div className="flex h-[65px] flex-none flex-col justify-center gap-2 border-b border-line px-5">
      <Skeleton className="h-4 w-64" />
      <Skeleton className="h-3 w-40" />
    </div>
  );
}
