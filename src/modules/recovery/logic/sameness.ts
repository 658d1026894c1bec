/** The same words in other letters are the same surprise: case, accents, punctuation and articles do not tell them apart. */
export function sameKey(words: string): string {
  return words
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .replaceAll(/\b(?:a|an|the|some)\b/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

const moneyWords =
  /\b(?:refund|cash|cashback|money|discount|rebate|credit(?: note)?|voucher|gift ?card|waiver|compensation)s?\b/i;
const amount = /[£$€¥₹]\s*\d|\d\s*(?:[£$€¥₹%]|(?:gbp|eur|usd|pounds?|euros?|dollars?|pence|cents?)\b)/i;

/** A surprise is something somebody thought of. Money is a remedy, is offered openly, and is chosen. */
export function isMoney(words: string): boolean {
  return moneyWords.test(words) || amount.test(words);
}
