import { Check, Circle, CircleAlert, CircleDashed, Minus } from 'lucide-react';
import { dayWithYear } from '#web/format.ts';
import { texts } from '#web/texts.ts';
import { Card, CardTitle } from '#web/ui/index.ts';
import type { Meeting, StepState } from '../contract.ts';
import { StepButton } from './step-button.tsx';
import { shownDay } from './step-words.tsx';

const t = texts('meetings');

const icons = { done: Check, 'left-out': Minus, overdue: CircleAlert, next: CircleDashed, later: Circle };
const colours: Record<StepState['state'], string> = {
  done: 'text-good',
  'left-out': 'text-ink-3',
  overdue: 'text-bad',
  next: 'text-accent',
  later: 'text-line-strong',
};

/** The course of a meeting: what was done when, what comes next and by which day, and what is missing for it. */
export function CourseCard({ meeting, mayWrite }: { meeting: Meeting; mayWrite: boolean }) {
  const isOver = meeting.status === 'closed' || meeting.status === 'cancelled';
  return (
    <Card labelledBy="course-title">
      <CardTitle id="course-title">{t('course.title')}</CardTitle>
      {meeting.isUnfinished && meeting.kind === 'account-review' && !meeting.talk?.heldAt && (
        <p className="mb-3 rounded-control bg-watch-soft px-3 py-2">
          {t(meeting.isTopScore ? 'course.topScore' : 'course.unfinished', { score: meeting.score })}
        </p>
      )}
      <ol>
        {meeting.steps.map((step) => (
          <StepLine key={step.step} meeting={meeting} step={step} mayWrite={mayWrite && !isOver} />
        ))}
      </ol>
    </Card>
  );
}

function StepLine({ meeting, step, mayWrite }: { meeting: Meeting; step: StepState; mayWrite: boolean }) {
  const Icon = icons[step.state];
  const isReady = step.doneAt === null && step.state !== 'left-out' && step.missing.length === 0;
  // Who wants to close a half review is told what it lacks, rather than left to look for a button.
  const mayTry = step.step === 'close' && step.doneAt === null && meeting.heldAt !== null;
  return (
    <li className="flex min-h-11 flex-wrap items-center gap-x-3 gap-y-1 border-t border-line py-2 first:border-t-0">
      <Icon aria-hidden className={`lucide ${colours[step.state]}`} />
      <span className="min-w-0 flex-1">
        <span className={step.state === 'later' ? 'text-ink-2' : 'font-strong'}>
          {t(`course.step.${step.step}`)}
        </span>
        <span className={`block text-sm ${step.state === 'overdue' ? 'text-bad' : 'text-ink-3'}`}>
          {stateWords(step)}
        </span>
      </span>
      {mayWrite && (isReady || mayTry) && <StepButton meeting={meeting} step={step.step} />}
    </li>
  );
}

function stateWords(step: StepState): string {
  if (step.doneAt) return t('course.done', { day: dayWithYear(step.doneAt) });
  if (step.state === 'left-out') return t('course.leftOut');
  const due =
    step.dueOn === null
      ? ''
      : t(`course.${step.state === 'overdue' ? 'wasDue' : 'due'}`, { day: shownDay(step.dueOn) });
  // One thing after the other: a later step waits for the first that lacks, not for all of them.
  const lacks = step.state === 'later' ? step.missing.slice(0, 1) : step.missing;
  const missing = lacks.map((what) => t(`missing.${what}`)).join(' · ');
  return [due, missing].filter((text) => text !== '').join(' · ');
}
