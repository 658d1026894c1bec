import { texts } from '#web/texts.ts';
import { Button, Dialog } from '#web/ui/index.ts';
import { MessageCard } from './message-card.tsx';
import type { Since } from './since.ts';

const t = texts('conversations');

interface SendStoppedProps {
  since: Since;
  onClose: () => void;
  onSend: () => void;
}

/** A reply that would have crossed with other words: they are shown first, then it may still go. */
export function SendStopped({ since, onClose, onSend }: SendStoppedProps) {
  return (
    <Dialog
      shape="wide"
      title={t('stopped.title')}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onSend}>{t('stopped.send')}</Button>
          <Button look="primary" onClick={onClose} data-autofocus>
            {t('stopped.back')}
          </Button>
        </>
      }
    >
      <p className="mb-4 text-ink-2">{t('stopped.text')}</p>
      <div className="flex flex-col gap-3">
        {since.messages.map((message) => (
          <MessageCard key={message.id} message={message} />
        ))}
      </div>
    </Dialog>
  );
}
