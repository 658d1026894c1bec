import { dayWithYear } from '#web/format.ts';
import { texts } from '#web/texts.ts';
import { Pill, type Tone } from '#web/ui/index.ts';
import type { MeetingBrief, StepState } from '../contract.ts';

const t = texts('meetings');

/** A day without a time is the same date everywhere; noon keeps it from slipping into the next one. */
export function shownDay(day: string): string {
  return dayWithYear(`${day}T12:00:00`);
}

export function stepWords(step: StepState): string {
  const due = step.dueOn === null ? '' : shownDay(step.dueOn);
  if (step.state === 'overdue') return t(`step.overdue.${step.step}`, { day: due });
  return due === '' ? t(`step.next.${step.step}`) : t(`step.dueBy.${step.step}`, { day: due });
}

const toneOf: Record<StepState['state'], Tone> = {
  done: 'good',
  'left-out': 'plain',
  overdue: 'bad',
  next: 'accent',
  later: 'plain',
};

/** What comes next for a meeting and by when, or that all of it is done. */
export function NextStep({ meeting }: { meeting: Pick<MeetingBrief, 'next' | 'status' | 'isUnfinished'> }) {
  if (meeting.status === 'closed') return <Pill tone="good">{t('status.closed')}</Pill>;
  if (meeting.status === 'cancelled') return <Pill>{t('status.cancelled')}</Pill>;
  if (!meeting.next) return null;
  return <Pill tone={toneOf[meeting.next.state]}>{stepWords(meeting.next)}</Pill>;
}
