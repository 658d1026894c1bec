import { detectAll } from 'tinyld';

/**
 * The language of what somebody wrote, as an ISO 639-1 code, or null when the text is too short or could be
 * several. A wrong language is worse than none: it would choose the words of an automatic answer.
 */
export function guessLanguage(text: string): string | null {
  // Addresses and links are English-looking noise. 160 characters decide as well as a whole page, at a fifth
  // of the time.
  const words = text
    .slice(0, 1000)
    .split(/\s+/)
    .filter((word) => !/[@/]/.test(word))
    .join(' ');
  if (words.length < 16) return null;
  const [best, second] = detectAll(words.slice(0, 160));
  if (!best || best.accuracy < 0.25) return null;
  if (second && second.accuracy > best.accuracy / 2) return null;
  return best.lang.length === 2 ? best.lang : null;
}
