import { Link } from '@tanstack/react-router';
import { Check, Share2 } from 'lucide-react';
import type { Answer } from '#modules/feedback/contract.ts';
import { number } from '#web/format.ts';
import { texts } from '#web/texts.ts';
import { Button, Card, CardTitle, ErrorState, Pill, Skeleton, Time } from '#web/ui/index.ts';
import { useAnswerChange, useMyAnswers } from './api.ts';

const t = texts('promises');

/** What customers said about me: mine alone until I share it. */
export function MyAnswersCard() {
  const answers = useMyAnswers();
  const first = answers.data?.pages[0];
  const lines = answers.data?.pages.flatMap((page) => page.data) ?? [];
  return (
    <Card labelledBy="mine-title">
      <CardTitle
        id="mine-title"
        aside={first && first.unread > 0 ? t('mine.unread', { count: first.unread }) : undefined}
      >
        {t('mine.title')}
      </CardTitle>
      {answers.isPending && <Skeleton className="h-28" />}
      {answers.isError && <ErrorState error={answers.error} onRetry={() => void answers.refetch()} />}
      {first && (lines.length > 0 || first.asksMade > 0) && (
        <p className="mb-2 text-sm text-ink-3">
          {first.mark.shown
            ? t('mine.mark', {
                value: decimal(first.mark.value),
                low: decimal(first.mark.interval.low),
                high: decimal(first.mark.interval.high),
                n: first.mark.n,
              })
            : t('mine.soFar', { n: first.mark.n, needed: first.mark.needed })}{' '}
          {t('mine.asks', { count: first.asksMade })}
        </p>
      )}
      {first && lines.length === 0 && <p className="text-ink-2">{t('mine.none')}</p>}
      <ul>
        {lines.map((answer) => (
          <AnswerLine key={answer.id} answer={answer} />
        ))}
      </ul>
      {answers.hasNextPage && (
        <Button
          size="small"
          className="mt-2 pointer-coarse:min-h-11"
          busy={answers.isFetchingNextPage}
          onClick={() => void answers.fetchNextPage()}
        >
          {t('mine.more')}
        </Button>
      )}
    </Card>
  );
}

function AnswerLine({ answer }: { answer: Answer }) {
  const read = useAnswerChange('read');
  const share = useAnswerChange('share');
  const name = answer.customer.name || t('due.nobody');
  return (
    <li className="flex flex-col gap-1 border-t border-line py-2.5">
      <div className="flex items-center gap-2 text-sm text-ink-3">
        {!answer.readAt && <Pill tone="accent">{t('mine.new')}</Pill>}
        <span className="min-w-0 flex-1 truncate">{t(`mine.question.${answer.question}`)}</span>
        <Time at={answer.at} />
      </div>
      <p className={answer.readAt ? 'break-words text-ink-2' : 'break-words font-strong'}>
        {valueWords(answer)}
      </p>
      <div className="flex flex-wrap items-center gap-x-1 gap-y-0.5 text-sm">
        {answer.conversation ? (
          <Link
            to={`/inbox/${answer.conversation.id}`}
            search={{ view: 'all' }}
            data-line
            className="min-w-0 truncate text-accent"
          >
            {t('mine.from', { name })}
          </Link>
        ) : (
          <span className="text-ink-3">{t('mine.from', { name })}</span>
        )}
        <span className="ml-auto flex">
          {!answer.readAt && (
            <Button
              size="small"
              look="quiet"
              icon={Check}
              busy={read.isPending}
              onClick={() => read.mutate(answer.id)}
              aria-label={t('mine.readOf', { name })}
              className="pointer-coarse:min-h-11"
            >
              {t('mine.read')}
            </Button>
          )}
          {answer.sharedAt ? (
            <Pill>{t('mine.shared')}</Pill>
          ) : (
            <Button
              size="small"
              look="quiet"
              icon={Share2}
              busy={share.isPending}
              onClick={() => share.mutate(answer.id)}
              aria-label={t('mine.shareOf', { name })}
              className="pointer-coarse:min-h-11"
            >
              {t('mine.share')}
            </Button>
          )}
        </span>
      </div>
    </li>
  );
}

function valueWords({ question, value }: Answer): string {
  if (question === 'how-did-i-do') return t('mine.ofFive', { value });
  if (['keep', 'change', 'what-missed', 'rule-in-the-way'].includes(question)) return `“${value}”`;
  return value;
}

function decimal(value: number): string {
  return number(value, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
}
