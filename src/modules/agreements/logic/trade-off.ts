import type { PageContent } from '../contract/content.ts';

const longest = 500;

/** The page with what was chosen as a line of what they can expect; undefined when the line stands there already. */
export function withChoice(
  content: PageContent,
  { sheetId, words }: { sheetId: string; words: string },
): PageContent | undefined {
  const id = `trade-off-${sheetId}`;
  if (content.ours.some((line) => line.id === id)) return undefined;
  const line = {
    id,
    words: words.trim().slice(0, longest),
    promiseId: null,
    elementId: null,
    expectationId: null,
  };
  return { ...content, ours: [...content.ours, line] };
}
