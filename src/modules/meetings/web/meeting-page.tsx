import { Link, useParams } from '@tanstack/react-router';
import { Printer } from 'lucide-react';
import { useState } from 'react';
import { dayWithYear, weekdayAndTime } from '#web/format.ts';
import { useMay } from '#web/session.ts';
import { texts } from '#web/texts.ts';
import { Button, CardColumns, ErrorState, PageFrame, Pill, SkeletonRows } from '#web/ui/index.ts';
import { cancelMeeting, type Meeting } from '../contract.ts';
import { AgendaDialog } from './agenda-dialog.tsx';
import { useDoing, useMeeting } from './api.ts';
import { BeforeCard, OtherHalf } from './before-card.tsx';
import { CourseCard } from './course-card.tsx';
import { FiguresCard } from './figures-card.tsx';
import { ItemsCard } from './items-card.tsx';
import { PeopleCard } from './people-card.tsx';
import { ScoreCard } from './score-card.tsx';
import { ScriptCard } from './script-card.tsx';
import { TextCard } from './text-card.tsx';

const t = texts('meetings');

/** One meeting: its course, and the living page that both sides read and write. */
export function Page() {
  const { meetingId } = useParams({ strict: false });
  const { data, error, refetch } = useMeeting(meetingId ?? '');
  if (error)
    return (
      <PageFrame title={t('one.title')}>
        <ErrorState error={error} namespace="meetings" onRetry={() => void refetch()} />
      </PageFrame>
    );
  if (!data)
    return (
      <PageFrame title={t('one.title')}>
        <SkeletonRows rows={8} />
      </PageFrame>
    );
  return <MeetingPage meeting={data} />;
}

function MeetingPage({ meeting }: { meeting: Meeting }) {
  const mayWrite = useMay('meetings:write');
  return (
    <PageFrame
      title={meeting.title}
      beside={
        <Pill tone={meeting.isUnfinished ? 'watch' : 'plain'}>
          {t(meeting.isUnfinished ? 'status.unfinished' : `status.${meeting.status}`)}
        </Pill>
      }
      actions={<Actions meeting={meeting} mayWrite={mayWrite} />}
    >
      <Where meeting={meeting} />
      <CardColumns
        main={<MainColumn meeting={meeting} mayWrite={mayWrite} />}
        side={<SideColumn meeting={meeting} mayWrite={mayWrite} />}
      />
    </PageFrame>
  );
}

function Where({ meeting }: { meeting: Meeting }) {
  const { customer, owner, place, minutes } = meeting;
  const when = `${weekdayAndTime(meeting.scheduledAt)}, ${dayWithYear(meeting.scheduledAt)}`;
  const facts = [when, t('one.minutes', { count: minutes }), place, owner?.name].filter(Boolean).join(' · ');
  return (
    <p className="-mt-3 flex flex-wrap gap-x-3 gap-y-1 text-ink-2">
      <Link to="/same-page/reviews" className="text-accent">
        {t('one.back')}
      </Link>
      <span>{facts}</span>
      {customer && (
        <Link to="/customers/$customerId" params={{ customerId: customer.id }} className="text-accent">
          {customer.name}
        </Link>
      )}
      <OtherHalf meeting={meeting} />
    </p>
  );
}

function Actions({ meeting, mayWrite }: { meeting: Meeting; mayWrite: boolean }) {
  const cancel = useDoing(cancelMeeting);
  const isPlanned = meeting.heldAt === null && meeting.status !== 'cancelled';
  return (
    <>
      {mayWrite && isPlanned && (
        <Button look="quiet" busy={cancel.isPending} onClick={() => cancel.mutate({ id: meeting.id })}>
          {t('one.cancel')}
        </Button>
      )}
      {meeting.customer && (
        <Button
          icon={Printer}
          onClick={() => window.open(`/api/v1/meetings/${meeting.id}/print`, '_blank', 'noopener')}
        >
          {t('one.print')}
        </Button>
      )}
    </>
  );
}

interface ColumnProps {
  meeting: Meeting;
  mayWrite: boolean;
}

function MainColumn({ meeting, mayWrite }: ColumnProps) {
  const [isBuilding, setBuilding] = useState(false);
  const isOver = meeting.status === 'closed' || meeting.status === 'cancelled';
  const isOpen = !isOver && meeting.agreedAt === null;
  const common = { meeting, mayWrite, isOpen };
  const isTalk = meeting.kind === 'post-review-talk';
  const { customer } = meeting;
  const build = customer && mayWrite && isOpen && (
    <Button onClick={() => setBuilding(true)}>{t('agenda.build')}</Button>
  );
  return (
    <>
      <BeforeCard meeting={meeting} />
      {isTalk && <ScriptCard {...common} />}
      <ItemsCard {...common} kind="agenda" actions={build} />
      <ItemsCard {...common} kind="focus" />
      <TextCard meeting={meeting} name="notes" isFixed={!mayWrite || !isOpen} />
      <ItemsCard {...common} kind="action" />
      <ItemsCard {...common} kind="open-point" isOpen={!isOver} />
      {isBuilding && customer && (
        <AgendaDialog meeting={meeting} customerId={customer.id} onClose={() => setBuilding(false)} />
      )}
    </>
  );
}

function SideColumn({ meeting, mayWrite }: ColumnProps) {
  const isOver = meeting.status === 'closed' || meeting.status === 'cancelled';
  const isReview = meeting.kind === 'account-review';
  return (
    <>
      <CourseCard meeting={meeting} mayWrite={mayWrite} />
      {isReview && <ScoreCard meeting={meeting} mayWrite={mayWrite && !isOver} />}
      <FiguresCard meeting={meeting} />
      <PeopleCard meeting={meeting} mayWrite={mayWrite && !isOver} />
      {meeting.kind === 'post-review-talk' && (
        <TextCard meeting={meeting} name="teamNote" isFixed={!mayWrite} rows={2} />
      )}
      <TextCard meeting={meeting} name="privateNotes" isFixed={!mayWrite} rows={4} />
    </>
  );
}
