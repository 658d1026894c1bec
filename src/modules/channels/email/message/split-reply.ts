import { isDeviceLine } from './device-words.ts';
import { historyStart, introductionHints, type Reading } from './history-start.ts';
import { isBlank, isQuoted, isQuoteOrBlank, isRule, isSignatureMark, isTrackerLine } from './line-kinds.ts';
import { introducesQuote, introductionWithin, saysWrote } from './reply-words.ts';

/**
 * Tells what somebody wrote just now from what the program quoted beneath it. Nothing is ever lost: the parts in
 * their order are the whole text, character for character, so a wrong guess costs one click to unfold.
 *
 * Quoted lines that somebody wrote between stay with the answer, because it makes no sense without them.
 */
export interface SplitReply {
  /** Every part of kind `fresh`, joined. */
  fresh: string;
  /** Everything else, joined. */
  quoted: string;
  parts: ReplyPart[];
}

export interface ReplyPart {
  kind: PartKind;
  text: string;
}

export type PartKind = 'fresh' | 'quoted' | 'signature';

export function splitReply(text: string): SplitReply {
  const lines = linesOf(text);
  const kinds = linePartKinds(lines.map((line) => line.trimEnd()));
  const parts: ReplyPart[] = [];
  for (const [index, line] of lines.entries()) {
    const kind = kinds[index] ?? 'fresh';
    const last = parts.at(-1);
    if (last?.kind === kind) last.text += line;
    else parts.push({ kind, text: line });
  }
  return {
    fresh: parts
      .filter((part) => part.kind === 'fresh')
      .map((part) => part.text)
      .join(''),
    quoted: parts
      .filter((part) => part.kind !== 'fresh')
      .map((part) => part.text)
      .join(''),
    parts,
  };
}

/** Beyond this many lines nobody reads and everything further belongs to what stands above it. */
const maxLines = 20_000;
/** Shorter ones introduce nothing. */
const shortestIntroduction = 5;

/** Lines with their ends; together they are the whole text. */
function linesOf(text: string): string[] {
  if (text === '') return [''];
  const found: string[] = [];
  for (let start = 0; start < text.length; ) {
    const end = text.indexOf('\n', start) + 1 || text.length;
    found.push(text.slice(start, end));
    start = end;
  }
  const lines: string[] = [];
  for (const [index, line] of found.entries())
    if (index < maxLines && line.length >= shortestIntroduction)
      lines.push(...separateIntroduction(line, index, found));
    else lines.push(line);
  return lines;
}

/** Made from HTML, an introduction may stand on the line of the last words: `Yes On Mon, 3 Mar 2025, Ann wrote:`. */
function separateIntroduction(line: string, index: number, lines: string[]): string[] {
  if (line.length > 400 || !saysWrote(line.trimEnd())) return [line];
  const at = introductionWithin(line);
  const below = lines[index + 1] ?? '';
  if (at === null || !isQuoted(isBlank(below) ? (lines[index + 2] ?? '') : below)) return [line];
  return [line.slice(0, at), line.slice(at)];
}

/** What each line is, for lines of text whatever they were cut from. */
export function linePartKinds(lines: string[]): PartKind[] {
  const kinds = kindsOf(lines.slice(0, maxLines));
  const last = kinds.at(-1) ?? 'fresh';
  return lines.map((_, index) => kinds[index] ?? last);
}

function kindsOf(lines: string[]): PartKind[] {
  const kinds: PartKind[] = lines.map(() => 'fresh');
  const reading = { lines, hints: introductionHints(lines) };
  const firstText = foldHistory(reading, kinds);
  if (firstText === null) return kinds;
  // Twice, since a signature stands below quotes in one program and above them in the next.
  for (let round = 0; round < 2; round += 1) {
    markSignature(lines, kinds, firstText);
    markTrailingQuotes(lines, kinds, firstText);
  }
  return kinds;
}

/** Folds what the program quoted and gives the first line that somebody wrote himself. */
function foldHistory(reading: Reading, kinds: PartKind[]): number | null {
  const { lines } = reading;
  let firstText: number | null = null;
  for (let at = 0; at < lines.length; at += 1) {
    const start = historyStart(reading, at);
    if (start === null) {
      if (firstText === null && isText(lines[at] ?? '')) firstText = at;
      continue;
    }
    const hasText = firstText !== null && firstText < start.first;
    const answer = start.isCertain ? null : answerBelow(reading, start.next);
    if (hasText && answer === null) {
      kinds.fill('quoted', start.first);
      return firstText;
    }
    // Nothing above: a message forwarded without a word, which is what the sender wants to show.
    if (start.isCertain) return firstText;
    // Otherwise the answer stands between the quotes, or below a single one, which is folded as well.
    const foldsQuote = !hasText && answer !== null && !quotesAgain(lines, answer);
    const border = foldsQuote ? answer : start.next;
    kinds.fill('quoted', start.first, border);
    if (!hasText) firstText = null;
    at = border - 1;
  }
  return firstText;
}

/**
 * The first line of an answer below quoted lines, or null when only a signature, a list footer or older history
 * follows. Unquoted lines straight below an introduction are history themselves: Outlook marks no lines.
 */
function answerBelow(reading: Reading, next: number): number | null {
  const { lines } = reading;
  let at = next;
  while (at < lines.length && isBlank(lines[at] ?? '')) at += 1;
  if (!isQuoted(lines[at] ?? '')) return null;
  while (at < lines.length && (isBlank(lines[at] ?? '') || isQuoted(lines[at] ?? ''))) at += 1;
  if (at >= lines.length || isTail(lines, at) || historyStart(reading, at) !== null) return null;
  return at;
}

/** Whether quotes and then more words follow an answer: somebody answers point by point. */
function quotesAgain(lines: string[], answer: number): boolean {
  const quote = lines.findIndex((line, index) => index > answer && isQuoted(line));
  return quote >= 0 && lines.findIndex((line, index) => index > quote && isText(line)) >= 0;
}

/** A signature or the footer of a mailing list: a ruler or a device line, and few lines after it. */
function isTail(lines: string[], at: number): boolean {
  const line = lines[at] ?? '';
  return lines.length - at <= 20 && (isRule(line) || isSignatureMark(line) || isDeviceLine(line));
}

/** Quotes at the very end below an answer are history, whoever introduced them. */
function markTrailingQuotes(lines: string[], kinds: PartKind[], firstText: number): void {
  const end = kinds.lastIndexOf('fresh') + 1;
  let start = end;
  while (start > firstText && kinds[start - 1] === 'fresh' && isQuoteOrBlank(lines[start - 1] ?? ''))
    start -= 1;
  if (!lines.slice(start, end).some(isQuoted)) return;
  const above = start - 1;
  const isIntroduced = above > firstText && kinds[above] === 'fresh' && introducesQuote(lines[above] ?? '');
  kinds.fill('quoted', isIntroduced ? above : start, end);
}

function markSignature(lines: string[], kinds: PartKind[], firstText: number): void {
  const end = kinds.lastIndexOf('fresh') + 1;
  let start = withoutClosing(lines, kinds, end, firstText);
  for (let at = start - 1; at > firstText && at >= start - 20 && kinds[at] === 'fresh'; at -= 1) {
    const line = lines[at] ?? '';
    // Nobody asks a question in a signature: the ruler above was one of the text.
    if (/[?？]$/.test(line)) break;
    if (!isSignatureMark(line) && !(at === start - 1 && isNameMark(lines, at))) continue;
    start = withoutClosing(lines, kinds, at, firstText);
    break;
  }
  while (start < end && isBlank(lines[start] ?? '')) start += 1;
  if (start > firstText && start < end) kinds.fill('signature', start, end);
}

/** `-Ann Bee` in a paragraph of its own. With a space behind the hyphen it is an item of a list. */
function isNameMark(lines: string[], at: number): boolean {
  return (
    isBlank(lines[at - 1] ?? '') &&
    /^-\p{Lu}[\p{L}\p{M}.'’]{0,24}(?: \p{Lu}[\p{L}\p{M}.'’-]{0,24}){0,2}$/u.test(lines[at] ?? '')
  );
}

function withoutClosing(lines: string[], kinds: PartKind[], end: number, firstText: number): number {
  let start = end;
  while (start - 1 > firstText && kinds[start - 1] === 'fresh' && isClosing(lines[start - 1] ?? ''))
    start -= 1;
  return start;
}

function isClosing(line: string): boolean {
  return isBlank(line) || isRule(line) || isDeviceLine(line) || isTrackerLine(line);
}

function isText(line: string): boolean {
  return !isClosing(line) && !isQuoted(line);
}
