/**
 * The words by which mail programs introduce what they quote, in the languages people write to us in. Every
 * test sees one bounded piece of text and uses no nested repetition, so its time is linear.
 */

const wrote =
  /(?:^|[\s>"')])(?:wrote|writes|schrieb|schreibt|geschrieben|(?:a |à )?[ée]crit|escribi[óo]|escreveu|(?:ha )?scritto|scrive|schreef|geschreven|pisze|napisał(?:a|\(a\))?|skrev|skriver|kirjoitti|написал(?:а|\(а\))?|пишет?|писал(?:а|\(а\))?|написа(?:в|ла)|yazdı|napsal(?:a|\(a\))?|írta|a scris|έγραψε|כתב|كتب)(?=$|[\s:：,.<>*_-])|写道|寫道|さんは書きました|のメッセージ|작성|wrote:/iu;

const colonOrRule = /(?:[:：]|-{2,})[\s*_>]{0,10}$/;
const dateOrTime = /\d{4}|\d{1,2}[:.h]\d{2}|\d{1,2}[./-]\d{1,2}/;
const address = /[^\s<>@]@[a-z0-9-]+\.[a-z0-9.-]+|<[^<>]*@[^<>]*>/i;
const firstPerson =
  /(?:^|\s)(?:i|ich|we|wir|je|j'|io|yo|eu|ik|ja)[\s']+(?:wrote|schrieb|ha|hab|[ée]cri|escrib|escrev|schreef|napis)/i;

/** `On 3 May 2024 at 10:12, Ann <ann@example.com> wrote:` and its relatives, joined into one line. */
export function isAttribution(line: string): boolean {
  if (line.length < 8 || line.length > 400) return false;
  if (datedSender.test(line)) return true;
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

export function startsWithDate(line: string): boolean {
  return /^[\s>]{0,5}\d{4}[-/.]\d{1,2}[-/.]\d{1,2}\s/.test(line);
}

/** How an attribution begins when it is broken over several lines. */
const opener =
  /^[\s>*_-]{0,20}(?:(?:on|at|le|am|el|il|em|op|den|dnia|w dniu|pe|ke|ti|to|la|su|ma|в|во|på|a|vào|in data) |\d|["“«']|[^\s<>]{1,40} [^<>]{0,80}<)/iu;

export function opensAttribution(line: string): boolean {
  return opener.test(line.slice(0, 200));
}

const originalMessage =
  /^[-_*=\s>]{0,60}(?:original message|begin forwarded message|forwarded (?:message|mail|by)[^:]{0,60}|ursprüngliche nachricht|weitergeleitete nachricht|anfang der weitergeleiteten nachricht|message d.origine|message transféré|mensaje (?:original|reenviado)|messaggio (?:originale|inoltrato)|mensagem (?:original|encaminhada)|oorspronkelijk bericht|doorgestuurd bericht|ursprungligt meddelande|original ?meddelelse|oprindelig (?:meddelelse|besked)|opprinnelig melding|videresendt (?:melding|meddelelse)|alkuperäinen viesti|(?:wiadomość oryginalna|oryginalna wiadomość)|исходное сообщение|пересылаемое сообщение|původní zpráva|orijinal mesaj|原始邮件|原始郵件|転送されたメッセージ|원본 메시지)[\s:：]{0,5}[-_*=\s]{0,60}$/iu;

export function isOriginalMessageLine(line: string): boolean {
  if (line.length > 200 || !originalMessage.test(line)) return false;
  return /[-_*=]{2}|[:：]\s*$/.test(line);
}

type HeaderKind = 'from' | 'date' | 'to' | 'subject' | 'other';

const headerNames: [HeaderKind, RegExp][] = [
  [
    'from',
    /^(?:from|von|de|da|van|od|från|fra|lähettäjä|от|expéditeur|kimden|feladó|差出人|发件人|寄件者|보낸 사람)$/iu,
  ],
  [
    'date',
    /^(?:sent|date|gesendet|datum|envoyé|fecha|enviado(?: el)?|data|data\/hora|inviato|verzonden|wysłano|skickat|sendt|dato|lähetetty|päivämäärä|отправлено|дата|tarih|送信日時|日付|发送时间|日期|보낸 날짜)$/iu,
  ],
  ['to', /^(?:to|an|à|a|para|aan|do|till|til|vastaanottaja|кому|kime|komu|宛先|收件人|받는 사람)$/iu],
  [
    'subject',
    /^(?:subject|betreff|objet|asunto|assunto|oggetto|onderwerp|temat|ämne|emne|aihe|тема|konu|předmět|件名|主题|主旨|제목)$/iu,
  ],
  [
    'other',
    /^(?:cc|bcc|kopie|kopia|copie|reply-to|antwort an|répondre à|risposta|responder a|importance|wichtigkeit|priority|organization)$/iu,
  ],
];

/** Which line of a repeated message header this is, if any: `*From:* Ann`, `Betreff: Kaffee`. */
export function headerKind(line: string): HeaderKind | null {
  const match = /^[\s>*_]{0,20}([\p{L}/ -]{1,20}?)\s?[*_]{0,2}\s?[:：]/u.exec(line.slice(0, 80));
  const name = match?.[1]?.trim();
  if (!name) return null;
  return headerNames.find(([, pattern]) => pattern.test(name))?.[0] ?? null;
}

const device =
  /^[\s<([]{0,5}(?:sent (?:from|via|with|by) [^,.!?]{1,80}(?:[,.]{1,2} {0,2}(?:please )?excuse.{0,60})?[.)\]>]{0,3}|from my [\p{L}\d ]{2,30}|get \[?outlook for .{1,60}|(?:someone|sent) from mobile|von meinem .{1,40} gesendet|gesendet (?:von|mit|über|aus) .{1,60}|diese nachricht wurde von .{1,60} gesendet\.?|envoyé (?:depuis|de|à partir de|avec) .{1,60}|télécharger outlook pour .{1,60}|enviado (?:desde|do|a partir do|con) .{1,60}|inviato da .{1,60}|ottieni outlook per .{1,60}|(?:verzonden|verstuurd) (?:vanaf|vanuit|met|via) .{1,60}|(?:sendt|skickat) (?:fra|från|via) .{1,60}|wysłan[eo] z .{1,60}|lähetetty .{1,40}(?:ni|lta|ltä|sta|stä)|отправлено (?:с|из) .{1,60}|從我的 .{1,30} 傳送|发自我的.{1,30}|iphoneから送信|나의 .{1,20}에서 보냄)\s{0,5}$/iu;

const link = /[<(]{0,2}(?:https?:\/\/|mailto:)[^\s<>()]{1,300}[)>]{0,2}/g;

/** The advertisement a phone adds, with or without its link. */
export function isDeviceLine(line: string): boolean {
  return line.length <= 300 && device.test(line.replace(link, ''));
}
