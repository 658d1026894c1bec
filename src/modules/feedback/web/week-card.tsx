import { number, shortDay } from '#web/format.ts';
import { texts } from '#web/texts.ts';
import { Card, CardTitle } from '#web/ui/index.ts';
import type { StaffPulse } from '../contract/both-sides.ts';
import { useAnswerPulse, useAnswerSentence, usePulse, useWaves } from './api.ts';
import { Five } from './five.tsx';

const t = texts('feedback');
const questions = ['took-more', 'could-say-yes'] as const;

/** One tap a week of one's own, and the sentence of the week where one runs. Read by nobody; means from four people on. */
export function WeekCard() {
  const pulse = usePulse().data;
  const answer = useAnswerPulse();
  const wave = useWaves().data?.data.find(({ isOpen }) => isOpen);
  const say = useAnswerSentence();
  if (!pulse) return null;
  const ends = { low: t('week.low'), high: t('week.high') };
  return (
    <Card labelledBy="week-title">
      <CardTitle id="week-title" aside={t('week.private')}>
        {t('week.title')}
      </CardTitle>
      <div className="flex flex-col gap-4">
        {wave && (
          <Five
            {...ends}
            label={t('week.superior')}
            value={wave.mine}
            onTap={(value) => say.mutate({ id: wave.id, value })}
          />
        )}
        {questions.map((question) => (
          <Five
            key={question}
            {...ends}
            label={t(`week.question.${question}`)}
            value={pulse.mine[question]}
            onTap={(value) => answer.mutate({ question, value })}
          />
        ))}
        <Team weeks={pulse.weeks} />
      </div>
    </Card>
  );
}

function Team({ weeks }: { weeks: StaffPulse['weeks'] }) {
  const shown = weeks.find((week) => week['took-more'] ?? week['could-say-yes']);
  if (!shown)
    return <p className="text-sm text-ink-3">{t('week.notYet', { needed: weeks[0]?.needed ?? 4 })}</p>;
  const one = (value: number) => number(value, { maximumFractionDigits: 1 });
  return (
    <div className="text-sm text-ink-3">
      <p>{t('week.team', { on: shortDay(`${shown.week}T12:00:00Z`), count: shown.n })}</p>
      {questions.map((question) => {
        const mean = shown[question];
        return (
          mean && (
            <p key={question}>
              {t(`week.mean.${question}`, {
                value: one(mean.value),
                low: one(mean.low),
                high: one(mean.high),
              })}
            </p>
          )
        );
      })}
    </div>
  );
}
