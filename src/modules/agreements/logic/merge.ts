import type { PageContent } from '../contract/content.ts';
import { listSections, textSections, type ListSection } from './sections.ts';

export interface Merged {
  content: PageContent;
  /** Lines that both sides changed differently: both wordings stand on the page, for a person to choose. */
  conflicts: { section: string; lineId: string }[];
}

type AnyLine = PageContent[ListSection][number];

/**
 * Joins two changes of one page so that no words are lost. What one side changed is taken; what both changed alike is
 * taken once; what both changed differently stands twice, mine first, and is named as a conflict. A line that one side
 * took away and the other reworded stays: somebody cared about it.
 */
export function merge({
  base,
  mine,
  theirs,
}: {
  base: PageContent;
  mine: PageContent;
  theirs: PageContent;
}): Merged {
  const conflicts: Merged['conflicts'] = [];
  const texts = textSections.map((section) => {
    const text = mergeText(base[section], mine[section], theirs[section]);
    if (text.isConflict) conflicts.push({ section, lineId: section });
    return [section, text.words];
  });
  const lists = listSections.map((section) => {
    const merged = mergeLines(base[section], mine[section], theirs[section]);
    for (const lineId of merged.conflicts) conflicts.push({ section, lineId });
    return [section, merged.lines];
  });
  // Every section is one of the two lists above, so the page is whole.
  return { content: Object.fromEntries([...texts, ...lists]) as PageContent, conflicts };
}

function mergeText(base: string, mine: string, theirs: string): { words: string; isConflict: boolean } {
  if (mine === theirs || theirs === base) return { words: mine, isConflict: false };
  if (mine === base) return { words: theirs, isConflict: false };
  return { words: [mine, theirs].filter(Boolean).join('\n'), isConflict: mine !== '' && theirs !== '' };
}

function mergeLines<Line extends AnyLine>(
  base: readonly Line[],
  mine: readonly Line[],
  theirs: readonly Line[],
): { lines: Line[]; conflicts: string[] } {
  const was = new Map(base.map((line) => [line.id, line]));
  const other = new Map(theirs.map((line) => [line.id, line]));
  const own = new Set(mine.map(({ id }) => id));
  const conflicts: string[] = [];
  /** Under which id a line of theirs stands here, where it had to take another. */
  const renamed = new Map<string, string>();
  const lines = mine.flatMap((line): Line[] => {
    const before = was.get(line.id);
    const there = other.get(line.id);
    if (!there) return before && isSame(before, line) ? [] : [line];
    if (isSame(line, there) || (before && isSame(before, there))) return [line];
    if (before && isSame(before, line)) return [there];
    conflicts.push(line.id);
    const id = freeId(line.id, [own, other, new Set(renamed.values())]);
    renamed.set(line.id, id);
    return [line, { ...there, id }];
  });
  theirs.forEach((line, index) => {
    if (own.has(line.id)) return;
    const before = was.get(line.id);
    // I took it away, and they left it as it was.
    if (before && isSame(before, line)) return;
    const neighbour = theirs[index - 1]?.id;
    insertAfter(lines, neighbour && (renamed.get(neighbour) ?? neighbour), line);
  });
  return { lines, conflicts };
}

/** Compares what a person reads and what the line rests on. */
function isSame(one: AnyLine, other: AnyLine): boolean {
  return inOrder(one) === inOrder(other);
}

function inOrder(line: AnyLine): string {
  return JSON.stringify(Object.entries(line).toSorted(([a], [b]) => a.localeCompare(b)));
}

function freeId(id: string, taken: readonly { has: (id: string) => boolean }[]): string {
  for (let n = 2; ; n++) {
    const candidate = `${id.slice(0, 55)}-${n}`;
    if (!taken.some((ids) => ids.has(candidate))) return candidate;
  }
}

/** Where it stood on the other page: after the same neighbour, or at the end. */
function insertAfter<Line extends AnyLine>(lines: Line[], neighbour: string | undefined, line: Line): void {
  const at = neighbour === undefined ? -1 : lines.findIndex(({ id }) => id === neighbour);
  if (neighbour !== undefined && at === -1) lines.push(line);
  else lines.splice(at + 1, 0, line);
}
