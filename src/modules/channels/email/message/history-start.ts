import { isBlank, isQuoted, isRule } from './line-kinds.ts';
import { asksForReplyAbove, headerKind, isOriginalMessageLine } from './repeated-header-words.ts';
import { isReplyMarkerLine } from './reply-marker.ts';
import {
  endsWithAddress,
  isAttribution,
  opensAttribution,
  saysWrote,
  endsWithSent,
  startsWithDate,
} from './reply-words.ts';

/** Where what the program repeats begins: an introduction, a divider, a repeated header, or our own marker. */

/** Hostile text could make every line look like the start of an introduction; real mail has a few. */
const maxIntroductions = 200;

export interface Reading {
  lines: string[];
  /** The lines that may belong to an introduction such as `Ann wrote:`. */
  hints: Set<number>;
}

export function introductionHints(lines: string[]): Set<number> {
  const hints = new Set<number>();
  for (let index = 0; index < lines.length && hints.size < maxIntroductions; index += 1) {
    const line = lines[index] ?? '';
    if (saysWrote(line) || startsWithDate(line) || endsWithAddress(line) || endsWithSent(line))
      hints.add(index);
  }
  return hints;
}

export interface HistoryStart {
  first: number;
  /** The line after the introduction. */
  next: number;
  /** Nothing of the sender can stand below: a header block, or our own marker. */
  isCertain: boolean;
}

export function historyStart(reading: Reading, at: number): HistoryStart | null {
  const { lines } = reading;
  const line = lines[at] ?? '';
  if (isBlank(line)) return null;
  if (isReplyMarkerLine(line)) return { first: at, next: at + 1, isCertain: true };
  // The broken end of an introduction, `<ann@example.com` and `> wrote:`, only looks like a quoted line.
  if (isQuoted(line)) return isBrokenEnd(line) ? introductionAcross(lines, at) : null;
  if (isOriginalMessageLine(line) || asksForReplyAbove(line))
    return { first: at, next: at + 1, isCertain: true };
  if (isHeaderBlock(lines, at)) return { first: withRuleAbove(lines, at), next: at + 3, isCertain: true };
  return reading.hints.has(at) ? introductionAt(lines, at) : null;
}

/**
 * Three different header names within few lines, the first of them right here. Two are enough when one is the date
 * and one an address. People list such things too, about a parcel or an order: then no address stands among them.
 */
function isHeaderBlock(lines: string[], at: number): boolean {
  if (headerKind(lines[at] ?? '') === null) return false;
  const found = new Set<string>();
  let hasAddress = false;
  let misses = 0;
  for (let index = at; index < at + 16 && misses < 3; index += 1) {
    const line = lines[index] ?? '';
    if (isBlank(line)) {
      if (headerKind(lines[index + 1] ?? '') === null) break;
      continue;
    }
    const kind = headerKind(line);
    if (kind === null) misses += 1;
    else found.add(kind);
    hasAddress ||= kind !== null && line.slice(0, 400).includes('@');
  }
  found.delete('other');
  const names = found.has('from') || (found.has('subject') && hasAddress);
  return (found.size >= 3 && names) || (found.size === 2 && found.has('date') && hasAddress);
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
  return isNameAbove(lines, first) ? first - 1 : first;
}

/** `Ann Bee` alone on the line above `<ann@example.com> wrote:`. */
function isNameAbove(lines: string[], first: number): boolean {
  const above = lines[first - 1] ?? '';
  return /^\s{0,8}</.test(lines[first] ?? '') && /^[^<>.!?:]{1,60}$/.test(above) && !isBlank(above);
}

/** Some programs even put empty lines into the sentence: it is looked for as far as its first words. */
function introductionAcross(lines: string[], at: number): HistoryStart | null {
  for (let first = Math.max(0, at - 5); first < at; first += 1) {
    const line = lines[first] ?? '';
    if (isBlank(line) || !/\d/.test(line.slice(0, 200)) || !opensAttribution(line)) continue;
    if (isAttribution(joined(lines, first, at + 1))) return { first, next: at + 1, isCertain: false };
  }
  return null;
}

function isBrokenEnd(line: string): boolean {
  return (
    line.length <= 40 && /^\s{0,3}> ?[^\s>]/.test(line) && saysWrote(line) && /[:：]$/.test(line.trimEnd())
  );
}

function joined(lines: string[], from: number, to: number): string {
  return lines
    .slice(from, to)
    .map((line) => line.slice(0, 410))
    .join(' ');
}
