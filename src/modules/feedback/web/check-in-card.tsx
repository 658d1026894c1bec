import { MessageCircleQuestion } from 'lucide-react';
import type { Customer } from '#modules/customers/contract.ts';
import { dayWithYear } from '#web/format.ts';
import { useMay } from '#web/session.ts';
import { texts } from '#web/texts.ts';
import { Button, Card, CardTitle, ErrorState, Skeleton, Time } from '#web/ui/index.ts';
import type { CustomerCheckIns } from '../contract/check-ins.ts';
import { useCustomerCheckIns, useSendCheckIn } from './api.ts';
import { ScoreLine } from './score-line.tsx';

const t = texts('feedback');

/** What this customer says when asked the three questions, and asking them now. */
export function CheckInCard({ customer }: { customer: Customer }) {
  const mayRead = useMay('answers:read');
  const mayAsk = useMay('customers:write');
  const found = useCustomerCheckIns(customer.id);
  const send = useSendCheckIn(customer.id);
  if (!mayRead) return null;
  return (
    <Card labelledBy="check-in-title">
      <CardTitle id="check-in-title">{t('checkIn.title')}</CardTitle>
      {found.isPending && <Skeleton className="h-20" />}
      {found.isError && (
        <ErrorState error={found.error} namespace="feedback" onRetry={() => void found.refetch()} />
      )}
      {found.data && (
        <div className="flex flex-col items-start gap-2">
          {found.data.latest ? (
            <Latest latest={found.data.latest} />
          ) : (
            <p className="text-ink-2">
              {found.data.sentAt
                ? t('checkIn.waiting', { on: dayWithYear(found.data.sentAt) })
                : t('checkIn.never')}
            </p>
          )}
          {found.data.score.n > 0 && <ScoreLine score={found.data.score} />}
          {mayAsk && (
            <Button
              size="small"
              icon={MessageCircleQuestion}
              disabled={!found.data.verdict.allowed}
              busy={send.isPending}
              onClick={() => send.mutate(undefined)}
              className="pointer-coarse:min-h-11"
            >
              {t('checkIn.ask')}
            </Button>
          )}
          {mayAsk && !found.data.verdict.allowed && (
            <p className="text-sm text-ink-3">{whyNot(found.data.verdict)}</p>
          )}
        </div>
      )}
    </Card>
  );
}

function Latest({ latest }: { latest: NonNullable<CustomerCheckIns['latest']> }) {
  const marks = (['exceeding', 'standards', 'satisfied'] as const).flatMap((name) =>
    latest[name] === null ? [] : [{ name, value: latest[name] }],
  );
  return (
    <div className="w-full">
      <dl className="flex flex-col">
        {marks.map(({ name, value }) => (
          <div key={name} className="flex items-baseline gap-2 py-0.5">
            <dt className="flex-1 text-ink-2">{t(`checkIn.question.${name}`)}</dt>
            <dd>{t('checkIn.ofTen', { value })}</dd>
          </div>
        ))}
      </dl>
      {latest.howFar && (
        <p className="mt-1">
          {t(`howFar.said.${latest.howFar}`)}
          {latest.words ? ` “${latest.words}”` : ''}
        </p>
      )}
      <p className="mt-1 text-sm text-ink-3">
        {t('checkIn.answered')} <Time at={latest.at} />
      </p>
    </div>
  );
}

function whyNot({ because, from }: CustomerCheckIns['verdict']): string {
  return t(`checkIn.not.${because ?? 'asked-lately'}`, { on: from ? dayWithYear(from) : '' });
}
