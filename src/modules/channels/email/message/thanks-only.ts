import { splitReply } from './split-reply.ts';
import { harmless, thanking } from './thanks-words.ts';

/**
 * Whether a message closes a conversation instead of continuing it: `Perfect, thanks a lot! Ann`. Decided by
 * exclusion: every word must be a known word of courtesy, except names where names stand. `Thanks, but it still
 * leaks` fails at `but`, `Thanks, when will it come?` at the question mark.
 */
export function isThanksOnly(text: string): boolean {
  if (text.length > 20_000) return false;
  const fresh = splitReply(text).fresh.trim();
  if (fresh.length === 0 || fresh.length > 400) return false;
  if (/[?？¿0-9%€$£@>]|https?:/.test(fresh)) return false;
  const lines = fresh
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  if (lines.length > 8) return false;
  const spoken = withoutSignedName(lines);
  if (isApplause(spoken.join(' '))) return true;
  return thanksAndNothingElse(spoken);
}

const applause = /\p{Extended_Pictographic}|\p{Emoji_Modifier}|\ufe0f|\u200d|[\s!.]/gu;

/** Thumbs up, hearts and folded hands alone. A face can be an angry one, so faces do not count. */
function isApplause(text: string): boolean {
  return (
    /[\u{1f44d}\u{1f64f}\u2764\u{1f44c}\u{1f44f}]/u.test(text) &&
    text.replace(applause, '') === '' &&
    !/[\u{1f610}-\u{1f643}]/u.test(text)
  );
}

function thanksAndNothingElse(lines: string[]): boolean {
  let thanks = 0;
  let afterCourtesy = false;
  for (const line of lines) {
    afterCourtesy = false;
    for (const sentence of line.split(/[.!;:)(…。！]+/)) {
      for (const word of sentence.split(/[\s,"'’`*_~/&+-]+/)) {
        const lower = word.toLowerCase().replace(/[^\p{L}\p{M}]/gu, '');
        if (lower === '') continue;
        if (thanking.has(lower)) thanks += 1;
        const isCourtesy = thanking.has(lower) || harmless.has(lower);
        // `Thanks Ann`, `Dear Mr Miller`: a name follows a word of courtesy in the same sentence.
        if (!isCourtesy && !(afterCourtesy && isName(word))) return false;
        afterCourtesy = true;
      }
      afterCourtesy = false;
    }
  }
  return thanks > 0;
}

/** The last line when it can only be a name: one to three capitalised words below something else. */
function withoutSignedName(lines: string[]): string[] {
  const last = lines.at(-1) ?? '';
  const names = last.replace(/^[-–—]\s?/, '').split(/\s+/);
  const isSigned =
    lines.length > 1 && names.length <= 3 && names.every(isName) && !/[.!:]$/.test(last.slice(0, -1));
  return isSigned ? lines.slice(0, -1) : lines;
}

function isName(word: string): boolean {
  return /^\p{Lu}[\p{L}\p{M}'’-]{0,24}[.,]?$/u.test(word);
}
