import { useState } from 'react';
import { texts } from '#web/texts.ts';
import { Button, Card, CardTitle, TextField } from '#web/ui/index.ts';
import { scoreMeeting, type Meeting } from '../contract.ts';
import { useDoing } from './api.ts';
import { scoreIn } from './score-text.ts';

const t = texts('meetings');

/** The client's score of ten and their marks of single elements, and what a top score means. */
export function ScoreCard({ meeting, mayWrite }: { meeting: Meeting; mayWrite: boolean }) {
  const { score, scoredByName, elementScores } = meeting;
  if (score === null && !mayWrite) return null;
  return (
    <Card labelledBy="score-title">
      <CardTitle id="score-title">{t('score.title')}</CardTitle>
      {score === null ? (
        <p className="text-ink-3">{t('score.none')}</p>
      ) : (
        <p className="flex items-baseline gap-2">
          <span
            className={`font-serif text-[44px] leading-[48px] font-bold ${meeting.isTopScore ? 'text-good' : ''}`}
          >
            {score}
          </span>
          <span className="text-ink-3">
            {t('score.ofTen')}
            {scoredByName && ` · ${t('score.byName', { name: scoredByName })}`}
          </span>
        </p>
      )}
      <ul className="mt-2">
        {elementScores.map(({ elementId, name, value }) => (
          <li key={elementId} className="flex gap-3 border-t border-line py-1.5">
            <span className="min-w-0 flex-1">{name}</span>
            <span className="tabular-nums">{t('score.ofFive', { value })}</span>
          </li>
        ))}
      </ul>
      {mayWrite && <ScoreForm meeting={meeting} />}
    </Card>
  );
}

function ScoreForm({ meeting }: { meeting: Meeting }) {
  const give = useDoing(scoreMeeting);
  const [text, setText] = useState('');
  const [name, setName] = useState('');
  const value = scoreIn(text);
  const submit = () => {
    if (value === undefined) return;
    give.mutate(
      { id: meeting.id, score: value, scoredByName: name.trim() },
      { onSuccess: () => setText('') },
    );
  };
  return (
    <form
      className="mt-3 grid grid-cols-[7rem_minmax(0,1fr)] items-end gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <TextField
        label={t('score.short')}
        inputMode="decimal"
        autoComplete="off"
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <TextField
        label={t('score.by')}
        autoComplete="off"
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <Button
        type="submit"
        className="col-span-2 justify-self-start"
        busy={give.isPending}
        disabled={value === undefined}
      >
        {t(meeting.score === null ? 'score.give' : 'score.change')}
      </Button>
    </form>
  );
}
