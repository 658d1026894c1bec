import { Bold, Italic, List, ListOrdered, Paperclip, Quote } from 'lucide-react';
import { useRef, type ReactNode, type RefObject } from 'react';
import { texts } from '#web/texts.ts';
import { IconButton } from '#web/ui/index.ts';
import type { EditorHandle, Format } from './editor.tsx';
import type { SaveState } from './kept.ts';

const t = texts('conversations');
const formats: readonly { id: Format; icon: typeof Bold }[] = [
  { id: 'bold', icon: Bold },
  { id: 'italic', icon: Italic },
  { id: 'bullets', icon: List },
  { id: 'numbers', icon: ListOrdered },
  { id: 'quote', icon: Quote },
];

interface ComposerFootProps {
  editor: RefObject<EditorHandle | null>;
  saveState: SaveState;
  onFiles: (files: File[]) => void;
  /** The buttons that send. */
  children: ReactNode;
}

/** Files, formats, whether the draft is kept, and the ways to send. */
export function ComposerFoot({ editor, saveState, onFiles, children }: ComposerFootProps) {
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
      {children}
    </div>
  );
}
