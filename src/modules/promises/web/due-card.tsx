import { Link } from '@tanstack/react-router';
import { CircleCheck, Timer, TimerOff } from 'lucide-react';
import { duration, exactTime, useNow } from '#web/format.ts';
import { useSession } from '#web/session.ts';
import { texts } from '#web/texts.ts';
import {
  Avatar,
  Button,
  Card,
  CardTitle,
  EmptyState,
  ErrorState,
  Pill,
  SkeletonRows,
} from '#web/ui/index.ts';
import type { DuePromise } from '../contract.ts';
import { useDue } from './api.ts';

const t = texts('promises');
type Due = ReturnType<typeof useDue>;

/** Promises that can still be kept, the next due first; then those that are late and still unanswered. */
export function DueCard() {
  const atRisk = useDue('at-risk');
  const missed = useDue('missed');
  const error = atRisk.error ?? missed.error;
  const soon = linesOf(atRisk);
  const late = linesOf(missed);
  const isLoaded = atRisk.data !== undefined && missed.data !== undefined;
  return (
    <Card labelledBy="due-title">
      <CardTitle id="due-title" aside={isLoaded && soon.length > 0 ? t('due.canBeKept') : undefined}>
        {t('due.title')}
      </CardTitle>
      {error && (
        <ErrorState
          error={error}
          onRetry={() => {
            void atRisk.refetch();
            void missed.refetch();
          }}
        />
      )}
      {!error && !isLoaded && <SkeletonRows rows={4} />}
      {isLoaded && soon.length === 0 && late.length === 0 && (
        <EmptyState icon={CircleCheck} title={t('due.none')}>
          {t('due.noneHint')}
        </EmptyState>
      )}
      {soon.length > 0 && <DueList lines={soon} list={atRisk} />}
      {late.length > 0 && (
        <>
          <h3 className="mt-4 mb-1 text-sm font-strong text-bad">{t('due.late')}</h3>
          <p className="mb-1 text-sm text-ink-3">{t('due.lateHint')}</p>
          <DueList lines={late} list={missed} />
        </>
      )}
    </Card>
  );
}

function linesOf(due: Due): DuePromise[] {
  return due.data?.pages.flatMap((page) => page.data) ?? [];
}

function DueList({ lines, list }: { lines: DuePromise[]; list: Due }) {
  return (
    <>
      <ul>
        {lines.map((line) => (
          <DueLine key={line.id} line={line} />
        ))}
      </ul>
      {list.hasNextPage && (
        <Button
          size="small"
          className="mt-2 pointer-coarse:min-h-11"
          busy={list.isFetchingNextPage}
          onClick={() => void list.fetchNextPage()}
        >
          {t('due.more')}
        </Button>
      )}
    </>
  );
}

function DueLine({ line }: { line: DuePromise }) {
  const { staff } = useSession();
  const now = useNow();
  const left = new Date(line.dueAt).getTime() - now;
  const time = duration(Math.abs(left));
  const name = line.customer.name || line.customer.address || t('due.nobody');
  const isLate = line.state === 'missed' || left <= 0;
  return (
    <li className="border-t border-line">
      <Link
        to={`/inbox/${line.conversation.id}`}
        search={{ view: line.staffId === staff.id ? 'mine' : 'unassigned' }}
        data-line
        className="-mx-2 flex min-h-14 items-center gap-3 rounded-control px-2 py-2 text-ink no-underline hover:bg-sunken"
      >
        <Avatar name={name} />
        <span className="min-w-0 flex-1">
          <span className="block truncate font-strong">{name}</span>
          <span className="block truncate text-sm text-ink-2">
            {line.conversation.subject || t('due.noSubject')}
          </span>
        </span>
        <span
          className="flex flex-none flex-col items-end gap-0.5"
          title={`${line.promise.name}: ${exactTime(line.dueAt)}`}
        >
          <Pill tone={isLate ? 'bad' : 'watch'} icon={isLate ? TimerOff : Timer}>
            {t(isLate ? 'due.lateBy' : 'due.left', { time })}
          </Pill>
          <span className="text-xs text-ink-3">
            {line.staffId === staff.id ? line.promise.name : t('due.unassigned')}
          </span>
        </span>
      </Link>
    </li>
  );
}
