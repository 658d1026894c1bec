/** What one line of text looks like, without its neighbours. Each test is bounded. */

export function isBlank(line: string): boolean {
  return line.length < 200 && line.trim() === '';
}

/** What a widespread tracking extension leaves behind as its last line: one invisible letter. */
export function isTrackerLine(line: string): boolean {
  return /^\s{0,8}[\u1427\u200b]\s{0,8}$/.test(line);
}

export function isQuoteOrBlank(line: string): boolean {
  return isBlank(line) || isQuoted(line);
}

/** `>` in front, or a bar, or the initials that some newsreaders use (`RC> text`). */
export function isQuoted(line: string): boolean {
  return /^\s{0,3}(?:>|\|(?:\s|$)|[A-Z]{1,3}>(?:\s|$))/.test(line);
}

export function isRule(line: string): boolean {
  return (
    line.length <= 120 &&
    /^\s{0,8}(?:-{2,}|_{2,}|={2,}|\*{2,}|~{2,}|\+{2,}|#{2,}|[—–─＿]{3,})\s{0,8}$/.test(line)
  );
}

export function isSignatureMark(line: string): boolean {
  return line.length <= 80 && /^(?:--|—|[—–─＿]{3,}|_{2,})\s{0,2}$/.test(line);
}
