import { useState } from 'react';
import { texts } from '#web/texts.ts';
import { Button, Dialog, TextField } from '#web/ui/index.ts';
import type { Meeting } from '../contract.ts';
import { scoreIn } from './score-text.ts';

const t = texts('meetings');

interface HoldDialogProps {
  meeting: Meeting;
  onClose: () => void;
  onSubmit: (given: { score?: number; scoredByName?: string }) => void;
  isBusy: boolean;
}

/** Held: and, for a review, the score the client gave, if they gave one in the room. */
export function HoldDialog({ meeting, onClose, onSubmit, isBusy }: HoldDialogProps) {
  const [score, setScore] = useState(meeting.score === null ? '' : String(meeting.score));
  const [name, setName] = useState(meeting.scoredByName);
  const isReview = meeting.kind === 'account-review';
  const value = scoreIn(score);
  const isWrong = score.trim() !== '' && value === undefined;
  const submit = () => {
    if (!isWrong) onSubmit(value === undefined ? {} : { score: value, scoredByName: name.trim() });
  };
  return (
    <Dialog
      title={t('hold.title')}
      onClose={onClose}
      footer={
        <>
          <Button look="quiet" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button look="primary" busy={isBusy} disabled={isWrong} onClick={submit}>
            {t('hold.do')}
          </Button>
        </>
      }
    >
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <p className="text-ink-2">{t(isReview ? 'hold.lead' : 'hold.leadPlain')}</p>
        {isReview && (
          <>
            <TextField
              label={t('score.field')}
              hint={t('score.hint')}
              inputMode="decimal"
              autoComplete="off"
              error={isWrong ? t('score.wrong') : undefined}
              value={score}
              onChange={(event) => setScore(event.target.value)}
            />
            <TextField
              label={t('score.by')}
              autoComplete="off"
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
          </>
        )}
        <button type="submit" className="sr-only" tabIndex={-1} aria-hidden>
          {t('hold.do')}
        </button>
      </form>
    </Dialog>
  );
}
