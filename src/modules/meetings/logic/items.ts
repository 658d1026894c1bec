/** The client picks what matters most; more than five are no longer a focus (S8). */
export const mostFocusItems = 5;

/** The script of the talk, in its order (Q15). */
export const scriptQuestions = ['focus', 'requests', 'trade', 'normal', 'page'] as const;

export interface ItemToChange {
  kind: string;
  isPrivate: boolean;
}

export interface PageState {
  isOver: boolean;
  isAgreed: boolean;
}

export type ItemWish = 'words' | 'done';

/**
 * May the page take this change? What the client has agreed to stands as they agreed to it; what is our own, and
 * whether an action was done, may be written for as long as the meeting is kept.
 */
export function mayChangeItem(
  page: PageState,
  item: ItemToChange,
  wish: ItemWish,
): { allowed: true } | { allowed: false; because: 'meeting_over' | 'meeting_agreed' } {
  if (wish === 'done' || item.isPrivate) return { allowed: true };
  if (page.isOver) return { allowed: false, because: 'meeting_over' };
  if (page.isAgreed && item.kind !== 'open-point') return { allowed: false, because: 'meeting_agreed' };
  return { allowed: true };
}

/** Positions after a wish: the ids named first in their order, everybody else behind in theirs. */
export function reordered(
  items: readonly { id: string; position: number }[],
  ids: readonly string[],
): Map<string, number> | undefined {
  const known = new Map(items.map((item) => [item.id, item]));
  if (new Set(ids).size !== ids.length || ids.some((id) => !known.has(id))) return undefined;
  const named = new Set(ids);
  const others = items
    .filter(({ id }) => !named.has(id))
    .toSorted((one, other) => one.position - other.position)
    .map(({ id }) => id);
  return new Map([...ids, ...others].map((id, position) => [id, position]));
}
