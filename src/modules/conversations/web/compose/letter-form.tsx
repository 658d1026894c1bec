import { useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { Trash2 } from 'lucide-react';
import type { Inbox } from '#modules/channels/contract.ts';
import { ApiError, call } from '#web/api.ts';
import { texts } from '#web/texts.ts';
import { IconButton, toast } from '#web/ui/index.ts';
import { classes } from '#web/ui/classes.ts';
import { dropConversationDraft } from '../../contract.ts';
import { ComposerFoot } from '../composer-foot.tsx';
import { DraftFiles } from '../draft-files.tsx';
import { Editor, type EditorHandle } from '../editor.tsx';
import { SendMenu } from '../send-menu.tsx';
import { sendKeyOf, type Way } from '../send-ways.ts';
import { useUploads } from '../uploads.ts';
import { LetterHead } from './letter-head.tsx';
import { saysNothing, type Letter } from './letter.ts';
import { useSendLetter } from './send-letter.ts';
import { useLetter } from './use-letter.ts';

const t = texts('conversations');

interface LetterFormProps {
  begin: Letter;
  inboxes: readonly Inbox[];
  /** The way to what else was begun. */
  drafts: ReactNode;
  onClose: () => void;
}

/** From whom, to whom, about what, and the words. */
export function LetterForm({ begin, inboxes, drafts, onClose }: LetterFormProps) {
  const editor = useRef<EditorHandle>(null);
  const { letter, state, change, settled } = useLetter(begin);
  const { pending, add } = useUploads((files) => change({ attachments: [...letter.attachments, ...files] }));
  const [isOver, setOver] = useState(false);
  const [isChoosing, setChoosing] = useState(false);
  const send = useSendLetter({ settled, onSent: onClose, onFailed: () => change({}) });
  const trySend = (way: Way) => {
    const missing = whatIsMissing(letter, pending.length);
    if (missing) return toast({ text: missing, name: 'empty' });
    if (!send.isPending) send.mutate({ letter, way });
  };
  const onSendKey = (event: KeyboardEvent) => {
    const key = sendKeyOf(event);
    if (!key) return;
    event.preventDefault();
    event.stopPropagation();
    if (key === 'later') return setChoosing(true);
    trySend({ then: key === 'closed' ? 'closed' : 'waiting' });
  };
  const discard = async () => {
    await settled();
    await call(dropConversationDraft, { id: letter.id }).catch(() => undefined);
    onClose();
  };
  return (
    <section
      aria-label={t('compose.title')}
      inert={send.isPending}
      className={classes(
        'flex min-h-0 flex-1 flex-col',
        isOver && 'outline-2 -outline-offset-2 outline-accent',
      )}
      onKeyDownCapture={onSendKey}
      onKeyDown={(event) => {
        // The rich field keeps Escape from the dialog.
        const isRich = event.target instanceof HTMLElement && event.target.isContentEditable;
        if (event.key === 'Escape' && isRich) onClose();
      }}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes('Files')) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        setOver(false);
        if (event.dataTransfer.files.length === 0) return;
        event.preventDefault();
        add([...event.dataTransfer.files]);
      }}
    >
      <LetterHead
        letter={letter}
        inboxes={inboxes}
        problems={send.error instanceof ApiError ? send.error.fields : []}
        onChange={change}
      />
      <div className="min-h-40 flex-1 overflow-y-auto">
        <Editor
          ref={editor}
          html={letter.html}
          label={t('compose.words')}
          placeholder={t('compose.placeholder')}
          isOpen
          names={[]}
          onHtml={(html) => change({ html })}
          onFiles={add}
        />
      </div>
      <DraftFiles
        files={letter.attachments}
        pending={pending}
        onRemove={(id) => change({ attachments: letter.attachments.filter((file) => file.id !== id) })}
      />
      <div className="border-t border-line">
        <ComposerFoot
          editor={editor}
          saveState={saysNothing(letter) && state === 'saved' ? 'clean' : state}
          onFiles={add}
        >
          {drafts}
          <IconButton icon={Trash2} label={t('compose.discard')} onClick={() => void discard()} />
          <SendMenu
            plain="waiting"
            others={['closed']}
            isSending={send.isPending}
            isChoosing={isChoosing}
            onChoosing={setChoosing}
            onSend={trySend}
          />
        </ComposerFoot>
      </div>
    </section>
  );
}

function whatIsMissing(letter: Letter, pending: number): string | undefined {
  if (letter.to.length === 0) return t('errors.recipient_missing');
  if (letter.html === '' && letter.attachments.length === 0) return t('errors.words_missing');
  return pending > 0 ? t('composer.stillUploading') : undefined;
}
