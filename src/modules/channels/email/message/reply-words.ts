/**
 * The words by which mail programs introduce what they quote, in the languages people write to us in. Every
 * test sees one bounded piece of text and uses no nested repetition, so its time is linear.
 */

const wrote =
  /(?:^|[\s>"')])(?:wrote|writes|schrieb|schreibt|geschrieben|(?:a |à )?[ée]crit|escribi[óo]|escreveu|va escriure|(?:ha )?scritto|scrive|schreef|geschreven|pisze|napisał(?:a|\(a\))?|skrev|skriver|skrifaði|kirjoitti|kirjutas|rašė|rakstīja|написал(?:а|\(а\))?|пишет?|пише|писал(?:а|\(а\))?|написа(?:в|ла|о)?|yazdı|nap[ií]?sal(?:a|\(a\))?|napisa(?:o|la|l)(?: je)?|írta|a scris|έγραψε|đã viết|menulis|เขียนว่า|כתב|كتب)(?=$|[\s:：,.<>*_-])|写道|寫道|さんは書きました|のメッセージ|のメール|작성|wrote:/iu;

const colonOrRule = /(?:[:：]|-{2,})[\s*_>]{0,10}$/;
const dateOrTime = /\d{4}|\d{1,2}[:.h]\d{2}|\d{1,2}[./-]\d{1,2}/;
const address = /[^\s<>@]@[a-z0-9-]+\.[a-z0-9.-]+|<[^<>]*@[^<>]*>/i;
const firstPerson =
  /(?:^|\s)(?:i|ich|we|wir|je|j'|io|yo|eu|ik|ja)[\s']+(?:wrote|schrieb|ha|hab|[ée]cri|escrib|escrev|schreef|napis)/i;
/** Some programs say that somebody `sent:`, as people do, so the whole form is asked for. */
const dateSent = /^[\s>*_-]{0,10}on .{8,200}[<@].{1,200} sent:\s?$/i;
/** Right-to-left and left-to-right marks, with which programs wrap names and addresses. */
const direction = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** `On 3 May 2024 at 10:12, Ann <ann@example.com> wrote:` and its relatives, joined into one line. */
export function isAttribution(joined: string): boolean {
  if (joined.length < 8 || joined.length > 400) return false;
  const line = joined.replaceAll(direction, '');
  if (datedSender.test(line) || isTimedSender(line) || dateSent.test(line)) return true;
  if (!colonOrRule.test(line) || !wrote.test(line)) return false;
  return (dateOrTime.test(line) || address.test(line)) && !firstPerson.test(line);
}

/** Stands for an introduction that is known by other means than its words, in whatever language. */
export const someAttribution = 'On 2000-01-01 00:00, somebody wrote:';

export function saysWrote(line: string): boolean {
  return line.length <= 400 && wrote.test(line);
}

/** Gmail and Yandex in some languages use no verb: a full date, then a name or an address. */
const datedSender =
  /^[\s>*_-]{0,10}(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?:[ ,T]{1,3}\d{1,2}:\d{2})? (?:GMT[+-]\d{1,2}:?\d{2} [^\s].{1,100}|[^<>]{0,80}<[^<>\s]{1,40}@[^<>\s]{1,80}>:?\s?)|\d{1,2}\.\d{1,2}\.\d{4},? {1,2}\d{1,2}:\d{2},? [^<>]{0,80}<[^<>\s]{1,40}@[^<>\s]{1,80}>:?\s?)$/;

/** The same in any language: a year, a time of day, and an address in brackets with a colon behind it. */
function isTimedSender(line: string): boolean {
  return (
    /<[^<>\s]{1,80}@[^<>\s]{1,80}>\)?\s?[:：]\s{0,3}$/.test(line) &&
    /(?:^|\D)(?:19|20)\d{2}(?:\D|$)/.test(line) &&
    /(?:^|\D)\d{1,2}[:.]\d{2}(?:\D|$)/.test(line)
  );
}

/** The end of a line that may be the end of an introduction without a verb. */
export function endsWithAddress(line: string): boolean {
  return (
    line.length <= 400 &&
    /[>)][\s\u200e\u200f\u202a-\u202e\u2066-\u2069]{0,5}[:：][\s\u202c]{0,5}$/.test(line)
  );
}

export function endsWithSent(line: string): boolean {
  return line.length <= 400 && /> sent:\s?$/i.test(line);
}

export function startsWithDate(line: string): boolean {
  return /^[\s>]{0,5}\d{4}[-/.]\d{1,2}[-/.]\d{1,2}[,\s]/.test(line);
}

const dateWithin =
  /\S {0,3}(?:-{2,4} ?)?(On (?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{0,6},? |(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.? \d|\d{1,4}[-/. ]).{4,200}wrote:)\s{0,3}$/;

/** Where an introduction begins that stands on one line with the words before it, or null. */
export function introductionWithin(line: string): number | null {
  const match = dateWithin.exec(line);
  if (match === null || opensAttribution(line) || !isAttribution(match[1] ?? '')) return null;
  return match.index + 1;
}

const quoting =
  /^[\s>*_-]{0,5}(?:quoting|zitat von|citando(?: a)?|citat de|citazione da|citerar|citat från) /i;
const nameOrAddress = /@|\d{1,2}[:./-]\d{2}|(?:19|20)\d{2}/;

/**
 * A sentence that ends with a colon above quoted lines and says whose they are. Weaker than `isAttribution`, so
 * only for a line that stands directly above a quote which reaches to the end.
 */
export function introducesQuote(line: string): boolean {
  if (line.length > 200 || !/[:：]\s*$/.test(line) || firstPerson.test(line)) return false;
  if (quoting.test(line)) return true;
  const words = line.split(/\s+/).length;
  return words <= 14 && (wrote.test(line) || (nameOrAddress.test(line) && words <= 8));
}

/** How an attribution begins when it is broken over several lines. */
const opener =
  /^[\s>*_-]{0,20}(?:(?:on|at|le|am|el|il|em|op|den|dnia|dňa|dne|w dniu|pe|ke|ti|to|la|su|ma|в|во|на|på|a|vào|in data) |\d|["“«']|[^\s<>]{1,40} [^<>]{0,80}<)/iu;

export function opensAttribution(line: string): boolean {
  const start = line.slice(0, 200);
  // An address may begin with a digit, and its line is the second one of the sentence.
  return opener.test(start) && !/^[\s<]{0,8}[^\s<>@]{1,80}@\S/.test(start);
}
