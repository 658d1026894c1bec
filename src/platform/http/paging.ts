import { z } from 'zod';
import { Refusal } from '#platform/errors.ts';
import type { Page, partQuery } from '#platform/contract.ts';

/** A cursor is the sort key of the last row, opaque to the caller and refused when it is not one of ours. */
export function encodeCursor(key: readonly unknown[]): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

export function decodeCursor<T extends z.ZodType>(
  cursor: string | undefined,
  key: T,
): z.output<T> | undefined {
  if (cursor === undefined) return undefined;
  try {
    return key.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
  } catch {
    // Whatever is wrong with it, the caller's way on is the same: begin again without a cursor.
    throw new Refusal('cursor_invalid', { kind: 'invalid' });
  }
}

/** The usual key: an instant and an id, newest first. */
export const timeCursor = z.tuple([z.iso.datetime().transform((value) => new Date(value)), z.uuid()]);

/** Turns `limit + 1` rows into a page: the extra row only says that there is more. */
export function pageOf<Row, Item>(
  rows: readonly Row[],
  limit: number,
  toItem: (row: Row) => Item,
  keyOf: (row: Row) => readonly unknown[],
): Page<Item> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const hasMore = rows.length > limit;
  return {
    data: shown.map(toItem),
    hasMore,
    nextCursor: hasMore && last !== undefined ? encodeCursor(keyOf(last)) : null,
  };
}

/** What a caller asks for of a list that was read whole; all of it, unless a limit or a cursor says otherwise. */
export function partOf<Whole extends Page<{ id: string }>>(
  whole: Whole,
  { limit, cursor }: z.output<typeof partQuery>,
): Whole {
  const last = decodeCursor(cursor, z.tuple([z.uuid()]))?.[0];
  const begin = last === undefined ? 0 : whole.data.findIndex(({ id }) => id === last) + 1;
  if (last !== undefined && begin === 0) throw new Refusal('cursor_invalid', { kind: 'invalid' });
  const rows = whole.data.slice(begin);
  return {
    ...whole,
    ...pageOf(
      rows,
      limit ?? rows.length,
      (row) => row,
      (row) => [row.id],
    ),
  };
}
