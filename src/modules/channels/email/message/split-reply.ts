import { isReplyMarkerLine } from './reply-marker.ts';
import {
  headerKind,
  isAttribution,
  isDeviceLine,
  isOriginalMessageLine,
  opensAttribution,
  saysWrote,
  startsWithDate,
} from './reply-words.ts';

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
  const lines = text.split(/(?<=\n)/);
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
/** Hostile text could make every line look like the start of an introduction; real mail has a few. */
const maxIntroductions = 200;

interface Reading {
  lines: string[];
  /** The lines that may belong to an introduction such as `Ann wrote:`. */
  hints: Set<number>;
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

function introductionHints(lines: string[]): Set<number> {
  const hints = new Set<number>();
  for (let index = 0; index < lines.length && hints.size < maxIntroductions; index += 1) {
    const line = lines[index] ?? '';
    if (saysWrote(line) || startsWithDate(line)) hints.add(index);
  }
  return hints;
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

interface HistoryStart {
  first: number;
  /** The line after the introduction. */
  next: number;
  /** Nothing of the sender can stand below: a header block, or our own marker. */
  isCertain: boolean;
}

function historyStart(reading: Reading, at: number): HistoryStart | null {
  const { lines } = reading;
  const line = lines[at] ?? '';
  if (isBlank(line)) return null;
  if (isReplyMarkerLine(line)) return { first: at, next: at + 1, isCertain: true };
  if (isQuoted(line)) return null;
  if (isOriginalMessageLine(line)) return { first: at, next: at + 1, isCertain: true };
  if (isHeaderBlock(lines, at)) return { first: withRuleAbove(lines, at), next: at + 3, isCertain: true };
  return reading.hints.has(at) ? introductionAt(lines, at) : null;
}

/** Three different header names within few lines, the first of them right here. */
function isHeaderBlock(lines: string[], at: number): boolean {
  if (headerKind(lines[at] ?? '') === null) return false;
  const found = new Set<string>();
  let misses = 0;
  for (let index = at; index < at + 12 && misses < 3; index += 1) {
    const line = lines[index] ?? '';
    if (isBlank(line)) break;
    const kind = headerKind(line);
    if (kind === null) misses += 1;
    else found.add(kind);
  }
  found.delete('other');
  return found.size >= 3 && (found.has('from') || found.has('subject'));
}

function withRuleAbove(lines: string[], at: number): number {
  for (let index = at - 1; index >= 0 && index >= at - 3; index -= 1) {
    const line = lines[index] ?? '';
    if (isRule(line)) return index;
    if (!isBlank(line)) break;
  }
  return at;
}

/** The sentence that says who wrote what follows, which mail programs break into as many as five lines. */
function introductionAt(lines: string[], at: number): HistoryStart | null {
  for (let next = at + 1; next <= at + 3; next += 1) {
    for (let first = at; first >= 0 && first >= at - 4; first -= 1) {
      if (first < at && isBlank(lines[first] ?? '')) break;
      if (!isAttribution(joined(lines, first, next))) continue;
      return { first: fullStart(lines, first, next), next, isCertain: false };
    }
  }
  return null;
}

/** Satisfied from `ann@example.com> wrote:` on, but the sentence began one or two lines above. */
function fullStart(lines: string[], first: number, next: number): number {
  if (opensAttribution(lines[first] ?? '')) return first;
  for (let index = first - 1; index >= 0 && index >= first - 3; index -= 1) {
    const line = lines[index] ?? '';
    if (isBlank(line) || isQuoted(line)) break;
    if (opensAttribution(line) && isAttribution(joined(lines, index, next))) return index;
  }
  return first;
}

function joined(lines: string[], from: number, to: number): string {
  return lines
    .slice(from, to)
    .map((line) => line.slice(0, 410))
    .join(' ');
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
  if (lines.slice(start, end).some(isQuoted)) kinds.fill('quoted', start, end);
}

function markSignature(lines: string[], kinds: PartKind[], firstText: number): void {
  const end = kinds.lastIndexOf('fresh') + 1;
  let start = withoutClosing(lines, kinds, end, firstText);
  for (let at = start - 1; at > firstText && at >= start - 20 && kinds[at] === 'fresh'; at -= 1) {
    if (!isSignatureMark(lines[at] ?? '')) continue;
    start = withoutClosing(lines, kinds, at, firstText);
    break;
  }
  while (start < end && isBlank(lines[start] ?? '')) start += 1;
  if (start > firstText && start < end) kinds.fill('signature', start, end);
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

function isBlank(line: string): boolean {
  return line.length < 200 && line.trim() === '';
}

/** What a widespread tracking extension leaves behind as its last line: one invisible letter. */
function isTrackerLine(line: string): boolean {
  return /^\s{0,8}[\u1427\u200b]\s{0,8}$/.test(line);
}

function isQuoteOrBlank(line: string): boolean {
  return isBlank(line) || isQuoted(line);
}

/** `>` in front, or a bar, or the initials that some newsreaders use (`RC> text`). */
function isQuoted(line: string): boolean {
  return /^\s{0,3}(?:>|\|(?:\s|$)|[A-Z]{1,3}>(?:\s|$))/.test(line);
}

function isRule(line: string): boolean {
  return line.length <= 120 && /^\s{0,8}(?:-{2,}|_{2,}|={2,}|\*{2,}|~{2,}|\+{2,}|#{2,})\s{0,8}$/.test(line);
}

function isSignatureMark(line: string): boolean {
  return line.length <= 80 && /^(?:--|—|_{2,})\s{0,2}$/.test(line);
}

function isText(line: string): boolean {
  return !isClosing(line) && !isQuoted(line);
}
