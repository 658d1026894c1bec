import { useState, type ReactNode } from 'react';
import { word } from '../texts.ts';
import { Button } from './button.tsx';

interface FoldedListProps<Line> {
  lines: readonly Line[];
  /** How many stand open before the rest is asked for. */
  atFirst?: number;
  /** Draws one line, as a list item with its key. */
  children: (line: Line) => ReactNode;
}

/** The first lines of a list; one button opens the rest in place and folds it again. */
export function FoldedList<Line>({ lines, atFirst = 3, children }: FoldedListProps<Line>) {
  const [isWhole, setWhole] = useState(false);
  return (
    <>
      <ul>{(isWhole ? lines : lines.slice(0, atFirst)).map(children)}</ul>
      {lines.length > atFirst && (
        <Button
          size="small"
          look="quiet"
          aria-expanded={isWhole}
          className="mt-1 -ml-2 pointer-coarse:min-h-11"
          onClick={() => setWhole(!isWhole)}
        >
          {isWhole ? word('web:lists.fewer') : word('web:lists.all', { count: lines.length })}
        </Button>
      )}
    </>
  );
}
