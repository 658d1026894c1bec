import { CalendarPlus, Handshake } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { SamePageFrame } from '#modules/agreements/web/index.ts';
import { useKeys } from '#web/keys.ts';
import { useMay } from '#web/session.ts';
import { texts } from '#web/texts.ts';
import { Button, Card, EmptyState, ErrorState, SkeletonRows, Tabs } from '#web/ui/index.ts';
import { useMeetings, type View } from './api.ts';
import { MeetingLine } from './meeting-line.tsx';
import { PlanDialog } from './plan-dialog.tsx';

const t = texts('meetings');
const views = ['to-come', 'unfinished', 'past'] as const satisfies View[];
type Shown = (typeof views)[number];

/** Reviews and the talks that follow them: what is to come, what is not finished yet, and what was. */
export function Page() {
  const mayWrite = useMay('meetings:write');
  const [view, setView] = useState<Shown>('to-come');
  const [isPlanning, setPlanning] = useState(false);
  const unfinished = useMeetings({ view: 'unfinished' }).data?.pages[0]?.data.length;
  const plan = mayWrite && (
    <Button look="primary" icon={CalendarPlus} onClick={() => setPlanning(true)}>
      {t('list.plan')}
    </Button>
  );
  const shown = useMeetings({ view }).data?.pages[0]?.data;
  // The empty list offers the button, and one is enough.
  const hasSome = view !== 'to-come' || (shown?.length ?? 0) > 0;
  useKeys(mayWrite ? [{ keys: 'n', does: t('list.plan'), run: () => setPlanning(true) }] : []);
  return (
    <SamePageFrame tab="/same-page/reviews" lead={t('list.lead')} actions={hasSome ? plan : undefined}>
      <Tabs
        label={t('list.views')}
        selected={view}
        onSelect={setView}
        tabs={views.map((id) => ({
          id,
          label: t(`list.view.${id}`),
          count: id === 'unfinished' ? unfinished : undefined,
        }))}
      >
        <Meetings view={view} action={plan} />
      </Tabs>
      {isPlanning && <PlanDialog onClose={() => setPlanning(false)} />}
    </SamePageFrame>
  );
}

function Meetings({ view, action }: { view: Shown; action: ReactNode }) {
  const list = useMeetings({ view });
  if (list.error) return <ErrorState error={list.error} onRetry={() => void list.refetch()} />;
  if (!list.data) return <SkeletonRows rows={6} />;
  const meetings = list.data.pages.flatMap((page) => page.data);
  if (meetings.length === 0)
    return (
      <EmptyState
        icon={Handshake}
        title={t(`list.none.${view}`)}
        action={view === 'to-come' ? action : undefined}
      >
        {t(`list.noneText.${view}`)}
      </EmptyState>
    );
  return (
    <Card>
      <ul>
        {meetings.map((meeting) => (
          <MeetingLine key={meeting.id} meeting={meeting} />
        ))}
      </ul>
      {list.hasNextPage && (
        <Button
          size="small"
          className="mt-2"
          busy={list.isFetchingNextPage}
          onClick={() => void list.fetchNextPage()}
        >
          {t('list.more')}
        </Button>
      )}
    </Card>
  );
}
