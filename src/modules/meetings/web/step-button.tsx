import { useState } from 'react';
import { texts } from '#web/texts.ts';
import { Button, toast } from '#web/ui/index.ts';
import {
  agreeMeeting,
  bookTalk,
  closeMeeting,
  holdMeeting,
  sendPreRead,
  writeUpMeeting,
  type Meeting,
  type StepState,
} from '../contract.ts';
import { useDoing } from './api.ts';
import { AgreeDialog } from './agree-dialog.tsx';
import { BookDialog } from './book-dialog.tsx';
import { HoldDialog } from './hold-dialog.tsx';

const t = texts('meetings');

/** The button of the step that can be taken now; those that need to know more ask first. */
export function StepButton({ meeting, step }: { meeting: Meeting; step: StepState['step'] }) {
  const [isAsking, setAsking] = useState(false);
  const preRead = useDoing(sendPreRead);
  const writeUp = useDoing(writeUpMeeting);
  const close = useDoing(closeMeeting);
  const hold = useDoing(holdMeeting);
  const book = useDoing(bookTalk);
  const agree = useDoing(agreeMeeting);
  const { id } = meeting;
  const said = (key: string) => ({ onSuccess: () => toast({ text: t(key), tone: 'good' }) });
  const asks = step === 'hold' || step === 'book-talk' || step === 'agree';
  const run = {
    'pre-read': () => preRead.mutate({ id }, said('course.said.pre-read')),
    'write-up': () => writeUp.mutate({ id }, said('course.said.write-up')),
    close: () => close.mutate({ id }, said('course.said.close')),
  };
  const isBusy = [preRead, writeUp, close, hold, book, agree].some(({ isPending }) => isPending);
  const done = () => setAsking(false);
  return (
    <>
      {step === 'pre-read' && (
        <Button size="small" look="quiet" onClick={() => preRead.mutate({ id, by: 'hand' })}>
          {t('course.byHand')}
        </Button>
      )}
      <Button
        size="small"
        busy={isBusy}
        onClick={() => (asks ? setAsking(true) : run[step]())}
        className="pointer-coarse:min-h-11"
      >
        {t(`course.do.${step}`)}
      </Button>
      {isAsking && step === 'hold' && (
        <HoldDialog
          meeting={meeting}
          onClose={done}
          onSubmit={(given) => hold.mutate({ id, ...given }, { onSuccess: done })}
          isBusy={hold.isPending}
        />
      )}
      {isAsking && step === 'book-talk' && (
        <BookDialog
          onClose={done}
          onSubmit={(given) => book.mutate({ id, ...given }, { onSuccess: done })}
          isBusy={book.isPending}
        />
      )}
      {isAsking && step === 'agree' && (
        <AgreeDialog
          onClose={done}
          onSubmit={(name) => agree.mutate({ id, name }, { onSuccess: done })}
          isBusy={agree.isPending}
        />
      )}
    </>
  );
}
