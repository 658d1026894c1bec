import { useNavigate, useSearch } from '@tanstack/react-router';
import { SamePageFrame } from '#modules/agreements/web/index.ts';
import { texts } from '#web/texts.ts';
import { CardColumns } from '#web/ui/index.ts';
import type { RequestFilter } from './api.ts';
import { KindsCard } from './kinds-card.tsx';
import { LadderCard } from './ladder-card.tsx';
import { RequestsCard } from './requests-card.tsx';

const t = texts('extras');

/** What is asked for, and who has become used to what: filters live in the address. */
export function Page() {
  const search: Record<string, unknown> = useSearch({ strict: false });
  const navigate = useNavigate();
  const filter = readFilter(search);
  const onFilter = (next: RequestFilter) =>
    void navigate({ to: '/same-page/requests', search: { ...next }, replace: true });
  return (
    <SamePageFrame tab="/same-page/requests" lead={t('page.lead')}>
      <CardColumns
        main={<RequestsCard filter={filter} onFilter={onFilter} />}
        side={
          <>
            <LadderCard {...(filter.customerId ? { customerId: filter.customerId } : {})} />
            <KindsCard />
          </>
        }
      />
    </SamePageFrame>
  );
}

function readFilter(search: Record<string, unknown>): RequestFilter {
  const text = (name: string) => (typeof search[name] === 'string' ? search[name] : undefined);
  const [customerId, kindId] = [text('customerId'), text('kindId')];
  return {
    ...(customerId ? { customerId } : {}),
    ...(kindId ? { kindId } : {}),
    ...(text('answer') === 'open' ? { answer: 'open' as const } : {}),
    ...(String(search['unusual']) === 'true' ? { unusual: 'true' as const } : {}),
  };
}
