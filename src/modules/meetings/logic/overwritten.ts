export type TextName = 'notes' | 'privateNotes' | 'teamNote' | 'dissatisfaction';
type Texts = Partial<Record<TextName, string | undefined>>;

const names: readonly TextName[] = ['notes', 'privateNotes', 'teamNote', 'dissatisfaction'];

/**
 * The texts that a save would write over without the writer having seen them. A writer says what a text was when they
 * began; one who only names the revision of the page has not seen any text of a newer one. Saving the same words twice
 * loses nothing.
 */
export function overwritten({
  stored,
  given,
  was,
  isStale,
}: {
  stored: Readonly<Record<TextName, string>>;
  given: Texts;
  was: Texts | undefined;
  isStale: boolean;
}): TextName[] {
  return names.filter((name) => {
    const text = given[name];
    if (text === undefined || text === stored[name]) return false;
    const seen = was?.[name];
    return seen === undefined ? isStale && stored[name] !== '' : seen !== stored[name];
  });
}
