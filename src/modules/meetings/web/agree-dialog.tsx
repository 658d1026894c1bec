import { useState } from 'react';
import { texts } from '#web/texts.ts';
import { Button, Dialog, TextField } from '#web/ui/index.ts';

const t = texts('meetings');

interface AgreeDialogProps {
  onClose: () => void;
  onSubmit: (name: string) => void;
  isBusy: boolean;
}

/** For a yes that came by word; the client can say it on their own page as well. */
export function AgreeDialog({ onClose, onSubmit, isBusy }: AgreeDialogProps) {
  const [name, setName] = useState('');
  const isReady = name.trim() !== '';
  return (
    <Dialog
      title={t('agree.title')}
      onClose={onClose}
      footer={
        <>
          <Button look="quiet" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button look="primary" busy={isBusy} disabled={!isReady} onClick={() => onSubmit(name.trim())}>
            {t('agree.do')}
          </Button>
        </>
      }
    >
      <p className="mb-4 text-ink-2">{t('agree.lead')}</p>
      <TextField
        label={t('agree.name')}
        autoComplete="off"
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
    </Dialog>
  );
}
