import { useState } from 'react';
import { texts } from '#web/texts.ts';
import { Button, Dialog, TextField } from '#web/ui/index.ts';
import { instantOf, WhenField } from './when-field.tsx';

const t = texts('meetings');

interface BookDialogProps {
  onClose: () => void;
  onSubmit: (given: { scheduledAt?: string; place?: string }) => void;
  isBusy: boolean;
}

/** Books the talk after a review; left empty, it is proposed within the working days allowed. */
export function BookDialog({ onClose, onSubmit, isBusy }: BookDialogProps) {
  const [when, setWhen] = useState('');
  const [place, setPlace] = useState('');
  const scheduledAt = instantOf(when);
  const submit = () => onSubmit({ ...(scheduledAt === undefined ? {} : { scheduledAt }), place });
  return (
    <Dialog
      title={t('book.title')}
      onClose={onClose}
      footer={
        <>
          <Button look="quiet" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button look="primary" busy={isBusy} onClick={submit}>
            {t('book.do')}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <p className="text-ink-2">{t('book.lead')}</p>
        <WhenField label={t('book.when')} value={when} onChange={setWhen} />
        <TextField
          label={t('plan.place')}
          autoComplete="off"
          value={place}
          onChange={(event) => setPlace(event.target.value)}
        />
      </div>
    </Dialog>
  );
}
