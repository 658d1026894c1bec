const units: Record<string, number> = {
  zero: 0,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  thirteen: 13,
  fourteen: 14,
  fifteen: 15,
  sixteen: 16,
  seventeen: 17,
  eighteen: 18,
  nineteen: 19,
};
const tens: Record<string, number> = {
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
};

/** The words of a text: lower case, without accents and apostrophes, hyphens and all other marks as spaces. */
export function plainWords(text: string): string[] {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[\p{M}'’‘ʼ`´]/gu, '')
    .replaceAll(/(\d)(\p{L})/gu, '$1 $2')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

/** The same with number words as digits ("twenty-four" is 24) and the plural "s" taken off, so that forms meet. */
export function comparedWords(words: readonly string[]): { word: string; at: number }[] {
  const compared: { word: string; at: number }[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    const ten = tens[word];
    const unit = units[words[at + 1] ?? ''];
    if (ten !== undefined && unit !== undefined && unit > 0 && unit < 10) {
      compared.push({ word: String(ten + unit), at });
      at++;
    } else compared.push({ word: String(ten ?? units[word] ?? singular(word)), at });
  }
  return compared;
}

function singular(word: string): string {
  return word.length > 3 && word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word;
}

const historyBegins = [
  /^\s*(?:on|am|le|el|op)\b.{4,200}\b(?:wrote|schrieb|écrit|escribió|schreef)\s*:\s*$/iu,
  /^\s*-{2,}\s*(?:original message|forwarded message)\s*-{2,}\s*$/iu,
  /^\s*_{10,}\s*$/u,
];

/**
 * What the writer adds, without lines quoted by ">" and without all that follows "On Monday we wrote:". Mail comes
 * without its history already; words handed over by another system may carry it.
 */
export function ownWords(text: string): string {
  const own: string[] = [];
  for (const line of text.split(/\r?\n/)) {
    if (historyBegins.some((begins) => begins.test(line))) break;
    if (!/^\s*>/.test(line)) own.push(line);
  }
  return own.join('\n');
}

/** A subject counts where the customer wrote it: on an answer it is carried along, and may be ours. */
export function ownSubject(subject: string): string {
  return /^\s*(?:re|aw|sv|antw|fwd?|wg|tr|rv)\s*(?:\[\d+\])?\s*:/iu.test(subject) ? '' : subject;
}
