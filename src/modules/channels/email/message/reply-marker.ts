/**
 * The line of ours above the earlier messages in a mail we send. People write in every program and language, so
 * the line is known by its tildes and not by its words: `~~~ Earlier messages ~~~`.
 */
const marker = /^[>\s|*_]{0,40}~~~ [^~]{1,80} ~~~[\s*_]{0,20}$/;

export function replyMarkerLine(words: string): string {
  return `~~~ ${
    words
      .replaceAll(/[~\s]+/g, ' ')
      .trim()
      .slice(0, 80) || '…'
  } ~~~`;
}

export function isReplyMarkerLine(line: string): boolean {
  return line.length <= 240 && marker.test(line);
}
