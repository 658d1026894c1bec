/**
 * The whole vocabulary of a message that says thank you and nothing else. A message with any other word says
 * something more, so a missing word costs one needless reopening and never a lost complaint. Words of contrast
 * (`but`, `still`, `not`, `aber`, `mais`) are absent on purpose.
 */

/** At least one of these must stand in the message. */
export const thanking = words(`
  thanks thank thx thanx tnx ty cheers appreciated appreciate grateful
  danke dank dankeschön dankschön merci bedankt dankjewel dankuwel dankbar vielen
  gracias agradezco agradecido agradecida grazie ringrazio
  obrigado obrigada obg agradeço valeu
  dziękuję dzieki dzięki dziekuje dziękujemy tack takk tak kiitos kiitoksia
  děkuji děkuju díky köszönöm mulțumesc teşekkürler teşekkür sağol
  спасибо благодарю дякую ありがとう ありがとうございます ありがとうございました 谢谢 謝謝 감사합니다
`);

/** These may stand beside it. */
export const harmless = words(`
  hi hello dear hey good morning afternoon evening day night weekend week all everyone team
  you u so very much many lot lots a an the for your to and again indeed really once
  help support quick fast prompt speedy kind reply response answer feedback assistance service information info
  ok okay great perfect super wonderful excellent awesome brilliant lovely amazing fantastic cool nice fine wow
  it that this is was now works worked working fixed solved sorted resolved done got received noted understood
  have had nice lovely one best kind regards warm wishes sincerely yours truly bye goodbye take care xx x
  everything i we am are my our me us million bunch heaps ton tons advance in of
  hallo guten morgen tag abend liebe lieber sehr geehrte geehrter frau herr herzlichen herzlich besten schönen schön
  sehr viel für die das der den ihre ihren eure deine schnelle rasche nette freundliche hilfe antwort unterstützung
  rückmeldung info auskunft nochmals nochmal auch wunderbar prima toll klasse perfekt alles klar geklappt
  funktioniert jetzt gut hat es ist wieder ich wir bin sind ihnen euch dir schönes wochenende noch einen mit
  freundlichen grüßen grüssen gruß gruss viele liebe grüße lg mfg vg und bis bald tausend mal passt gelöst erledigt
  bonjour bonsoir salut madame monsieur beaucoup mille pour votre vos ton ta tes la le les l aide réponse rapide
  retour soutien parfait super génial top c est bien marche fonctionne maintenant tout va bonne journée soirée
  cordialement bien à vous encore infiniment et de d je nous remercie remercions
  hola buenos buenas días tardes noches muchas muchísimas mil por su tu vuestra ayuda respuesta rápida rapidez
  atención perfecto genial excelente todo bien funciona ahora ya está un una saludo saludos cordiales feliz día
  de nuevo le les os
  ciao buongiorno buonasera salve mille tante molte per il vostro suo tuo aiuto risposta veloce supporto perfetto
  ottimo benissimo tutto bene ora adesso cordiali saluti buona giornata serata ancora vi la ti gentile gentilissimo
  hoi beste goedemorgen goedemiddag hartelijk heel erg veel je jullie uw voor de het hulp reactie snelle antwoord
  prima perfect top geweldig werkt nu weer alles goed fijne dag avond weekend groet groeten groetjes vriendelijke
  met nogmaals super
  cześć dzień dobry witam bardzo za pomoc odpowiedź szybką szybka super świetnie wszystko działa teraz już jest
  pozdrawiam pozdrowienia serdecznie miłego dnia panu pani państwu raz jeszcze ślicznie wielkie
  olá oi bom dia boa tarde noite muito muitíssimo pela pelo ajuda resposta rápida rapidez atenção perfeito ótimo
  tudo certo agora funcionou está cumprimentos abraço atenciosamente mais uma vez
  hej hejsan så mycket för din er hjälpen hjälp svaret snabba svar toppen bra fungerar nu allt hälsningar vänliga
  ha en dag trevlig helg mange tusen tusind for hjelpen hjælpen raske hurtige svar flott fint virker vennlig hilsen
  venlig mvh paljon avusta nopeasta vastauksesta hienoa hyvä nyt toimii terveisin
  mockrát moc za pomoc odpověď rychlou vše už funguje s pozdravem hezký den
  большое огромное за помощь ответ быстрый всё все отлично работает супер хорошего дня уважением вам
`);

function words(list: string): ReadonlySet<string> {
  return new Set(list.trim().split(/\s+/));
}
