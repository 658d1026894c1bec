import type { PageContent } from '../contract/content.ts';
import { textSections, type ListSection } from './sections.ts';

/** Empty lines offered at the end of each list, for what is missing. */
export const spareLines = 2;
const longest = 500;

export function fieldOf(section: string, lineId: string): string {
  return `${section}.${lineId}`;
}

/**
 * A page as a plain form changed it: one field a line. A line whose field is emptied is taken away, one that has no
 * field stays as it was, and what stands in a spare field is a new line. What limits us is ours to say: it is shown, and
 * a wish about it is written as a line of theirs.
 */
export function changedByForm(
  base: PageContent,
  form: Readonly<Record<string, string>>,
  newLineId: () => string,
): PageContent {
  const said = (section: string, id: string, before: string) => {
    const field = form[fieldOf(section, id)];
    return field === undefined ? before : clean(field, before);
  };
  const list = <Line extends { id: string; words: string }>(section: ListSection, lines: readonly Line[]) =>
    lines
      .map((line) => ({ ...line, words: said(section, line.id, line.words) }))
      .filter(({ words }) => words !== '');
  const added = (section: ListSection) =>
    Array.from({ length: spareLines }, (_, index) => clean(form[fieldOf(section, `new-${index}`)] ?? '', ''))
      .filter((words) => words !== '')
      .map((words) => ({ id: newLineId(), words }));
  const bare = { promiseId: null, elementId: null, expectationId: null };
  return {
    ...Object.fromEntries(textSections.map((section) => [section, said(section, section, base[section])])),
    ours: [...list('ours', base.ours), ...added('ours').map((line) => ({ ...line, ...bare }))],
    theirs: [...list('theirs', base.theirs), ...added('theirs')],
    limits: list('limits', base.limits),
    outOfScope: [...list('outOfScope', base.outOfScope), ...added('outOfScope')],
    // The three texts come from the list of text sections, so the page is whole.
  } as PageContent;
}

/** Browsers send line ends as CR LF; a field that says what it said before is no change. */
function clean(field: string, before: string): string {
  const words = field.replaceAll(/\r\n?/g, '\n').trim().slice(0, longest);
  return words.replaceAll(/\s+/g, ' ') === before.replaceAll(/\s+/g, ' ') ? before : words;
}
