import { EditorContent, useEditor } from '@tiptap/react';
import StarterKit from '@tiptap/starter-kit';
import { useEffect, useEffectEvent, useImperativeHandle, useRef, useState, type Ref } from 'react';
import { classes } from '#web/ui/classes.ts';
import type { EditorHandle, EditorProps } from './editor.tsx';
import type { HandedOver } from './hand-over.ts';
import { MentionList } from './mention-list.tsx';
import { mentionBefore, type Mention } from './mention.ts';

export interface RichHandle extends EditorHandle {
  /** Begins with words and a caret that another field held. */
  takeOver: (words: HandedOver, hadFocus: boolean) => void;
}

export interface RichEditorProps extends Omit<EditorProps, 'ref'> {
  ref: Ref<RichHandle>;
  /** It stands, and can take over. */
  onReady: () => void;
}

/** The rich form of the field: paragraphs, emphasis, lists, quotes, links. What it cannot hold is left out on pasting. */
export function RichEditor({
  ref,
  html,
  label,
  placeholder,
  isOpen,
  names,
  onHtml,
  onFiles,
  onReady,
}: RichEditorProps) {
  const latest = useRef({ onHtml, onFiles });
  const [mention, setMention] = useState<Mention>();
  const [isEmpty, setEmpty] = useState(html === '');
  useEffect(() => {
    latest.current = { onHtml, onFiles };
  });
  const editor = useEditor({
    extensions: [
      StarterKit.configure({
        heading: false,
        link: { openOnClick: false, shouldAutoLink: (url) => /^(https?:|www\.)/.test(url) },
      }),
    ],
    content: html,
    editorProps: {
      attributes: { role: 'textbox', 'aria-multiline': 'true', 'aria-label': label, class: 'rich' },
      handlePaste: (_, event) => takeFiles(event.clipboardData),
      handleDrop: (_, event) => takeFiles(event.dataTransfer),
    },
    onUpdate: ({ editor: changed }) => {
      setEmpty(changed.isEmpty);
      latest.current.onHtml(changed.isEmpty ? '' : changed.getHTML());
    },
    onTransaction: ({ editor: moved }) => setMention(mentionBefore(moved)),
  });

  function takeFiles(data: DataTransfer | null): boolean {
    const files = [...(data?.files ?? [])];
    if (files.length === 0) return false;
    latest.current.onFiles(files);
    return true;
  }

  const ready = useEffectEvent(onReady);
  useEffect(() => ready(), []);

  useImperativeHandle(ref, () => ({
    takeOver: (words, hadFocus) => {
      editor.commands.setContent(words.html, {
        emitUpdate: false,
        parseOptions: { preserveWhitespace: words.keepsSpaces ? 'full' : false },
      });
      setEmpty(editor.isEmpty);
      const { size } = editor.state.doc.content;
      const end = { from: size - 1, to: size - 1 };
      editor.commands.setTextSelection(words.selection ?? end);
      // The view's own focus is at once; the command of the same name waits for a frame, in which keys would be lost.
      if (hadFocus) editor.view.focus();
      if (words.html !== html) latest.current.onHtml(editor.getHTML());
    },
    focus: () => editor.commands.focus('end'),
    setHtml: (next) => {
      editor.commands.setContent(next, { emitUpdate: false });
      setEmpty(next === '');
    },
    format: (format) => {
      const chain = editor.chain().focus();
      if (format === 'bold') chain.toggleBold().run();
      if (format === 'italic') chain.toggleItalic().run();
      if (format === 'bullets') chain.toggleBulletList().run();
      if (format === 'numbers') chain.toggleOrderedList().run();
      if (format === 'quote') chain.toggleBlockquote().run();
    },
  }));

  return (
    <div
      className={classes(
        'scroll-quiet relative max-h-[36dvh] overflow-y-auto px-4 py-2.5',
        isOpen ? 'min-h-[84px]' : 'min-h-10',
      )}
      onClick={() => editor.commands.focus()}
    >
      {isEmpty && (
        <span aria-hidden className="pointer-events-none absolute text-ink-3">
          {placeholder}
        </span>
      )}
      <EditorContent editor={editor} />
      {mention && names.length > 0 && (
        <MentionList
          mention={mention}
          names={names}
          onChoose={(name) =>
            editor
              .chain()
              .focus()
              .insertContentAt({ from: mention.from, to: mention.to }, [
                { type: 'text', text: `@${name}`, marks: [{ type: 'bold' }] },
                { type: 'text', text: ' ' },
              ])
              .unsetBold()
              .run()
          }
          onClose={() => setMention(undefined)}
        />
      )}
    </div>
  );
}
