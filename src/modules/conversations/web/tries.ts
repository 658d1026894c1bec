/** One reply or note on its way, with one key for all its tries. */
interface Try {
  key: string;
  /** What was to be sent; null once different words were tried under the same key. */
  words: string | null;
}

type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/**
 * Whoever presses "send" again after an answer was lost cannot know whether the first one arrived. Until it is known, a
 * place keeps its key, so that the server does the work once; it outlives a reload of the page and ends with the tab.
 */
export function openTries(store: Store) {
  // A browser that keeps nothing for the site still has the tab's memory.
  const memory = new Map<string, string>();
  const nameOf = (place: string) => `extramile.try.${place}`;
  const read = (place: string): Try | undefined => {
    const text = memory.get(place) ?? quietly(() => store.getItem(nameOf(place)));
    // Written by the function below and by nothing else.
    return text ? (JSON.parse(text) as Try) : undefined;
  };
  return {
    begin(place: string, words: string) {
      const before = read(place);
      const now: Try = before
        ? { key: before.key, words: before.words === words ? words : null }
        : { key: crypto.randomUUID(), words };
      const text = JSON.stringify(now);
      memory.set(place, text);
      quietly(() => store.setItem(nameOf(place), text));
      return { key: now.key, isAgain: before !== undefined, isSame: now.words !== null };
    },
    end(place: string): void {
      memory.delete(place);
      quietly(() => store.removeItem(nameOf(place)));
    },
  };
}

function quietly<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    // Storage may be switched off or full; the memory of the tab serves.
    return undefined;
  }
}

export const tries = openTries({
  getItem: (name) => sessionStorage.getItem(name),
  setItem: (name, text) => sessionStorage.setItem(name, text),
  removeItem: (name) => sessionStorage.removeItem(name),
});

export function placeOf(conversationId: string, kind: 'message' | 'note'): string {
  return `${conversationId}.${kind}`;
}
