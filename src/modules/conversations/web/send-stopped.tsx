import { ApiError } from '#web/api.ts';
import { texts } from '#web/texts.ts';
import { Button, Dialog } from '#web/ui/index.ts';
import type { Message } from '../contract.ts';
import { MessageCard } from './message-card.tsx';

const t = texts('conversations');

/** What came while somebody was writing, and the revision that includes it. */
export interface Since {
  messages: Message[];
  revision: number;
}

export function cameMeanwhile(error: unknown): Since | undefined {
  if (!(error instanceof ApiError) || error.code !== 'somebody_wrote_meanwhile') return undefined;
  // The facts of this refusal are messages as the contract shapes them, and the revision to answer with.
  return { messages: error.facts['since'] as Message[], revision: Number(error.facts['revision']) };
}

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
