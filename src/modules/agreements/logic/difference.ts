import type { LineDifference, PageContent, WordChange } from '../contract/content.ts';
import { linesOf, type FlatLine } from './lines.ts';

/**
 * What changed from one page to the next, line by line in the order of the new page; a line that went stands where it
 * stood. Lines are the same line by their id, however much their words changed.
 */
export function difference(before: PageContent, after: PageContent): LineDifference[] {
  const old = linesOf(before);
  const now = linesOf(after);
  const known = new Map(old.map((line) => [keyOf(line), line]));
  const kept = new Set(now.map(keyOf));
  const rows: LineDifference[] = [];
  let at = 0;
  const passRemoved = (until: FlatLine | undefined) => {
    for (; at < old.length; at++) {
      const line = old[at];
      if (!line || (until && keyOf(line) === keyOf(until))) break;
      if (!kept.has(keyOf(line))) rows.push(row(line, line.words, ''));
      else if (until) continue;
    }
  };
  for (const line of now) {
    const earlier = known.get(keyOf(line));
    if (earlier && old.indexOf(earlier) >= at) passRemoved(earlier);
    rows.push(row(line, earlier?.words ?? '', line.words, earlier === undefined));
  }
  passRemoved(undefined);
  return bySection(rows);
}

/** Whether two pages say the same, word for word. */
export function saysTheSame(one: PageContent, other: PageContent): boolean {
  return difference(one, other).every(({ kind }) => kind === 'same');
}

const order = ['intro', 'ours', 'theirs', 'limits', 'outOfScope', 'missed', 'change'];

/** A removed line of one section must not stand among the lines of another. */
function bySection(rows: LineDifference[]): LineDifference[] {
  return rows.toSorted((one, other) => order.indexOf(one.section) - order.indexOf(other.section));
}

function row({ section, id }: FlatLine, before: string, after: string, isNew = false): LineDifference {
  const kind = isNew ? 'added' : after === '' ? 'removed' : before === after ? 'same' : 'changed';
  return { section, lineId: id, kind, before, after, words: wordDifference(before, after) };
}

function keyOf({ section, id }: FlatLine): string {
  return `${section} ${id}`;
}

/** Longest texts compared word by word; beyond it the whole line counts as changed. */
const mostWords = 400;

/** The words that came and went, by the longest common run of words; joined, the kept and added ones are `after`. */
export function wordDifference(before: string, after: string): WordChange[] {
  const one = wordsOf(before);
  const two = wordsOf(after);
  if (one.length > mostWords || two.length > mostWords)
    return joined([
      ...one.map((text) => ({ kind: 'removed' as const, text })),
      ...two.map((text) => ({ kind: 'added' as const, text })),
    ]);
  const common = commonTable(one, two);
  const found: WordChange[] = [];
  let i = 0;
  let j = 0;
  while (i < one.length || j < two.length) {
    const [left, right] = [one[i], two[j]];
    if (left !== undefined && left === right) {
      found.push({ kind: 'same', text: left });
      i++;
      j++;
    } else if (left !== undefined && (right === undefined || at(common, i + 1, j) >= at(common, i, j + 1))) {
      found.push({ kind: 'removed', text: left });
      i++;
    } else if (right !== undefined) {
      found.push({ kind: 'added', text: right });
      j++;
    }
  }
  return joined(found);
}

/** A word with the space before it, so that joining the pieces gives the text back. */
function wordsOf(text: string): string[] {
  return text.match(/\s*\S+/g) ?? [];
}

/** `table[i][j]`: how many words the rests from i and from j have in common, in order. */
function commonTable(one: readonly string[], two: readonly string[]): number[][] {
  const table = Array.from({ length: one.length + 1 }, () => Array<number>(two.length + 1).fill(0));
  for (let i = one.length - 1; i >= 0; i--)
    for (let j = two.length - 1; j >= 0; j--) {
      const cell =
        one[i] === two[j] ? at(table, i + 1, j + 1) + 1 : Math.max(at(table, i + 1, j), at(table, i, j + 1));
      const cells = table[i];
      if (cells) cells[j] = cell;
    }
  return table;
}

function at(table: readonly number[][], i: number, j: number): number {
  return table[i]?.[j] ?? 0;
}

/** Neighbours of one kind become one piece; within a stretch of change, what went comes before what came. */
function joined(changes: readonly WordChange[]): WordChange[] {
  const pieces: WordChange[] = [];
  let removed = '';
  let added = '';
  const flush = () => {
    if (removed) pieces.push({ kind: 'removed', text: removed });
    if (added) pieces.push({ kind: 'added', text: added });
    removed = '';
    added = '';
  };
  for (const { kind, text } of changes) {
    if (kind === 'removed') removed += text;
    else if (kind === 'added') added += text;
    else {
      flush();
      const last = pieces.at(-1);
      if (last?.kind === 'same') last.text += text;
      else pieces.push({ kind, text });
    }
  }
  flush();
  return pieces;
}
