import { Link } from '@tanstack/react-router';
import { Check } from 'lucide-react';
import { duration } from '#web/format.ts';
import { useMay } from '#web/session.ts';
import { texts } from '#web/texts.ts';
import { Button, Pill, Time } from '#web/ui/index.ts';
import type { Request } from '../contract.ts';
import { useChangeRequest } from './api.ts';
import { AnswerButton } from './answer-button.tsx';
import { PutRuleOnPage } from './put-rule-on-page.tsx';

const t = texts('extras');

/** One request: the customer's words, what became of it, and, where a rule had not been told, that this is on us. */
export function RequestRow({ request }: { request: Request }) {
  const isOurs = request.ruleWasTold === false;
  return (
    <li className="flex flex-col gap-1 border-t border-line py-3">
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <span className="font-strong">{request.kind.name}</span>
        {request.isUnusual && <Pill tone="watch">{t('unusual')}</Pill>}
        <Pill>{t(`scope.${request.scope}`)}</Pill>
        {request.answer !== 'open' && (
          <Pill tone={isOurs ? 'bad' : request.answer === 'no' ? 'plain' : 'good'}>
            {t(`answers.${request.answer}`)}
          </Pill>
        )}
        <span className="flex-1" />
        <Time at={request.askedAt} className="text-sm text-ink-3" />
      </div>
      <p className="break-words text-ink-2">“{request.words}”</p>
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm text-ink-3">
        <Link to={`/customers/${request.account.id}`} className="text-accent">
          {request.account.name || request.customer.name || t('nobody')}
        </Link>
        {request.conversation && (
          <Link
            to={`/inbox/${request.conversation.id}`}
            search={{ view: 'all' }}
            data-line
            className="text-accent"
          >
            #{request.conversation.number}
          </Link>
        )}
        <span>{effortWords(request)}</span>
        {request.afterExtra && <span>{t('row.after', { what: request.afterExtra.what })}</span>}
        <span className="flex-1" />
        <DoneButton request={request} />
        {request.answer === 'open' && <AnswerButton request={request} />}
        {request.answer !== 'open' && !request.doneAt && <AnswerButton request={request} again />}
      </div>
      {isOurs && (
        <div
          role="note"
          className="mt-1 flex flex-wrap items-center gap-2 rounded-card bg-bad-soft px-3 py-2"
        >
          <span className="min-w-0 flex-1 basis-64">
            <span className="font-strong text-bad">{t('row.failure')}</span>{' '}
            {request.rule?.customerSentence || request.rule?.staffWording}
          </span>
          <PutRuleOnPage request={request} />
        </div>
      )}
    </li>
  );
}

function effortWords({ effortMinutes, effortActualMinutes }: Request): string {
  const words = (minutes: number) => duration(minutes * 60_000);
  if (effortActualMinutes !== null) return t('row.took', { time: words(effortActualMinutes) });
  return effortMinutes === null ? t('row.effortUnknown') : t('row.estimated', { time: words(effortMinutes) });
}

function DoneButton({ request }: { request: Request }) {
  const mayWrite = useMay('extras:write');
  const change = useChangeRequest();
  if (!mayWrite || request.answer === 'open' || request.answer === 'no') return null;
  const isDone = request.doneAt !== null;
  return (
    <Button
      size="small"
      look="quiet"
      icon={Check}
      busy={change.isPending}
      aria-pressed={isDone}
      // What is done stays in the line; it can still be pressed by mistake and taken back.
      className={isDone ? '!min-h-6 !px-1 !py-0 !text-good' : 'pointer-coarse:min-h-11'}
      onClick={() => change.mutate({ id: request.id, isDone: !isDone })}
    >
      {t(isDone ? 'row.done' : 'row.markDone')}
    </Button>
  );
}
