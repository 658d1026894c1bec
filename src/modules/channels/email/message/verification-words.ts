/**
 * How mails that carry a code or a link to confirm an address name themselves. Alternatives of plain words with bounded
 * gaps, so that each takes linear time on hostile text.
 */

const codes = [
  '(?:verification|confirmation|security|authentication|authori[sz]ation|activation|access|sign[- ]?in|log[- ]?in|one[- ]time|single[- ]use|2fa|two[- ]factor|temporary) (?:code|pass ?code|password|pin|link)',
  '\\botp\\b',
  'pass ?code',
  '(?:best[äa]tigungs|verifizierungs|sicherheits|anmelde|einmal|zugangs|aktivierungs)[- ]?(?:code|kennwort|passwort|link|pin)',
  'code (?:de|d.) ?(?:v[ée]rification|confirmation|s[ée]curit[ée]|connexion|validation)',
  'c[óo]digo de (?:verificaci[óo]n|confirmaci[óo]n|seguridad|acceso|verifica[çc][ãa]o|seguran[çc]a)',
  'codice di (?:verifica|conferma|sicurezza|accesso)',
  '(?:verificatie|bevestigings|beveiligings|inlog)code',
  'kod (?:weryfikacyjny|potwierdzaj[ąa]cy|bezpiecze[ńn]stwa)',
  'код подтверждения',
  '(?:認証|確認)コード',
  '(?:验证码|驗證碼|인증 ?번호|인증 ?코드)',
];

const requests = [
  '(?:verify|confirm|validate|activate) (?:(?:your|this|the|my|new) ){0,2}(?:\\w{1,20} )?(?:e-?mail|account|address|identity|sign[- ]?(?:up|in)|log[- ]?in|registration|apple ?id|device)',
  '(?:e-?mail|account|address) (?:verification|confirmation|activation)',
  '(?:reset|change|set|create) (?:your|the) (?:\\w{1,20} )?password',
  'password reset',
  'magic link',
  '(?:sign|log)[- ]?in (?:to|link|request|attempt)',
  'finish (?:signing up|creating|setting up)',
  'new (?:sign|log)[- ]?in',
  '(?:best[äa]tigen|verifizieren) sie (?:ihr|bitte)',
  'best[äa]tige (?:deine|bitte)',
  '(?:passwort|kennwort) zur[üu]ck',
  '(?:confirmez|v[ée]rifiez|activez|validez) votre',
  'r[ée]initialis\\w{1,10} (?:votre|le|du) mot de passe',
  '(?:confirm[ae]|verific[ao]|verifique) (?:tu|su|seu|sua|il tuo|la tua)',
  'restablec\\w{1,10} (?:tu|su|la) contrase[ñn]a',
  'bevestig (?:je|uw)',
  'potwierd[źz] (?:sw[óo]j|adres|konto)',
  'подтвердите',
];

const invitations = [
  'invit(?:ed|ation|es|e) (?:you )?to (?:join|collaborate)',
  'has invited you',
  'join (?:\\S{1,40} ){0,4}on (?:slack|github|gitlab|notion|figma|zoom|trello|asana|discord)',
];

export const verificationSubject = new RegExp([...codes, ...requests, ...invitations].join('|'), 'iu');
export const verificationText = new RegExp([...codes, ...requests].join('|'), 'iu');
