import { Link } from '@tanstack/react-router';
import { texts } from '#web/texts.ts';
import { Card, CardTitle, Time } from '#web/ui/index.ts';
import type { Failure } from '../contract.ts';
import { useFailures } from './api.ts';
import { SeverityPill } from './severity-pill.tsx';
import { TakeOn } from './take-on.tsx';

const t = texts('recovery');
const most = 5;

/** Today: failures that nobody has taken on yet (missed promises stand on their own list), the gravest for the customer first; of two alike, who has waited longer. */
export function OpenFailuresCard() {
  const failures =
    useFailures({ status: 'open', order: 'gravest', except: 'missed-promise' }, most).data?.data ?? [];
  if (failures.length === 0) return null;
  return (
    <Card labelledBy="open-failures-title">
      <CardTitle id="open-failures-title">{t('grave.title')}</CardTitle>
      <p className="mb-1 text-sm text-ink-3">{t('grave.lead')}</p>
      <ul>
        {failures.map((failure) => (
          <OpenFailure key={failure.id} failure={failure} />
        ))}
      </ul>
    </Card>
  );
}

function OpenFailure({ failure }: { failure: Failure }) {
  const to = failure.conversationId
    ? `/inbox/${failure.conversationId}`
    : `/customers/${failure.customer.id}`;
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1.5 border-t border-line py-2">
      <Link
        to={to}
        data-line
        className="-mx-2 min-w-0 flex-1 basis-56 rounded-control px-2 py-1 text-ink no-underline hover:bg-sunken"
      >
        <span className="flex items-baseline gap-2">
          <span className="min-w-0 flex-1 truncate font-strong">{failure.customer.name || t('nobody')}</span>
          <Time at={failure.happenedAt} className="text-sm text-ink-3" />
        </span>
        <span className="line-clamp-2 text-sm text-ink-2">{failure.words}</span>
      </Link>
      <SeverityPill failure={failure} />
      <TakeOn failureId={failure.id} />
    </li>
  );
}
