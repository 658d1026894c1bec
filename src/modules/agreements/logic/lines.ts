import type { PageContent, PageContentInput } from '../contract/content.ts';
import { listSections, sections, textSections, type Section } from './sections.ts';

/** One thing that stands on a page, however it is kept there: a line of a list, or a text of its own. */
export interface FlatLine {
  section: Section;
  id: string;
  words: string;
}

export const emptyPage: PageContent = {
  intro: '',
  ours: [],
  theirs: [],
  limits: [],
  outOfScope: [],
  missed: '',
  change: '',
};

/** Everything on the page in reading order; a text is a line named like its section, a limit carries its reason. */
export function linesOf(page: PageContent): FlatLine[] {
  return sections.flatMap((section): FlatLine[] => {
    if (section === 'limits')
      return page.limits.map(({ id, words, reason }) => ({ section, id, words: withReason(words, reason) }));
    const kept = page[section];
    if (typeof kept === 'string') return kept === '' ? [] : [{ section, id: section, words: kept }];
    return kept.map(({ id, words }) => ({ section, id, words }));
  });
}

export function withReason(words: string, reason: string): string {
  return reason === '' ? words : `${words} (${reason})`;
}

/** A page as it is kept: each line has an id that no other line of the page has. */
export function withIds(input: PageContentInput, newLineId: () => string): PageContent {
  const taken = new Set<string>();
  const idFor = (wanted: string | undefined) => {
    const id = wanted === undefined || taken.has(wanted) ? newLineId() : wanted;
    taken.add(id);
    return id;
  };
  return {
    ...input,
    ours: input.ours.map((line) => ({
      id: idFor(line.id),
      words: line.words,
      promiseId: line.promiseId ?? null,
      elementId: line.elementId ?? null,
      expectationId: line.expectationId ?? null,
    })),
    theirs: input.theirs.map((line) => ({ id: idFor(line.id), words: line.words })),
    limits: input.limits.map((line) => ({
      id: idFor(line.id),
      words: line.words,
      kind: line.kind,
      reason: line.reason,
      ruleId: line.ruleId ?? null,
    })),
    outOfScope: input.outOfScope.map((line) => ({ id: idFor(line.id), words: line.words })),
  };
}

/** What a version rests on, each thing once. */
export function usesOf(page: PageContent): { kind: 'promise' | 'rule' | 'element'; refId: string }[] {
  const found = [
    ...page.ours.flatMap(({ promiseId, elementId }) => [
      { kind: 'promise' as const, refId: promiseId },
      { kind: 'element' as const, refId: elementId },
    ]),
    ...page.limits.map(({ ruleId }) => ({ kind: 'rule' as const, refId: ruleId })),
  ];
  const seen = new Map(
    found.flatMap(({ kind, refId }) => (refId === null ? [] : [[`${kind} ${refId}`, { kind, refId }]])),
  );
  return [...seen.values()];
}

export function isEmptyPage(page: PageContent): boolean {
  return (
    listSections.every((section) => page[section].length === 0) &&
    textSections.every((section) => page[section] === '')
  );
}
