/**
 * The words by which machines that set no proper field can be known. Every pattern is anchored or bounded, so
 * that none takes more than linear time on hostile text.
 */

// `Re:` and its cousins in front mean that a person answered the automatic message.
const replyPrefix = /^\s{0,5}(?:re|aw|sv|antw|odp|rif|res|fw|fwd|wg|tr)\s?(?:\[\d+\])?:/i;

const autoReply =
  /^(?:auto(?:matic)?[- ]?(?:reply|response|answer)\b|auto:|autoreply|out of (?:the )?office|ooo[:\s]|away (?:until|from|message)|vacation (?:reply|message|notice)|automatische (?:antwort|abwesenheit)|auto-antwort|abwesenheits|abwesend|außer haus|urlaubs(?:notiz|meldung|vertretung)|ich bin (?:nicht im|im urlaub)|r[ée]ponse automatique|absence|absent du bureau|message d.absence|respuesta autom|fuera de (?:la )?oficina|ausente|respuesta de ausencia|risposta automatica|fuori (?:ufficio|sede)|automatisch antwoord|afwezig|odpowied[zź] automatyczna|autoodpowied|nieobecnoś|poza biurem|resposta autom|fora do escrit|ausência|autosvar|automatiskt svar|automatisk (?:svar|besvarelse)|ikke til stede|fraværende|automaattinen|poissa|automatick[aáeé] odpov|otomatik yan|автоответ|自動(?:応答|返信|回覆|回复)|不在|自动(?:回复|答复)|자동 ?응답)/i;

export function isAutoReplySubject(subject: string): boolean {
  return !replyPrefix.test(subject) && autoReply.test(subject.trim());
}

const bounce =
  /(?:undeliver(?:able|ed)|unzustellbar|nicht zustellbar|zustellung (?:fehlgeschlagen|nicht möglich)|non remis|échec de la (?:remise|distribution|livraison)|no se puede entregar|no entregado|error de entrega|non recapitabile|mancato recapito|mancata consegna|onbestelbaar|niet (?:bezorgd|afgeleverd)|não (?:entregue|é possível entregar)|falha na entrega|niedostarcz|nie można dostarczyć|kan ikke leveres|kan inte levereras|olevererbart|toimitus epäonnistui|nedoručiteln|nelze doručit|teslim edileme|kézbesíthetetlen|delivery (?:status|failure|failed|has failed|notification|problem|error|report|delayed)|(?:mail|message|e-?mail) (?:delivery|undeliver|system error|could not|delayed|rejected|bounce|status|not delivered)|returned (?:mail|e-?mail|message|to sender)|failure (?:notice|delivery)|fail(?:ed|ure) (?:to deliver|delivery|notice)|couldn.?t be delivered|could not be delivered|cannot be delivered|not be delivered|nondeliver|non-deliver|unable to deliver|warning: (?:could not|message)|bounce notification|mail failure|rejected mail|mail rejected|returning message|unknown user|user unknown|mailbox (?:is )?full|mail failed|returning to sender|error sending|loop alert|smtp server: errors|недоставлен|не доставлено|メールエラー|配信(?:エラー|不能|できません)|送信(?:エラー|できません)|반송|退信|投递失败|投遞失敗)/i;

export function isBounceSubject(subject: string): boolean {
  return !replyPrefix.test(subject) && bounce.test(subject.slice(0, 500));
}

const failure =
  /(?:could ?n.t be delivered|could not be (?:delivered|sent)|was ?n.t able to deliver|was(?: |n.t| not) (?:able to deliver|delivered to)|not be delivered|did not reach the following|unable to deliver|delivery (?:has|to the following|of the following|attempt|failed|status notification)|failed (?:permanently|to deliver)|delivery errors|undeliverable|could not deliver|message (?:was|has been) (?:rejected|returned|not delivered)|user unknown|unknown user|no such user|trouble delivering|error sending|permanent error|no valid recipients|mailbox (?:is )?(?:full|unavailable)|quota exceeded|over quota|returned by|invalid (?:user|recipient|mailbox) address|transcript of session follows|nicht (?:zugestellt|übermittelt|ausgeliefert) werden|pas pu être (?:remis|distribu|livr|envoy)|no (?:se )?(?:pudo|ha podido) (?:ser )?entreg|no se pudo entregar|non è stato possibile (?:recapitare|consegnare)|n[ãa]o (?:p[ôo]de ser|foi) entregue|niet worden (?:bezorgd|afgeleverd)|kunne ikke leveres|kunde inte levereras|nie (?:mogła zostać|można było) dostarcz|не (?:удалось доставить|может быть доставлен)|teslim edilemedi|无法投递|未能送达|無法傳送|전달(?:하지 못했|되지 못했)|送信できません|不達|届けることができ)/i;

/** Only the beginning counts: further down a report quotes the message it is about. */
export function saysDeliveryFailed(text: string): boolean {
  return failure.test(text.slice(0, 4000));
}

const complaint =
  /^(?:complaint about message|abuse report|fw: abuse|email feedback report|feedback loop|junk mail report|spam complaint)/i;

export function isComplaintSubject(subject: string): boolean {
  return complaint.test(subject.trim());
}

/** Somebody passes a report on: his question is real, but an automatic answer could reach the machine. */
export function quotesDeliveryReport(text: string): boolean {
  return /^[> ]{0,10}(?:reporting-mta|final-recipient):/im.test(text.slice(0, 10_000));
}
