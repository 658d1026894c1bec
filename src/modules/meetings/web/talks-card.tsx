import { texts } from '#web/texts.ts';
import { Card, CardTitle, FoldedList } from '#web/ui/index.ts';
import { useMeetings } from './api.ts';
import { talksToHave } from './talks-to-have.ts';
import { MeetingLine } from './meeting-line.tsx';

const t = texts('meetings');

/** Talks that are overdue or due this week, in the order in which they fall due. */
export function TalksCard() {
  const list = useMeetings({ view: 'to-have', limit: 20 });
  const talks = talksToHave(list.data?.pages.flatMap((page) => page.data) ?? [], new Date());
  if (talks.length === 0) return null;
  return (
    <Card labelledBy="talks-title">
      <CardTitle id="talks-title" aside={talks.length}>
        {t('talks.title')}
      </CardTitle>
      <FoldedList lines={talks}>{(meeting) => <MeetingLine key={meeting.id} meeting={meeting} />}</FoldedList>
    </Card>
  );
}
