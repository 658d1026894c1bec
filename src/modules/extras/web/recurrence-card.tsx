import { Link } from '@tanstack/react-router';
import type { Customer } from '#modules/customers/contract.ts';
import { number } from '#web/format.ts';
import { texts } from '#web/texts.ts';
import type { OutputOf } from '#web/wire.ts';
import { Card, CardTitle, IntervalBar, Pill, type Tone } from '#web/ui/index.ts';
import type { getRecurrenceEndpoint } from '../contract.ts';
import { useRecurrence } from './api.ts';

const t = texts('extras');
type Row = OutputOf<typeof getRecurrenceEndpoint>['data'][number];
const tones: Record<Row['verdict'], Tone> = {
  rising: 'watch',
  steady: 'plain',
  falling: 'good',
  'too-few': 'plain',
};

/** Will the requests keep coming? Each kind with its rate and interval, or too few to say. */
export function RecurrenceCard({ customer }: { customer: Customer }) {
  const rows = useRecurrence(customer.id).data?.data ?? [];
  if (rows.length === 0) return null;
  const most = Math.max(...rows.map(({ high }) => high), 1);
  const hasFew = rows.some(({ verdict }) => verdict === 'too-few');
  return (
    <Card labelledBy="recurrence-title">
      <CardTitle
        id="recurrence-title"
        aside={
          <Link to="/same-page/requests" search={{ customerId: customer.id }} className="text-accent">
            {t('recurrence.open')}
          </Link>
        }
      >
        {t('recurrence.title')}
      </CardTitle>
      <ul>
        {rows.slice(0, 8).map((row) => (
          <li
            key={row.kind.id}
            className="grid grid-cols-[minmax(0,1fr)_minmax(80px,140px)] items-center gap-x-3 border-t border-line py-2"
          >
            <span className="flex flex-wrap items-center gap-x-2">
              <span className="font-strong">{row.kind.name}</span>
              <Pill tone={tones[row.verdict]}>{t(`recurrence.verdict.${row.verdict}`)}</Pill>
            </span>
            {row.verdict === 'too-few' ? (
              <span />
            ) : (
              <IntervalBar
                value={row.perWeek}
                low={row.low}
                high={row.high}
                min={0}
                max={most}
                label={rateWords(row)}
              />
            )}
            <span className="col-span-2 text-sm text-ink-3">{rateWords(row)}</span>
          </li>
        ))}
      </ul>
      {hasFew && <p className="mt-2 text-sm text-ink-2">{t('recurrence.ask')}</p>}
    </Card>
  );
}

function rateWords(row: Row): string {
  const one = (value: number) => number(value, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  if (row.verdict === 'too-few') return t('recurrence.few', { count: row.n, weeks: 2 * row.weeks });
  return t('recurrence.rate', {
    perWeek: one(row.perWeek),
    low: one(row.low),
    high: one(row.high),
    lately: row.lately,
    earlier: row.earlier,
    weeks: row.weeks,
  });
}
