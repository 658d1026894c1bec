import { Bold, Check, ChevronUp, Italic, List, ListOrdered, Paperclip, Quote } from 'lucide-react';
import { useRef, type RefObject } from 'react';
import { texts } from '#web/texts.ts';
import { Button, IconButton, Kbd, Menu } from '#web/ui/index.ts';
import type { Then } from './sending.ts';
import type { Kind, SaveState } from './draft.ts';
import type { EditorHandle, Format } from './editor.tsx';

const t = texts('conversations');
const formats: readonly { id: Format; icon: typeof Bold }[] = [
  { id: 'bold', icon: Bold },
  { id: 'italic', icon: Italic },
  { id: 'bullets', icon: List },
  { id: 'numbers', icon: ListOrdered },
  { id: 'quote', icon: Quote },
];

interface ComposerFootProps {
  kind: Kind;
  editor: RefObject<EditorHandle | null>;
  saveState: SaveState;
  isSending: boolean;
  onFiles: (files: File[]) => void;
  onSend: (then: Then) => void;
}

/** Files, formats, whether the draft is kept, and the ways to send. */
export function ComposerFoot({ kind, editor, saveState, isSending, onFiles, onSend }: ComposerFootProps) {
  const picker = useRef<HTMLInputElement>(null);
  return (
    <div className="flex flex-wrap items-center gap-0.5 px-2 py-1.5">
      <input
        ref={picker}
        type="file"
        multiple
        hidden
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])]);
          event.target.value = '';
        }}
      />
      <IconButton icon={Paperclip} label={t('composer.attach')} onClick={() => picker.current?.click()} />
      <span role="group" aria-label={t('composer.format')} className="contents max-sm:hidden">
        {formats.map(({ id, icon }) => (
          <IconButton
            key={id}
            icon={icon}
            label={t(`composer.formats.${id}`)}
            onClick={() => editor.current?.format(id)}
            className="max-sm:hidden"
          />
        ))}
      </span>
      <span className="flex-1" />
      <span role="status" className="mr-2 text-sm text-ink-3">
        {(saveState === 'saved' || saveState === 'failed') && t(`composer.saving.${saveState}`)}
      </span>
      {kind === 'note' ? (
        <Button look="primary" busy={isSending} onClick={() => onSend('open')}>
          {t('composer.leaveNote')}
          <Kbd keys="$mod+Enter" tone="onAccent" />
        </Button>
      ) : (
        <>
          <Button busy={isSending} onClick={() => onSend('waiting')} className="max-sm:hidden">
            {t('composer.sendWait')}
          </Button>
          <span className="ml-1 inline-flex">
            <Button
              look="primary"
              busy={isSending}
              onClick={() => onSend('open')}
              className="!rounded-r-none"
            >
              {t('composer.send')}
              <span className="max-sm:hidden">
                <Kbd keys="$mod+Enter" tone="onAccent" />
              </span>
            </Button>
            <Menu
              label={t('composer.otherWays')}
              align="end"
              items={[
                { id: 'wait', label: t('composer.sendWait'), onSelect: () => onSend('waiting') },
                {
                  id: 'close',
                  label: t('composer.sendClose'),
                  icon: Check,
                  onSelect: () => onSend('closed'),
                },
              ]}
              trigger={(props) => (
                <Button
                  {...props}
                  look="primary"
                  aria-label={t('composer.otherWays')}
                  icon={ChevronUp}
                  className="!rounded-l-none border-l border-accent-ink/30 !px-2"
                />
              )}
            />
          </span>
        </>
      )}
    </div>
  );
}
