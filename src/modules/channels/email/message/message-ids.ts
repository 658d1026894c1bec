/**
 * Message ids in angle brackets as RFC 5322 section 3.6.4 writes them. Ids from outside are only ever compared
 * and sent back, so they are bounded and kept free of anything that could end a header line.
 */

const oneId = /<([^<>]{1,995})>/g;

/** Every id of a field, in order, each once. Some clients fold inside the brackets or separate with commas. */
export function readMessageIds(field: string | undefined, maxCount: number): string[] {
  if (!field) return [];
  const ids = new Set<string>();
  for (const match of field.slice(0, 200_000).matchAll(oneId)) {
    const id = cleanId(match[1] ?? '');
    if (id) ids.add(id);
  }
  if (ids.size === 0) {
    // Without brackets: old Exchange and home-made senders. One word is an id, prose is not.
    const bare = cleanId(field);
    if (bare && !/\s/.test(field.trim())) ids.add(bare);
  }
  return [...ids].slice(-maxCount);
}

/**
 * `<left@right>`, or null when nothing usable is left of it. ASCII only: a composer may fold a line at any Unicode
 * space, and what follows U+2028 would then stand at the beginning of a header line of its own.
 */
export function cleanId(inner: string): string | null {
  const id = inner.replace(/[^\x21-\x7e]|[<>]/g, '');
  return id.length > 0 && id.length <= 995 ? `<${id}>` : null;
}

/** What stands behind the last @, in lower case: it says which system made the id. */
export function idDomain(id: string): string {
  return id.slice(id.lastIndexOf('@') + 1, -1).toLowerCase();
}
