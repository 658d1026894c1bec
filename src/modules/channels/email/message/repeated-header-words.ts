/**
 * The words by which mail programs divide what is new from what is repeated: rulers with `Original Message` in
 * them, and the repeated header below. Every test sees one bounded line, so its time is linear.
 */

const originalMessage =
  /^[-_*=\s>]{0,60}(?:original message(?: processed by .{1,30})?|begin forwarded message|forwarded (?:message|mail|by)[^:]{0,60}|ursprüngliche nachricht|weitergeleitete nachricht|anfang der weitergeleiteten (?:nachricht|e-mail)|(?:début du )?message (?:d.origine|transféré|réexpédié)|(?:inicio del )?mensaje (?:original|reenviado)|(?:inizio )?messaggio (?:originale|inoltrato)|(?:início da )?mensagem (?:original|encaminhada|reencaminhada)|(?:begin )?(?:oorspronkelijk|doorgestuurd) bericht|ursprungligt meddelande|vidarebefordrat (?:brev|meddelande|mejl)|original ?meddelelse|oprindelig (?:meddelelse|besked)|opprinnelig melding|(?:start på )?videresendt (?:melding|meddelelse|besked|brev|e-post)|alkuperäinen viesti|(?:eteenpäin )?välitetty viesti(?: alkaa)?|(?:wiadomość oryginalna|oryginalna wiadomość)|początek przekazywanej wiadomości|исходное сообщение|(?:начало )?(?:пересылаемо[ег]о?|переадресованно[ег]о?|перенаправленно[ег]о?) сообщени[ея]|початок (?:пересланого|переадресованого) (?:листа|повідомлення)|původní zpráva|začátek přeposílané zprávy|začiatok preposielanej správy|továbbított levél kezdete|orijinal mesaj|(?:iletilen|yönlendirilen) ileti(?: başlangıcı)?|下面是被转发的邮件|開始轉寄郵件|原始邮件|原始郵件|転送されたメッセージ|원본 메시지|전달된 메시지)[\s:：]{0,5}[-_*=\s]{0,60}$/iu;

/** Between rulers on both sides it is enough that one word says `original`, `forwarded` or `answered`… */
const repeated =
  /orig|reply|antwort|ursprüng|weitergel|transf|transm|réexp|reenvi|encamin|inoltr|oorspronk|doorgest|doorgez|ursprung|vidarebef|oprind|videresend|opprinn|alkuper|välitetty|oryginal|przekaz|исходн|пере(?:сыл|сл|адрес|направ)|оригинал|вихідн|оригінал|původn|přepos|pôvodn|prepos|eredeti|továbbít|orijinal|özgün|iletilen|yönlendir|αρχικ|προωθ|forward|fwd|redirec|izvorn|proslij|原始|原文|転送|元の|转发|轉寄|원본|전달|מקורי|הועבר|الأصلية|المعاد/iu;
/** …and that one word says `message`. */
const message =
  /mess?ag|mail|nachricht|meddel|beskjed|besked|brev|bericht|mensaj|mensag|missatg|wiadomoś|üzenet|levél|zpráv|správ|viesti|mesaj|ileti|poruk|sporočil|μήνυμα|сообщени|письм|повідомлен|лист|съобщени|邮件|郵件|メッセージ|メール|메시지|이메일|편지|הודעה|الرسالة|رسالة/iu;

export function isOriginalMessageLine(line: string): boolean {
  if (line.length > 200) return false;
  if (originalMessage.test(line)) return /[-_*=]{2}|[:：]\s*$| processed by /i.test(line);
  const ruled = /^[\s>]{0,5}[-_*=]{2,60}\s?([^-_*=\s][^_*=]{2,60}?)\s?[-_*=]{2,60}\s?$/.exec(line)?.[1] ?? '';
  if (/^original$/i.test(ruled)) return true;
  return repeated.test(ruled) && message.test(ruled);
}

/** The line with which help desks ask to answer above it: everything below is theirs. */
const above =
  /above|oberhalb|über (?:dies|der)|au.dessus|encima|sopra|acima|boven|ovanför|over denne|powyżej|yläpuolel|выше|вище|nad t[oíu]/iu;
const line =
  /(?:line|zeile|linie|ligne|línea|riga|linha|regel|lijn|raden|linjen?|linię|linią|linii|rivin|строк|лин|řád|riad)/iu;
const reply =
  /reply|respon[ds]|answer|type|write|antwort|schreib|répon|répond|respuesta|escrib|rispo|scriv|respost|escrev|antwoord|reageer|svar|odpow|vasta|ответ|відпов|odpov/iu;

export function asksForReplyAbove(text: string): boolean {
  if (text.length > 160 || !/[-_=*#~–—]{2}|^\s{0,5}[–—#]/.test(text)) return false;
  return above.test(text) && line.test(text) && reply.test(text);
}

export type HeaderKind = 'from' | 'date' | 'to' | 'subject' | 'other';

const headerNames: [HeaderKind, RegExp][] = [
  [
    'from',
    /^(?:from|von|de|da|van|od|från|fra|lähettäjä|saatja|от|від|expéditeur|remitente|mittente|afzender|kimden|gönderen|feladó|από|din|från|差出人|发件人|寄件者|보낸\s?사람|מאת|من)$/iu,
  ],
  [
    'date',
    /^(?:sent|date|gesendet|datum|envoyé|date d.envoi|fecha|enviado(?: el| em)?|enviat|data|data\/hora|inviato|verzonden|wysłan[oe]|skickat|sendt|dato|lähetetty|päivämäärä|päiväys|saadetud|kuupäev|отправлено|дата|надіслано|изпратено|tarih|gönderildi|gönderme tarihi|odesláno|odoslané|dátum|elküldve|küldve|trimis|poslano|στάλθηκε|ημερομηνία|送信日時|日付|日時|发送时间|日期|时间|時間|寄件日期|날짜|보낸\s?날짜|נשלח|תאריך|التاريخ|تاريخ الإرسال)$/iu,
  ],
  [
    'to',
    /^(?:to|an|à|a|para|per|aan|do|till|til|vastaanottaja|saaja|кому|до|kime|alıcı|komu|pre|címzett|către|za|prema|προς|宛先|收件人|받는\s?사람|אל|إلى)$/iu,
  ],
  [
    'subject',
    /^(?:subject|betreff|objet|asunto|assunto|assumpte|oggetto|onderwerp|temat|ämne|emne|aihe|teema|тема|относно|konu|předmět|predmet|naslov|zadeva|tárgy|subiect|θέμα|件名|主题|主旨|主題|제목|נושא|الموضوع)$/iu,
  ],
  [
    'other',
    /^(?:cc|bcc|kopie|kopia|kopi|kopio|kópia|copie|copia|copia oculta|dw|udw|másolat|копия|копія|bilgi|reply-to|antwort an|répondre à|risposta|responder a|importance|wichtigkeit|priorität|prioridad|priority|organi[sz]ation|attachments?|anlagen?|抄送|참조)$/iu,
  ],
];

/** Which line of a repeated message header this is, if any: `*From:* Ann`, `Betreff: Kaffee`. */
export function headerKind(written: string): HeaderKind | null {
  const match = /^[\s>*_]{0,20}([\p{L}/' -]{1,20}?)\s?[*_]{0,2}\s?[:：]/u.exec(written.slice(0, 80));
  const name = match?.[1]?.trim();
  if (!name) return null;
  return headerNames.find(([, pattern]) => pattern.test(name))?.[0] ?? null;
}
