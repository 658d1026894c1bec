import { texts } from '#web/texts.ts';
import { Card, CardTitle } from '#web/ui/index.ts';
import { useScore } from './api.ts';
import { ScoreLine } from './score-line.tsx';

const t = texts('feedback');

/** The score of the check-ins of a period; not there where nobody was asked the three questions. */
export function CheckInScoreCard({ from, to }: { from: string; to: string }) {
  const found = useScore({ from: `${from}T00:00:00.000Z`, to: `${to}T23:59:59.999Z` });
  if (!found || found.asked === 0) return null;
  return (
    <Card labelledBy="check-in-score-title">
      <CardTitle id="check-in-score-title">{t('checkIn.scoreTitle')}</CardTitle>
      <ScoreLine score={found.score} />
    </Card>
  );
}
