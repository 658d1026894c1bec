/** The list with one entry at another place; the same list where nothing would change. */
export function moved<Entry>(list: readonly Entry[], entry: Entry, to: number): readonly Entry[] {
  const from = list.indexOf(entry);
  const at = Math.min(Math.max(to, 0), list.length - 1);
  if (from < 0 || from === at) return list;
  return list.toSpliced(from, 1).toSpliced(at, 0, entry);
}
