import type { Language } from './story.ts';

/** What a thread goes on with once its matter is settled: one more question and its answer, in any order. */
export const exchanges: Readonly<Record<Language, readonly (readonly [string, string])[]>> = {
  en: [
    [
      'One more thing: [is the garden open in the evening|can one swim from the steps], and [until when|is it cold]?',
      'The garden until eleven, with lamps. [One can swim from the steps at high water; it is cold and everybody is glad afterwards.|There are towels in the basket by the back door.]',
    ],
    [
      '[Sorry to be a nuisance, but|I forgot to ask:] does breakfast start before eight on {day}?',
      'Half past seven, and the coffee from seven. [You are no nuisance.|Bring the newspaper up if you like.]',
    ],
    [
      'Could you send that [as one PDF|again, the attachment would not open here]?',
      'Here it is again, [as a plain PDF|smaller this time]. [Ring me if it still will not open.|It opens on my old telephone, so it should on yours.]',
    ],
    [
      '[My sister would like to join us.|There will be one more of us after all.] Is there a single on {date}?',
      'There is, number 9, small and with the best light in the house, £{small} more. [I have put it beside yours.|It is held until tomorrow evening.]',
    ],
    [
      'Would it be possible to [have an iron|borrow two umbrellas|leave the bicycles somewhere dry]?',
      'Of course; [it is outside your door|ask for the cupboard under the stairs|the old boat shed has a lock and a pump].',
    ],
    [
      '[Is the price you gave with VAT?|Just to be sure: is that per room?]',
      'With everything, [per room and night|VAT and breakfast included]. [There is nothing that comes on top.|The only thing we add is parking, if you want it.]',
    ],
    [
      'We may be [ten minutes|half an hour] later than I said.',
      '[No hurry at all.|The kettle waits.] [Ring the bell if the door is shut.|We are here.]',
    ],
    [
      '[I think you answered somebody else’s question there.|That is not quite what I meant, I asked about the Sunday.]',
      'I read too fast, sorry. On the Sunday [it is the same until noon|we are here from eight]. [Now it is right, I hope.|Thank you for asking again.]',
    ],
    [
      '[Could you confirm the name of the person I spoke with?|Who was it that helped us on {day}? I should like to thank them.]',
      'That was [Ines|Tom|Bea]. [I have passed it on and it was received with a smile.|They will be delighted.]',
    ],
    [
      '[We changed our minds about supper.|We shall be two for supper after all.] Is there still a table?',
      '[There is, at half past seven, by the stove.|Yes: the corner, eight o’clock.] [Tell me if anybody does not eat something.|It is fish pie tonight.]',
    ],
  ],
  de: [
    [
      'Noch eine kurze Frage: [ab wann gibt es am {day} Frühstück|kann man im Haus zu Abend essen]?',
      'Ab halb acht, Kaffee schon ab sieben. [Abendessen gibt es bis neun.|Sonst fragen Sie einfach.]',
    ],
    [
      '[Sind die Parkplätze sicher?|Gilt der Preis für beide Personen?]',
      'Ja, [der Hof wird nachts abgeschlossen|pro Zimmer und alles inbegriffen].',
    ],
    [
      '[Könnten Sie die Bestätigung noch einmal schicken?|Der Anhang ließ sich nicht öffnen.]',
      'Hier ist sie noch einmal, [als einfaches PDF|etwas kleiner].',
    ],
  ],
  fr: [
    [
      'Encore une question : [à quelle heure sert-on le petit déjeuner|peut-on dîner sur place] ?',
      'À partir de sept heures et demie. [Le dîner, jusqu’à neuf heures.|Le café est prêt dès sept heures.]',
    ],
    [
      '[La pièce jointe ne s’ouvre pas chez moi.|Pourriez-vous renvoyer la confirmation ?]',
      'La voici de nouveau, [en PDF simple|plus légère].',
    ],
  ],
  pl: [
    [
      'Jeszcze jedno pytanie: [od której jest śniadanie|czy można zjeść kolację na miejscu]?',
      'Od wpół do ósmej, a kawa od siódmej. [Kolacja do dziewiątej.|Proszę pytać o wszystko.]',
    ],
    [
      '[Czy cena jest za pokój?|Czy podwórze jest zamykane na noc?]',
      'Tak, [za pokój, ze wszystkim|zamykamy o jedenastej].',
    ],
  ],
  es: [
    [
      'Una pregunta más: [¿a qué hora es el desayuno?|¿se puede cenar en la casa?]',
      'Desde las siete y media. [La cena, hasta las nueve.|El café, desde las siete.]',
    ],
    [
      '[¿El precio es por habitación?|¿Pueden reenviar la confirmación?]',
      '[Sí, por habitación y con todo incluido.|Aquí la tiene de nuevo.]',
    ],
  ],
};

/** How people of each language begin and end a mail; `{to}` is whom they write to, `{from}` who writes. */
export const manners: Readonly<
  Record<Language, { they: readonly [string, string]; we: readonly [string, string] }>
> = {
  en: {
    they: [
      '[Hello,|Dear all,|Good morning,|Hi there,|Dear Harbour House,|Good evening,]',
      '[Best wishes,|Kind regards,|Many thanks,|Thanks in advance,|All the best,|Yours,]\n{from}',
    ],
    we: [
      '[Dear {to},|Hello {to},|Good morning {to},]',
      '[Kind regards|Warm regards|All the best|Until soon],\n{from}\nHarbour House',
    ],
  },
  de: {
    they: [
      '[Guten Tag,|Liebes Team,|Sehr geehrte Damen und Herren,]',
      '[Mit freundlichen Grüßen|Viele Grüße|Herzliche Grüße]\n{from}',
    ],
    we: ['[Guten Tag {to},|Liebe Gäste,]', '[Herzliche Grüße|Viele Grüße]\n{from}\nHarbour House'],
  },
  fr: {
    they: [
      '[Bonjour,|Madame, Monsieur,|Bonsoir,]',
      '[Bien cordialement,|Merci d’avance,|Bien à vous,]\n{from}',
    ],
    we: ['[Bonjour {to},|Chers clients,]', '[Bien cordialement,|À bientôt,]\n{from}\nHarbour House'],
  },
  pl: {
    they: [
      '[Dzień dobry,|Witam,|Dobry wieczór,]',
      '[Pozdrawiam|Z poważaniem|Pozdrawiamy serdecznie],\n{from}',
    ],
    we: ['[Dzień dobry,|Szanowni Państwo,]', '[Serdecznie pozdrawiam|Do zobaczenia],\n{from}\nHarbour House'],
  },
  es: {
    they: [
      '[Buenos días:|Hola:|Buenas tardes:]',
      '[Un saludo,|Saludos cordiales,|Gracias de antemano,]\n{from}',
    ],
    we: [
      '[Estimada familia {to}:|Buenos días:]',
      '[Un cordial saludo,|Hasta pronto,]\n{from}\nHarbour House',
    ],
  },
};

/** How the quoted history is introduced; `{when}` and `{who}` are filled in. */
export const quoteLines: Readonly<Record<Language, string>> = {
  en: 'On {when}, {who} wrote:',
  de: 'Am {when} schrieb {who}:',
  fr: 'Le {when}, {who} a écrit :',
  pl: 'W dniu {when} użytkownik {who} napisał:',
  es: 'El {when}, {who} escribió:',
};
