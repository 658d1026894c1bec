import { lazy, Suspense, useImperativeHandle, useRef, useState, type Ref } from 'react';
import { classes } from '#web/ui/classes.ts';
import { htmlOfText, textOfHtml } from './plain-text.ts';

const RichEditor = lazy(async () => ({ default: (await import('./rich-editor.tsx')).RichEditor }));

export type Format = 'bold' | 'italic' | 'bullets' | 'numbers' | 'quote';

export interface EditorHandle {
  focus: () => void;
  setHtml: (html: string) => void;
  format: (format: Format) => void;
}

export interface EditorProps {
  html: string;
  label: string;
  placeholder: string;
  /** Closed it takes one line, on a phone above all. */
  isOpen: boolean;
  /** Names that may follow an `@`. */
  names: readonly string[];
  onHtml: (html: string) => void;
  onFiles: (files: File[]) => void;
  onSend: () => void;
  ref: Ref<EditorHandle>;
}

/**
 * The field for words. Its rich form is fetched when somebody begins to write; until it is there (or if it never comes)
 * a plain text field takes the words and hands them over.
 */
export function Editor({ ref, ...props }: EditorProps) {
  const { html, label, placeholder, isOpen, onHtml, onFiles, onSend } = props;
  const plain = useRef<HTMLTextAreaElement>(null);
  const rich = useRef<EditorHandle>(null);
  const hadFocus = useRef(false);
  const [isWanted, setWanted] = useState(isOpen);
  if (isOpen && !isWanted) setWanted(true);
  useImperativeHandle(ref, () => ({
    focus: () => {
      hadFocus.current = true;
      (rich.current ?? plain.current)?.focus();
    },
    setHtml: (next) => rich.current?.setHtml(next),
    format: (format) => rich.current?.format(format),
  }));
  const field = (
    <textarea
      ref={plain}
      aria-label={label}
      placeholder={placeholder}
      value={textOfHtml(html)}
      rows={isOpen ? 3 : 1}
      className={classes(
        'block w-full resize-none bg-transparent px-4 py-2.5 outline-none',
        isOpen ? 'min-h-[84px]' : 'min-h-10',
      )}
      onFocus={() => {
        hadFocus.current = true;
      }}
      onChange={(event) => onHtml(htmlOfText(event.target.value))}
      onPaste={(event) => {
        if (event.clipboardData.files.length === 0) return;
        event.preventDefault();
        onFiles([...event.clipboardData.files]);
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
        event.preventDefault();
        onSend();
      }}
    />
  );
  if (!isWanted) return field;
  return (
    <Suspense fallback={field}>
      <RichEditor {...props} ref={rich} takesFocus={() => hadFocus.current} />
    </Suspense>
  );
}
