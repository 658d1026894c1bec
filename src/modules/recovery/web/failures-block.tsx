import type { Customer } from '#modules/customers/contract.ts';
import { texts } from '#web/texts.ts';
import { SideBlock } from '#web/ui/index.ts';
import { useFailures } from './api.ts';
import { FailureLine } from './failure-line.tsx';

const t = texts('recovery');
const most = 3;

/** Beside a conversation: what failed for this customer lately, and who puts it right. */
export function FailuresBlock({ customer }: { customer: Customer }) {
  const failures = useFailures({ customerId: customer.id }, most).data?.data ?? [];
  if (failures.length === 0) return null;
  return (
    <SideBlock title={t('lately.title')}>
      <ul>
        {failures.map((failure) => (
          <FailureLine key={failure.id} failure={failure} />
        ))}
      </ul>
    </SideBlock>
  );
}
