import { useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import { moved } from './moved.ts';

interface Sorting {
  /** In the order that holds. */
  ids: readonly string[];
  /** Called once per move, with all ids. */
  onOrder: (ids: string[]) => void;
  /** What is read out after a move by keyboard. */
  say: (place: { id: string; at: number; of: number }) => string;
}

/**
 * Puts the entries of a list into another order: by dragging the handle of an entry with mouse or finger, or with the
 * arrow keys while the handle has the focus. Entries are found by `data-sort-id` on the elements of the list.
 */
export function useSorting({ ids, onOrder, say }: Sorting) {
  const [dragged, setDragged] = useState<{ id: string; order: readonly string[] }>();
  const [said, setSaid] = useState('');
  const handles = useRef(new Map<string, HTMLElement>());
  const order = dragged?.order ?? ids;

  const step = (id: string, by: number) => {
    const next = moved(ids, id, ids.indexOf(id) + by);
    if (next === ids) return;
    onOrder([...next]);
    setSaid(say({ id, at: next.indexOf(id) + 1, of: next.length }));
    // Moving an element in the document takes the focus from it.
    requestAnimationFrame(() => handles.current.get(id)?.focus());
  };

  const handleOf = (id: string) => ({
    ref: (element: HTMLElement | null) => {
      if (element) handles.current.set(id, element);
      else handles.current.delete(id);
    },
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key === 'Escape') return setDragged(undefined);
      const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0;
      if (by === 0) return;
      event.preventDefault();
      step(id, by);
    },
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      if (event.button !== 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      setDragged({ id, order: ids });
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      if (dragged?.id !== id) return;
      const over = entryAt(event.currentTarget.closest('ul, ol'), event.clientY);
      if (over !== undefined && over !== id)
        setDragged({ id, order: moved(dragged.order, id, dragged.order.indexOf(over)) });
    },
    onPointerUp: () => {
      if (dragged?.id !== id) return;
      setDragged(undefined);
      if (dragged.order.some((one, index) => one !== ids[index])) onOrder([...dragged.order]);
    },
    onPointerCancel: () => setDragged(undefined),
  });
  return { order, handleOf, draggedId: dragged?.id, said };
}

function entryAt(list: Element | null, y: number): string | undefined {
  const entries = [...(list?.querySelectorAll<HTMLElement>(':scope > [data-sort-id]') ?? [])];
  const over = entries.find((entry) => {
    const { top, bottom } = entry.getBoundingClientRect();
    return y >= top && y < bottom;
  });
  return over?.dataset['sortId'];
}
