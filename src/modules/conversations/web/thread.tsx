import type { UseInfiniteQueryResult } from '@tanstack/react-query';
import { ChevronDown } from 'lucide-react';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { texts } from '#web/texts.ts';
import { Announce, Button, Skeleton } from '#web/ui/index.ts';
import type { Message } from '../contract.ts';
import type { Thread as ThreadData, ThreadPage } from './changes.ts';
import { EventLine } from './event-line.tsx';
import { MessageCard } from './message-card.tsx';

const t = texts('conversations');
const nearEnd = 80;

/** Everything said and done in one conversation, oldest first; opens at the newest. */
export function Thread({ thread }: { thread: UseInfiniteQueryResult<ThreadData> }) {
  const scroller = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const isAtEnd = useRef(true);
  const [hasNew, setNew] = useState(false);
  const pages = thread.data?.pages ?? [];
  const entries = inOrder(pages);
  const last = pages[0]?.messages.at(-1);
  const lastId = last?.id;
  const toEnd = () => scroller.current?.scrollTo({ top: scroller.current.scrollHeight });

  // Frames of mail learn their height late; who reads the newest stays with it, who reads further up is not moved.
  useEffect(() => {
    if (!content.current || !scroller.current) return;
    const observer = new ResizeObserver(() => isAtEnd.current && toEnd());
    observer.observe(content.current);
    // The composer opens and takes room from below.
    observer.observe(scroller.current);
    return () => observer.disconnect();
  }, []);
  useLayoutEffect(() => {
    if (isAtEnd.current) toEnd();
    else setNew(true);
  }, [lastId]);

  return (
    <div className="relative min-h-0 flex-1">
      <div
        ref={scroller}
        id="thread"
        tabIndex={0}
        role="region"
        aria-label={t('thread.region')}
        className="scroll-quiet h-full overflow-y-auto px-3 py-4 -outline-offset-2 pointer-coarse:outline-none md:px-6"
        onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) => {
          isAtEnd.current = scrollHeight - scrollTop - clientHeight < nearEnd;
          if (isAtEnd.current) setNew(false);
        }}
      >
        <div ref={content} className="mx-auto flex max-w-[760px] flex-col gap-3">
          {thread.isPending && <ThreadSkeleton />}
          {thread.hasNextPage && (
            <Button
              look="quiet"
              size="small"
              className="self-center"
              busy={thread.isFetchingNextPage}
              onClick={() => {
                isAtEnd.current = false;
                void thread.fetchNextPage();
              }}
            >
              {t('thread.earlier')}
            </Button>
          )}
          {entries.map((entry) =>
            entry.kind === 'event' ? (
              <EventLine key={entry.event.id} event={entry.event} />
            ) : (
              <MessageCard key={entry.message.id} message={entry.message} />
            ),
          )}
        </div>
      </div>
      {hasNew && (
        <Button
          size="small"
          icon={ChevronDown}
          className="arrive !absolute bottom-3 left-1/2 -translate-x-1/2 !rounded-full shadow-lifted"
          onClick={toEnd}
        >
          {t('thread.newBelow')}
        </Button>
      )}
      <Announce>{last && t('thread.lastSaid', { name: last.author.name })}</Announce>
    </div>
  );
}

type Entry =
  | { kind: 'message'; at: string; message: Message }
  | { kind: 'event'; at: string; event: ThreadPage['events'][number] };

function inOrder(pages: readonly ThreadPage[]): Entry[] {
  const messages = new Map(pages.flatMap((page) => page.messages).map((message) => [message.id, message]));
  const events = new Map(pages.flatMap((page) => page.events).map((event) => [event.id, event]));
  const entries: Entry[] = [
    ...[...messages.values()].map((message) => ({ kind: 'message' as const, at: message.sentAt, message })),
    ...[...events.values()].map((event) => ({ kind: 'event' as const, at: event.at, event })),
  ];
  return entries.sort((one, other) => one.at.localeCompare(other.at));
}

function ThreadSkeleton() {
  return (
    <>
      {['h-28', 'h-20', 'h-36'].map((height) => (
        <div key={height} className="flex gap-3">
          <Skeleton className="size-7 !rounded-full" />
          <Skeleton className={`${height} flex-1 !rounded-card`} />
        </div>
      ))}
    </>
  );
}
