import { Link } from '@tanstack/react-router';
import { texts } from '#web/texts.ts';
import { Card, CardTitle } from '#web/ui/index.ts';
import type { Meeting } from '../contract.ts';

const t = texts('meetings');

/** What the client said we were not good at, before anything else and apart from any price. */
export function BeforeCard({ meeting }: { meeting: Meeting }) {
  if (meeting.kind !== 'account-review') return null;
  const { dissatisfaction } = meeting;
  if (dissatisfaction === '' && meeting.heldAt !== null) return null;
  return (
    <Card labelledBy="before-title">
      <CardTitle id="before-title">{t('before.title')}</CardTitle>
      {dissatisfaction === '' ? (
        <p className="text-ink-3">{t(meeting.preReadSentAt ? 'before.waiting' : 'before.none')}</p>
      ) : (
        <blockquote className="border-l-2 border-line-strong pl-3 whitespace-pre-wrap">
          {dissatisfaction}
        </blockquote>
      )}
    </Card>
  );
}

/** Between a review and its talk one gets by one key either way. */
export function OtherHalf({ meeting }: { meeting: Meeting }) {
  const id = meeting.talk?.id ?? meeting.followsId;
  if (!id) return null;
  return (
    <Link to="/same-page/reviews/$meetingId" params={{ meetingId: id }} className="text-accent">
      {t(meeting.talk ? 'one.toTalk' : 'one.toReview')}
    </Link>
  );
}
