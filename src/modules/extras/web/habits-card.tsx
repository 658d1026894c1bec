import { Link } from '@tanstack/react-router';
import type { Customer } from '#modules/customers/contract.ts';
import { texts } from '#web/texts.ts';
import { Card, CardTitle, Time } from '#web/ui/index.ts';
import { useExtras, useLadder } from './api.ts';
import { LadderLine } from './ladder-line.tsx';
import { Reactions } from './lately-block.tsx';

const t = texts('extras');

/** What this customer has become used to, and what we gave last with how it was taken. */
export function HabitsCard({ customer }: { customer: Customer }) {
  const rows = useLadder({ customerId: customer.id }).data?.data ?? [];
  const extras = useExtras({ customerId: customer.id }, 5).data?.data ?? [];
  if (rows.length === 0) return null;
  return (
    <Card labelledBy="habits-title">
      <CardTitle
        id="habits-title"
        aside={
          <Link to="/same-page/requests" search={{ customerId: customer.id }} className="text-accent">
            {t('lately.all')}
          </Link>
        }
      >
        {t('habits.title')}
      </CardTitle>
      <ul>
        {rows.slice(0, 6).map((row) => (
          <LadderLine key={row.kind.id} row={row} showsCustomer={false} />
        ))}
      </ul>
      <h3 className="mt-3 text-sm font-strong text-ink-2">{t('habits.lately')}</h3>
      <ul>
        {extras.map((extra) => (
          <li key={extra.id} className="flex items-center gap-2 border-t border-line py-1">
            <span className="min-w-0 flex-1 truncate" title={extra.what}>
              {extra.what}
            </span>
            <Time at={extra.givenAt} className="text-sm text-ink-3" />
            <Reactions extra={extra} />
          </li>
        ))}
      </ul>
    </Card>
  );
}
