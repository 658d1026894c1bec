import { EditorContent, useEditor } from '@tiptap/react';
import StarterKit from '@tiptap/starter-kit';
import { useEffect, useImperativeHandle, useRef, useState } from 'react';
import { classes } from '#web/ui/classes.ts';
import type { EditorProps } from './editor.tsx';
import { MentionList } from './mention-list.tsx';
import { mentionBefore, type Mention } from './mention.ts';

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
  onSend,
  takesFocus,
}: EditorProps & { takesFocus: () => boolean }) {
  const latest = useRef({ onHtml, onFiles, onSend });
  const [mention, setMention] = useState<Mention>();
  const [isEmpty, setEmpty] = useState(html === '');
  useEffect(() => {
    latest.current = { onHtml, onFiles, onSend };
  });
  const editor = useEditor({
    extensions: [
      StarterKit.configure({
        heading: false,
        link: { openOnClick: false, shouldAutoLink: (url) => /^(https?:|www\.)/.test(url) },
      }),
    ],
    content: html,
    autofocus: takesFocus() ? 'end' : false,
    editorProps: {
      attributes: { role: 'textbox', 'aria-multiline': 'true', 'aria-label': label, class: 'rich' },
      handlePaste: (_, event) => takeFiles(event.clipboardData),
      handleDrop: (_, event) => takeFiles(event.dataTransfer),
      handleKeyDown: (_, event) => {
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return false;
        event.preventDefault();
        latest.current.onSend();
        return true;
      },
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

  useImperativeHandle(ref, () => ({
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
