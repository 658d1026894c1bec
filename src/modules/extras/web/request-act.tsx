import { MessageCircleQuestion } from 'lucide-react';
import { useRef, useState } from 'react';
import type { Conversation } from '#modules/conversations/contract.ts';
import { useKeys } from '#web/keys.ts';
import { texts } from '#web/texts.ts';
import { ActButton, Dialog } from '#web/ui/index.ts';
import { RequestForm } from './request-form.tsx';

const t = texts('extras');

/** Records what was asked for; the words selected in a message are taken over. */
export function RequestAct({ conversation }: { conversation: Conversation }) {
  const [words, setWords] = useState<string>();
  // Pressing the button takes the selection away before it is clicked.
  const selected = useRef('');
  const open = () => setWords(selected.current || selectedWords());
  useKeys([{ keys: 'q', does: t('act.requestDoes'), run: open }]);
  return (
    <>
      <ActButton
        icon={MessageCircleQuestion}
        label={t('act.request')}
        keys="q"
        aria-haspopup="dialog"
        onPointerDown={() => {
          selected.current = selectedWords();
        }}
        onClick={() => {
          open();
          selected.current = '';
        }}
      />
      {words !== undefined && (
        <Dialog title={t('request.title')} onClose={() => setWords(undefined)}>
          <RequestForm conversation={conversation} words={words} onDone={() => setWords(undefined)} />
        </Dialog>
      )}
    </>
  );
}

/** What is selected within the thread, and nothing from elsewhere on the screen. */
function selectedWords(): string {
  const selection = document.getSelection();
  const place = selection?.anchorNode?.parentElement?.closest('#thread');
  return place ? (selection?.toString().trim().slice(0, 2000) ?? '') : '';
}
