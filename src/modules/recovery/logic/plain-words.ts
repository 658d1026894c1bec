/** Words of a form as they are kept: lines end in one way, and what no text can hold (NUL) is left out. */
export function plainWords(words: string | undefined): string {
  return (words ?? '').replaceAll('\r\n', '\n').replaceAll('\0', '').trim();
}
