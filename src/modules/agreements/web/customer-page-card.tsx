import { Link, useNavigate } from '@tanstack/react-router';
import { PenLine, Scale } from 'lucide-react';
import type { Customer } from '#modules/customers/contract.ts';
import { useMay } from '#web/session.ts';
import { texts } from '#web/texts.ts';
import { Button, Card, CardTitle, Skeleton } from '#web/ui/index.ts';
import { openCheck } from '../contract/checks.ts';
import { useBeside, useCreate, useDoing } from './api.ts';
import { TopLines } from './page-block.tsx';
import { PageState } from './page-state.tsx';

const t = texts('agreements');

/** The page between us and this customer, and whether both sides mean the same. */
export function CustomerPageCard({ customer }: { customer: Customer }) {
  const { data } = useBeside(customer.id);
  const mayWrite = useMay('agreements:write');
  const navigate = useNavigate();
  const create = useCreate();
  const open = useDoing(openCheck, t('done.checkOpened'));
  const goTo = (id: string) => void navigate({ to: `/same-page/agreements/${id}` });
  return (
    <Card labelledBy="between-title">
      <CardTitle
        id="between-title"
        aside={
          data?.agreement && <Link to={`/same-page/agreements/${data.agreement.id}`}>{t('block.open')}</Link>
        }
      >
        {t('block.title')}
      </CardTitle>
      {!data && <Skeleton className="h-16" />}
      {data && !data.agreement && <p className="text-ink-2">{t('card.none')}</p>}
      {data?.agreement && (
        <div className="mb-2">
          <PageState page={data.agreement} />
        </div>
      )}
      {data && <TopLines beside={data} />}
      {data?.check && (
        <p className="mt-2">
          <Link to={`/same-page/checks/${data.check.id}`}>{t('check.title')}</Link>
          <span className="text-ink-3">
            {' · '}
            {t(
              data.check.isComplete
                ? 'check.complete'
                : data.check.waitsFor.includes('us')
                  ? 'check.waitsUs'
                  : 'check.waitsThem',
            )}
          </span>
        </p>
      )}
      {data && mayWrite && (
        <div className="mt-3 flex flex-wrap gap-2">
          {!data.agreement && (
            <Button
              icon={PenLine}
              busy={create.isPending}
              onClick={() => create.mutate({ customerId: customer.id }, { onSuccess: ({ id }) => goTo(id) })}
            >
              {t('card.write')}
            </Button>
          )}
          {(!data.check || data.check.isComplete) && (
            <Button
              icon={Scale}
              busy={open.isPending}
              onClick={() => open.mutate({ customerId: customer.id })}
            >
              {t('card.check')}
            </Button>
          )}
        </div>
      )}
    </Card>
  );
}
