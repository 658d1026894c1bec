import { Plus } from 'lucide-react';
import { useState } from 'react';
import type { Customer } from '#modules/customers/contract.ts';
import { useMay } from '#web/session.ts';
import { texts } from '#web/texts.ts';
import { Button, Card, CardTitle, ErrorState, Skeleton } from '#web/ui/index.ts';
import { useExpectations } from './api.ts';
import { ExpectationDialog } from './expectation-dialog.tsx';
import { ExpectationLine } from './expectation-line.tsx';

const t = texts('expectations');

/** What this customer expects of each element, on the page of the customer. */
export function ExpectationsCard({ customer }: { customer: Customer }) {
  const expectations = useExpectations(customer.id);
  const mayWrite = useMay('expectations:write');
  const [isAdding, setAdding] = useState(false);
  const list = expectations.data?.data ?? [];
  return (
    <Card labelledBy="expectations-title">
      <CardTitle id="expectations-title" aside={t('seen')}>
        {t('title')}
      </CardTitle>
      {expectations.isPending && <Skeleton className="h-28" />}
      {expectations.isError && (
        <ErrorState
          error={expectations.error}
          namespace="expectations"
          onRetry={() => void expectations.refetch()}
        />
      )}
      {expectations.data && list.length === 0 && <p className="text-ink-2">{t('none')}</p>}
      <ul>
        {list.map((one) => (
          <ExpectationLine key={one.expectation.element.id} one={one} />
        ))}
      </ul>
      {mayWrite && expectations.data && (
        <Button
          size="small"
          icon={Plus}
          className="mt-2 pointer-coarse:min-h-11"
          onClick={() => setAdding(true)}
        >
          {t('add')}
        </Button>
      )}
      {isAdding && (
        <ExpectationDialog
          customerId={customer.id}
          taken={list.map(({ expectation }) => expectation.element.id)}
          onClose={() => setAdding(false)}
        />
      )}
    </Card>
  );
}
