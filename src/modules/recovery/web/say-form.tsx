import { MessageSquareText, Phone } from 'lucide-react';
import { useRef, useState } from 'react';
import { ApiError, explain } from '#web/api.ts';
import { texts } from '#web/texts.ts';
import { Button, ButtonLink, TextArea } from '#web/ui/index.ts';
import type { Recovery } from '../contract.ts';
import { useTakeStep } from './api.ts';
import { CorrectDialog } from './correct-dialog.tsx';
import { useSendWords } from './send-words.ts';

const t = texts('recovery');

interface SayFormProps {
  recovery: Recovery;
  step: 'acknowledged' | 'apologised';
  /** A first version; a person reads, changes and sends it. */
  first: string;
}

/** Words to the customer: sent in the conversation, or said aloud and written down. */
export function SayForm({ recovery, step, first }: SayFormProps) {
  const { failure } = recovery;
  const [words, setWords] = useState(first);
  const [isCorrecting, setCorrecting] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const send = useSendWords(failure.conversationId);
  const take = useTakeStep();
  const isBusy = send.isPending || take.isPending;
  const lacksCause = step === 'apologised' && failure.causeWords === '';
  const done = (messageId?: string) =>
    take.mutate({
      id: recovery.id,
      step,
      words: words.trim(),
      ...(messageId === undefined ? {} : { messageId }),
    });
  const toCustomer = () => {
    if (words.trim() === '') return field.current?.focus();
    send.mutate(words.trim(), { onSuccess: done });
  };
  return (
    <div className="flex flex-col gap-3">
      {lacksCause && (
        <p className="flex flex-wrap items-center gap-2 rounded-control bg-watch-soft px-3 py-2">
          <span className="min-w-0 flex-1 basis-56">{t('say.noCause')}</span>
          <Button size="small" className="pointer-coarse:min-h-11" onClick={() => setCorrecting(true)}>
            {t('say.addCause')}
          </Button>
        </p>
      )}
      <TextArea
        ref={field}
        rows={rowsFor(words)}
        label={t(`say.label.${step}`)}
        maxLength={2000}
        value={words}
        onChange={(event) => setWords(event.target.value)}
      />
      <Trouble
        error={send.error ?? take.error}
        of={send.error ? 'conversations' : 'recovery'}
        recovery={recovery}
      />
      <div className="flex flex-wrap gap-2">
        {failure.conversationId && (
          <Button look="primary" icon={MessageSquareText} busy={isBusy} onClick={toCustomer}>
            {t('say.send')}
          </Button>
        )}
        <Button
          look={failure.conversationId ? 'plain' : 'primary'}
          icon={Phone}
          busy={isBusy}
          onClick={() => done()}
        >
          {t(`say.aloud.${step}`)}
        </Button>
      </div>
      {isCorrecting && <CorrectDialog failure={failure} onClose={() => setCorrecting(false)} />}
    </div>
  );
}

function Trouble({ error, of, recovery }: { error: Error | null; of: string; recovery: Recovery }) {
  const wroteMeanwhile = error instanceof ApiError && error.code === 'somebody_wrote_meanwhile';
  return (
    <div role="alert" className="empty:hidden">
      {error && (
        <p className="flex flex-wrap items-center gap-2 rounded-control bg-bad-soft px-3 py-2 text-bad">
          <span className="min-w-0 flex-1 basis-56">
            {wroteMeanwhile ? t('say.meanwhile') : explain(error, of)}
          </span>
          {wroteMeanwhile && (
            <ButtonLink
              size="small"
              to={`/inbox/${recovery.failure.conversationId}`}
              search={{ view: 'all' }}
            >
              {t('say.read')}
            </ButtonLink>
          )}
        </p>
      )}
    </div>
  );
}

/** Tall enough to be read whole before it is sent; a very long letter scrolls. */
function rowsFor(words: string): number {
  return Math.min(16, Math.max(4, words.split('\n').length + 2));
}
