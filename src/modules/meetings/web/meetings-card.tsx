import { CalendarPlus } from 'lucide-react';
import { useState } from 'react';
import type { Customer } from '#modules/customers/contract.ts';
import { useMay } from '#web/session.ts';
import { texts } from '#web/texts.ts';
import { Button, Card, CardTitle } from '#web/ui/index.ts';
import type { MeetingBrief } from '../contract.ts';
import { useMeetings } from './api.ts';
import { MeetingLine } from './meeting-line.tsx';
import { PlanDialog } from './plan-dialog.tsx';

const t = texts('meetings');

/** The next review and the last one with this customer, and how their scores went. */
export function MeetingsCard({ customer }: { customer: Customer }) {
  const mayWrite = useMay('meetings:write');
  const [isPlanning, setPlanning] = useState(false);
  const { data } = useMeetings({ view: 'all', customerId: customer.id, limit: 20 });
  const meetings = data?.pages.flatMap((page) => page.data) ?? [];
  if (!data || (meetings.length === 0 && !mayWrite)) return null;
  const open = meetings.filter(({ status }) => status !== 'closed' && status !== 'cancelled').toReversed();
  const last = meetings.find(({ kind, status }) => kind === 'account-review' && status === 'closed');
  const shown = [...open.slice(0, 3), ...(last ? [last] : [])];
  return (
    <Card labelledBy="meetings-title">
      <CardTitle id="meetings-title">{t('customer.title')}</CardTitle>
      {shown.length === 0 && <p className="text-ink-3">{t('customer.none')}</p>}
      <ul>
        {shown.map((meeting) => (
          <MeetingLine key={meeting.id} meeting={meeting} />
        ))}
      </ul>
      <Scores meetings={meetings} />
      {mayWrite && (
        <Button size="small" icon={CalendarPlus} className="mt-2" onClick={() => setPlanning(true)}>
          {t('list.plan')}
        </Button>
      )}
      {isPlanning && (
        <PlanDialog
          customer={{ id: customer.id, name: customer.name || (customer.address ?? '') }}
          onClose={() => setPlanning(false)}
        />
      )}
    </Card>
  );
}

/** The scores in order, the oldest first, as words and as a row of figures. */
function Scores({ meetings }: { meetings: readonly MeetingBrief[] }) {
  const scores = meetings.flatMap(({ id, score }) => (score === null ? [] : [{ id, score }])).toReversed();
  if (scores.length < 2) return null;
  return (
    <div className="mt-2 flex items-baseline gap-2 border-t border-line pt-2">
      <span className="text-sm text-ink-3">{t('customer.scores')}</span>
      <ol className="flex flex-wrap gap-x-2 font-serif font-bold">
        {scores.map(({ id, score }) => (
          <li key={id}>{score}</li>
        ))}
      </ol>
    </div>
  );
}
