/** The advertisement that a phone or a program adds below what somebody wrote. One bounded line, linear time. */

const things =
  'i ?phone|i ?pad|ios|android|samsung|galaxy|huawei|xiaomi|redmi|oneplus|pixel|blackberry|outlook|smartphone|handy|mobil|celular|móvil|telefon|tablet|mail|gmail|e-?post|windows';

const parcel =
  'yesterday|today|tomorrow|(?:mon|tues|wednes|thurs|fri|satur|sun)day|ago|last week|dhl|ups|fedex|usps|royal mail|courier|parcel|post|invoice';

const inEnglish = `sent (?!.{0,80}\\b(?:${parcel})\\b)(?:from|via|with|by|using) [^,.!?]{1,80}(?:[,.]{1,2} {0,2}(?:please )?excuse.{0,60}|, an? .{1,40} (?:smartphone|device|phone|tablet))?[.)\\]>]{0,3}|from my [\\p{L}\\d ]{2,30}|get \\[?outlook for .{1,60}|get \\p{L}{2,20} for (?:ios|android|windows|mac)|download the .{2,20} app|(?:someone|sent) from mobile`;

const inOthers = [
  'von meinem .{1,40} gesendet|gesendet (?:von|mit|über|aus) .{1,60}|diese nachricht wurde von .{1,60} gesendet\\.?',
  'outlook für .{1,40} (?:beziehen|herunterladen)',
  'envoyé (?:depuis|de|à partir de|avec|via) .{1,60}|(?:télécharge[rz]|obtenir|obtenez) outlook pour .{1,60}|provenance : .{1,60}',
  'enviad[oa] (?:desde|do|da|a partir do|con|com|de|pelo|via|des de) .{1,60}|(?:obtener|obtenga|descargar|obter|obtenha|baixar|transferir) (?:o )?outlook para .{1,60}',
  'inviato (?:da|dal|con|tramite) .{1,60}|(?:ottieni|scarica) outlook per .{1,60}',
  '(?:verzonden|verstuurd) (?:vanaf|vanuit|met|via|door) .{1,60}|(?:download|krijg) outlook voor .{1,60}',
  '(?:sendt|skickat|sent) (?:fra|från|via|med) .{1,60}|(?:hämta|skaffa|hent|få) outlook (?:för|til|for) .{1,60}',
  'wysłan[eoay] (?:z|ze|za pomocą|przez) .{1,60}|pobierz (?:aplikację )?outlook dla .{1,60}',
  '(?:odesláno|odoslané|odoslane|posláno|poslano|poslato) (?:z|ze|zo|s|sa|iz|pomocou|pomocí) .{1,60}|(?:stáhnout|získejte|získať) outlook pro? .{1,60}',
  'lähetetty .{1,40}(?:ni|lta|ltä|sta|stä)|hanki outlook .{1,60}',
  'отправлено (?:с|со|из|через|от) .{1,60}|надіслано (?:з|із|через|від) .{1,60}|изпратено (?:от|с|чрез) .{1,60}',
  `trimis (?:de pe|din|de la|cu) .{1,60}|elküldve .{1,60}(?:ról|ről|ból|ből|mról|mről)|.{0,40}(?:${things})[’']?.{0,12} gönderildi|(?:ios|android) için outlook.{0,30}`,
  'στάλθηκε από .{1,60}|أ[ُ]?رسلت من .{1,60}|נשלח מ.{1,60}|gửi từ .{1,60}|dikirim dari .{1,60}|ส่งจาก.{1,60}',
  '從我的 .{1,30} 傳送|[发發]自我?的?.{1,30}|iphoneから送信|.{1,20}から送信|나의 .{1,20}에서 보냄|내 .{1,20}에서 보냄',
];

const device = new RegExp(`^[\\s<([*_-]{0,6}(?:${inEnglish}|${inOthers.join('|')})[*_\\s\\])>]{0,5}$`, 'iu');

const link = /[<([]{0,2}(?:https?:\/\/|mailto:)[^\s<>()]{1,300}[)>\]]{0,2}/g;

/** With or without its link. */
export function isDeviceLine(line: string): boolean {
  return line.length <= 300 && device.test(line.replaceAll(link, ''));
}
