import { lazy, Suspense, useImperativeHandle, useRef, useState, type ComponentType, type Ref } from 'react';
import { flushSync } from 'react-dom';
import { classes } from '#web/ui/classes.ts';
import { htmlOfText, textOfHtml } from './plain-text.ts';
import { handOver } from './hand-over.ts';
import type { RichEditorProps, RichHandle } from './rich-editor.tsx';

// A failed fetch leaves the plain field, which does everything that is needed.
const RichEditor = lazy<ComponentType<RichEditorProps>>(() =>
  import('./rich-editor.tsx').then(
    (module) => ({ default: module.RichEditor }),
    () => ({ default: () => null }),
  ),
);

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
  ref: Ref<EditorHandle>;
}

/**
 * The field for words. Its rich form is fetched when somebody begins to write; until it is there (or if it never comes)
 * a plain text field takes the words. The plain field stays in place until the rich one stands beside it, unseen, and
 * then words, caret and focus go over within one task: no key can fall between the two.
 */
export function Editor({ ref, ...props }: EditorProps) {
  const { html, label, placeholder, isOpen, onHtml, onFiles } = props;
  const plain = useRef<HTMLTextAreaElement>(null);
  const rich = useRef<RichHandle>(null);
  const isComposing = useRef(false);
  const before = useRef(html);
  const [typed, setTyped] = useState('');
  // What was typed last, as long as it is still the draft: its HTML does not say how many new lines it ends with.
  const text = htmlOfText(typed) === html ? typed : textOfHtml(html);
  const [isRich, setRich] = useState(false);
  const [isWanted, setWanted] = useState(isOpen);
  if (isOpen && !isWanted) setWanted(true);
  useImperativeHandle(ref, () => ({
    focus: () => {
      if (isRich) return rich.current?.focus();
      plain.current?.focus();
      // Both forms go on where the words end.
      plain.current?.setSelectionRange(text.length, text.length);
    },
    setHtml: (next) => {
      before.current = next;
      rich.current?.setHtml(next);
    },
    format: (format) => rich.current?.format(format),
  }));
  // Called in a microtask: React does not flush within its own effects, and the rich field must be visible to be focused.
  const goOver = () => {
    const field = plain.current;
    if (!field || !rich.current || isComposing.current) return;
    const hadFocus = document.activeElement === field;
    const { value, selectionStart, selectionEnd } = field;
    flushSync(() => setRich(true));
    const words = { text: value, from: selectionStart, to: selectionEnd };
    rich.current.takeOver(handOver(before.current, words), hadFocus);
  };
  return (
    <>
      {!isRich && (
        <textarea
          ref={plain}
          aria-label={label}
          placeholder={placeholder}
          value={text}
          rows={isOpen ? 3 : 1}
          className={classes(
            'block w-full resize-none bg-transparent px-4 py-2.5 outline-none',
            isOpen ? 'min-h-[84px]' : 'min-h-10',
          )}
          onChange={(event) => {
            setTyped(event.target.value);
            onHtml(htmlOfText(event.target.value));
          }}
          onCompositionStart={() => {
            isComposing.current = true;
          }}
          onCompositionEnd={() => {
            isComposing.current = false;
            // After the field has said what was composed.
            setTimeout(goOver, 0);
          }}
          onPaste={(event) => {
            if (event.clipboardData.files.length === 0) return;
            event.preventDefault();
            onFiles([...event.clipboardData.files]);
          }}
        />
      )}
      {isWanted && (
        <Suspense fallback={null}>
          <div hidden={!isRich}>
            <RichEditor {...props} ref={rich} onReady={() => queueMicrotask(goOver)} />
          </div>
        </Suspense>
      )}
    </>
  );
}
