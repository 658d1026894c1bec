import { escapeAttribute, escapeText } from './escape.ts';
import { safeLink } from './safe-link.ts';

/**
 * Plain text as HTML that looks the same: line ends and runs of spaces kept, addresses made into links. Links are
 * found in the text and every piece is escaped by itself on the way out, so no word can become markup.
 */
export function textToHtml(text: string): string {
  const lines = text.replaceAll('\r\n', '\n').replaceAll('\0', '').split('\n');
  return lines.map(lineToHtml).join('<br />');
}

function lineToHtml(line: string): string {
  let html = '';
  let last = 0;
  for (const word of line.matchAll(/\S+/g)) {
    html += spaces(line.slice(last, word.index)) + wordToHtml(word[0]);
    last = word.index + word[0].length;
  }
  return html + spaces(line.slice(last));
}

/** HTML shows one space for many: every second one, and the first of a line, must not be an ordinary one. */
function spaces(run: string): string {
  if (run === ' ' || run === '') return run;
  return run.replaceAll('\t', '    ').replaceAll('  ', '\u00a0 ');
}

// Bounded on purpose: nobody clicks an address longer than this, and a hostile one costs nothing.
const webAddress = /(?:https?:\/\/|www\.)[^\s<>"']{2,2000}/i;
const mailAddress = /[\p{L}\d.!#$%&'*+/=?^_`{|}~-]{1,64}@[\p{L}\d-]{1,63}(?:\.[\p{L}\d-]{1,63}){1,6}/u;

function wordToHtml(word: string): string {
  if (word.length > 4000) return escapeText(word);
  const web = webAddress.exec(word);
  if (web)
    return linked(word, web.index, withoutTail(web[0]), (found) =>
      /^www\./i.test(found) ? `https://${found}` : found,
    );
  const mail = word.includes('@') ? mailAddress.exec(word.slice(0, 400)) : null;
  return mail ? linked(word, mail.index, mail[0], (found) => `mailto:${found}`) : escapeText(word);
}

function linked(word: string, index: number, found: string, target: (found: string) => string): string {
  const link = safeLink(target(found));
  if (link === null) return escapeText(word);
  const before = escapeText(word.slice(0, index));
  const after = escapeText(word.slice(index + found.length));
  const attributes = `href="${escapeAttribute(link)}" rel="noopener noreferrer nofollow" target="_blank"`;
  return `${before}<a ${attributes}>${escapeText(found)}</a>${after}`;
}

/** The full stop, comma or bracket behind an address belongs to the sentence. A bracket opened inside stays. */
function withoutTail(found: string): string {
  let end = found.length;
  while (end > 0) {
    const last = found[end - 1] ?? '';
    const closes = last === ')' && !found.slice(0, end - 1).includes('(');
    if (!closes && !'.,;:!?]}*_>'.includes(last)) break;
    end -= 1;
  }
  return found.slice(0, end);
}
