import type { Editor } from '@tiptap/core';

/** An `@` being written: the letters after it, where they stand in the text and on the screen. */
export interface Mention {
  letters: string;
  from: number;
  to: number;
  left: number;
  top: number;
}

/** The mention that ends at the caret, if one does. */
export function mentionBefore(editor: Editor): Mention | undefined {
  const { selection } = editor.state;
  if (!selection.empty || !editor.isFocused) return undefined;
  const { $from } = selection;
  const before = $from.parent.textBetween(0, $from.parentOffset, undefined, '￼');
  const letters = /(?:^|\s)@([\p{L}\p{M}'’-]*(?: [\p{L}\p{M}'’-]+)?)$/u.exec(before)?.[1];
  if (letters === undefined) return undefined;
  const from = $from.pos - letters.length - 1;
  const { left, top } = editor.view.coordsAtPos(from);
  return { letters, from, to: $from.pos, left, top };
}
