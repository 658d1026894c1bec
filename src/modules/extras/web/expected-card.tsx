import { texts } from '#web/texts.ts';
import { Card, CardTitle } from '#web/ui/index.ts';
import { useLadder } from './api.ts';
import { LadderLine } from './ladder-line.tsx';

const t = texts('extras');

/** Today: extras that have become expected, until somebody has decided. */
export function ExpectedCard() {
  const rows = useLadder({ due: 'decision' }).data?.data ?? [];
  if (rows.length === 0) return null;
  return (
    <Card labelledBy="expected-title">
      <CardTitle id="expected-title" aside={rows.length}>
        {t('expected.title')}
      </CardTitle>
      <p className="mb-2 text-sm text-ink-3">{t('expected.hint')}</p>
      <ul>
        {rows.slice(0, 5).map((row) => (
          <LadderLine key={`${row.account.id} ${row.kind.id}`} row={row} showsCustomer />
        ))}
      </ul>
    </Card>
  );
}
