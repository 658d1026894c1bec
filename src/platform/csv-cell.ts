/**
 * A text that begins like a formula is run by spreadsheet programs when the file is opened; an apostrophe in front
 * makes it text again (SEC-078). Numbers are written by us and stay numbers, minus sign included.
 */
export function csvText(text: string): string {
  return /^\s*[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text;
}

export type CsvCell = string | number | null;

export function csvRow(cells: readonly CsvCell[]): (string | number)[] {
  return cells.map((cell) => (cell === null ? '' : typeof cell === 'number' ? cell : csvText(cell)));
}
