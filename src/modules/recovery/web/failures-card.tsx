import type { Customer } from '#modules/customers/contract.ts';
import { texts } from '#web/texts.ts';
import { Card, CardTitle } from '#web/ui/index.ts';
import { useFailures } from './api.ts';
import { FailureLine } from './failure-line.tsx';

const t = texts('recovery');
const most = 10;

/** The page of a customer: what failed for them, the latest first, and what became of it. */
export function FailuresCard({ customer }: { customer: Customer }) {
  const page = useFailures({ customerId: customer.id }, most).data;
  const failures = page?.data ?? [];
  if (failures.length === 0) return null;
  return (
    <Card labelledBy="failures-title">
      <CardTitle
        id="failures-title"
        aside={page?.hasMore ? t('lately.most', { count: failures.length }) : failures.length}
      >
        {t('lately.title')}
      </CardTitle>
      <ul>
        {failures.map((failure) => (
          <FailureLine key={failure.id} failure={failure} />
        ))}
      </ul>
    </Card>
  );
}
