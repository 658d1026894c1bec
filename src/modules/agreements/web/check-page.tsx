import { Link, useParams } from '@tanstack/react-router';
import { texts } from '#web/texts.ts';
import { useMay } from '#web/session.ts';
import {
  BackLink,
  Card,
  CardTitle,
  EmptyState,
  ErrorState,
  PageFrame,
  Pill,
  Skeleton,
} from '#web/ui/index.ts';
import { number } from '#web/format.ts';
import type { SamePageCheck } from '../contract/checks.ts';
import { useCheck } from './api.ts';
import { stateOf } from './checks-card.tsx';
import { RankForm } from './rank-form.tsx';

const t = texts('agreements');

/** One same-page check: our five, and once both are in, both lists and then the number. */
export function Page() {
  // The router is put together from the modules' lists, so the parameter's type is known here and not to it.
  const { checkId } = useParams({ strict: false }) as { checkId: string };
  const { data, error, refetch } = useCheck(checkId);
  const mayWrite = useMay('agreements:write');
  return (
    <PageFrame
      title={t('check.title')}
      width="reading"
      beside={data && <Pill>{stateOf(data)}</Pill>}
      actions={<BackLink to="/same-page/agreements">{t('list.tab')}</BackLink>}
    >
      {!data && !error && <Skeleton className="h-72" />}
      {error && <ErrorState error={error} namespace="agreements" onRetry={() => void refetch()} />}
      {data && (
        <p className="-mt-3 text-ink-2">
          {t('one.with')}{' '}
          <Link to={`/customers/${data.customer.id}`}>{data.customer.name || data.customer.address}</Link>
        </p>
      )}
      {data && !data.result && data.isIn.us && (
        <Card>
          <EmptyState title={t('check.ourIn')}>{t('check.ourInText')}</EmptyState>
        </Card>
      )}
      {data && !data.result && !data.isIn.us && mayWrite && <RankForm check={data} choices={data.choices} />}
      {data?.result && <Both check={data} result={data.result} />}
    </PageFrame>
  );
}

function Both({ check, result }: { check: SamePageCheck; result: NonNullable<SamePageCheck['result']> }) {
  return (
    <>
      <div className="grid gap-4 sm:grid-cols-2">
        <Five title={t('check.us')} list={check.us} alone={result.onlyUs} />
        <Five title={check.customer.name || t('check.them')} list={check.them} alone={result.onlyThem} />
      </div>
      <Card>
        <p className="font-strong">{t('check.result', { overlap: result.overlap, of: result.of })}</p>
        <p className="text-ink-2">
          {t('check.agreement', {
            value: number(result.agreement, { minimumFractionDigits: 2, maximumFractionDigits: 2 }),
          })}
        </p>
        <p className="text-sm text-ink-3">{t('check.talk')}</p>
      </Card>
    </>
  );
}

interface FiveProps {
  title: string;
  list: SamePageCheck['us'];
  alone: readonly string[];
}

function Five({ title, list, alone }: FiveProps) {
  return (
    <Card>
      <CardTitle aside={list?.name}>{title}</CardTitle>
      <ol className="list-decimal pl-6">
        {list?.items.map(({ words }) => (
          <li key={words} className="my-1">
            {words} {alone.includes(words) && <Pill tone="watch">{t('check.only')}</Pill>}
          </li>
        ))}
      </ol>
    </Card>
  );
}
