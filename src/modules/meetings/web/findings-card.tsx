import type { Customer } from '#modules/customers/contract.ts';
import { texts } from '#web/texts.ts';
import { Card, CardTitle, ErrorState, SkeletonRows } from '#web/ui/index.ts';
import { useFindings } from './api.ts';
import { EvidenceLink } from './evidence-link.tsx';
import { FailedSources, FindingLine } from './findings-list.tsx';

const t = texts('meetings');

/** What every calculation says of this customer, the gravest first. */
export function FindingsCard({ customer }: { customer: Customer }) {
  const { data, error, refetch } = useFindings(customer.id);
  // Without a single observation there is nothing to say yet, not even that it is too little.
  const found = data?.data.filter(({ n }) => n > 0);
  if (data && found?.length === 0 && data.failed.length === 0) return null;
  return (
    <Card labelledBy="findings-title">
      <CardTitle id="findings-title">{t('findings.title')}</CardTitle>
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!data && !error && <SkeletonRows rows={3} />}
      <ul>
        {found?.map((finding) => (
          <FindingLine
            key={`${finding.key}|${finding.subject.id}`}
            finding={finding}
            action={<EvidenceLink finding={finding} />}
          />
        ))}
      </ul>
      {data && <FailedSources failed={data.failed} />}
    </Card>
  );
}
