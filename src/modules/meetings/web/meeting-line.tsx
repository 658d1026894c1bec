import { Link } from '@tanstack/react-router';
import { dayWithYear, weekdayAndTime } from '#web/format.ts';
import { texts } from '#web/texts.ts';
import type { MeetingBrief } from '../contract.ts';
import { NextStep } from './step-words.tsx';

const t = texts('meetings');

/** One meeting in a list: with whom, when, what it was scored, and what comes next. */
export function MeetingLine({ meeting }: { meeting: MeetingBrief }) {
  const who = [t(`kind.${meeting.kind}`), meeting.owner?.name].filter(Boolean).join(' · ');
  return (
    <li className="border-t border-line first:border-t-0">
      <Link
        to="/same-page/reviews/$meetingId"
        params={{ meetingId: meeting.id }}
        data-line
        className="-mx-2 grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-1 rounded-control px-2 py-2.5 text-ink no-underline hover:bg-sunken"
      >
        <span className="min-w-0">
          <span className="block font-strong sm:truncate">{meeting.title}</span>
          <span className="block truncate text-sm text-ink-3">{who}</span>
        </span>
        <Score meeting={meeting} />
        <span className="text-sm text-ink-2 max-sm:col-span-2">
          {weekdayAndTime(meeting.scheduledAt)}, {dayWithYear(meeting.scheduledAt)}
        </span>
        <span className="max-sm:col-span-2 sm:justify-self-end">
          <NextStep meeting={meeting} />
        </span>
      </Link>
    </li>
  );
}

function Score({ meeting }: { meeting: MeetingBrief }) {
  if (meeting.score === null) return <span />;
  return (
    <span
      className={`justify-self-end font-serif text-xl font-bold ${meeting.isTopScore ? 'text-good' : ''}`}
      aria-label={t('score.label', { score: meeting.score })}
      role="img"
    >
      {meeting.score}
    </span>
  );
}
