import type { Story } from '../story.ts';

const german = { language: 'de', team: 'reservations', mood: 'plain' } as const;
const french = { language: 'fr', team: 'reservations', mood: 'plain' } as const;

export const germanStories: readonly Story[] = [
  {
    ...german,
    touchpoint: 'enquiry',
    subject: '[Anfrage für {nights} Nächte|Doppelzimmer im {month}|Noch ein Zimmer frei?]',
    tags: ['rates'],
    weight: 2,
    turns: [
      [
        'they',
        'wir würden gern vom {date} an für {nights} Nächte ein Doppelzimmer [mit Blick auf den Hafen|zum Garten hin] buchen. [Ist noch etwas frei, und was kostet es mit Frühstück?|Nehmen Sie auch Hunde?]',
      ],
      [
        'we',
        'gern: Zimmer {room} ist frei und kostet {price} £ die Nacht mit Frühstück. [Ich halte es bis Freitag für Sie fest.|Ein kleiner Hund ist herzlich willkommen, im Erdgeschoss.]',
      ],
      [
        'they',
        '[Wunderbar, bitte buchen Sie es.|Das nehmen wir.] [Wir freuen uns schon.|Vielen Dank für die schnelle Antwort.]',
      ],
    ],
  },
  {
    ...german,
    touchpoint: 'booking',
    subject: '[Umbuchung {ref}|Wir kommen einen Tag später|Stornierung]',
    tags: ['change'],
    turns: [
      [
        'they',
        'leider [streikt die Bahn|ist unsere Tochter krank], und wir müssen {ref} [verschieben|um einen Tag verkürzen]. [Geht das noch?|Was müssen wir bezahlen?]',
      ],
      [
        'we',
        'das ist schon geändert, und es kostet nichts. [Die neue Bestätigung kommt gleich.|Gute Besserung für Ihre Tochter.]',
      ],
      ['they', '[So unkompliziert, vielen Dank!|Das ist sehr freundlich von Ihnen.]'],
    ],
    mood: 'glad',
  },
  {
    ...german,
    touchpoint: 'stay',
    team: 'house',
    subject: '[Kein warmes Wasser|Heizung in {room}|Licht im Bad]',
    tags: ['repair'],
    fault: 'hot-water',
    turns: [
      [
        'they',
        'in Zimmer {room} gibt es [seit heute früh kein warmes Wasser|nur lauwarmes Wasser]. [Könnte bitte jemand nachsehen?|Wir möchten um neun los.]',
      ],
      [
        'we',
        'das tut mir leid. Sam ist unterwegs zu Ihnen; [in zehn Minuten sollte es warm sein|solange können Sie das Bad in Zimmer 8 benutzen].',
      ],
      ['they', '[Es läuft wieder, danke.|Alles in Ordnung.]'],
    ],
  },
  {
    ...german,
    touchpoint: 'follow-up',
    team: 'front-desk',
    subject: '[Rechnung mit Firmenanschrift|Rechnung zu {ref}|Schal vergessen]',
    tags: ['invoice'],
    turns: [
      [
        'they',
        'könnten Sie uns die Rechnung [auf die Firma ausstellen|noch einmal mit Umsatzsteuernummer schicken]? [Die Buchhaltung nimmt die andere nicht.|Die Anschrift steht unten.]',
      ],
      [
        'we',
        'anbei die Rechnung [auf die Firma|mit allen Angaben]. [Ich habe es bei Ihnen vermerkt, dann stimmt die nächste von selbst.|Wenn noch etwas fehlt, schreiben Sie mir bitte direkt.]',
      ],
    ],
  },
  {
    ...german,
    touchpoint: 'follow-up',
    team: 'front-desk',
    subject: '[Laut bis zwei Uhr|Leider nicht wie erwartet|Unser Aufenthalt]',
    tags: ['complaint', 'noise'],
    fault: 'quiet-night',
    mood: 'cross',
    turns: [
      [
        'they',
        'wir hatten ausdrücklich um ein ruhiges Zimmer gebeten, und dann [spielte nebenan bis zwei Uhr Musik|lief die ganze Nacht der Lüfter im Hof]. [An der Rezeption ging niemand ans Telefon.|Für {price} £ erwarten wir anderes.]',
      ],
      [
        'we',
        'Sie haben recht, und es tut mir leid: Ruhe nach elf ist etwas, das wir versprechen. Die Nacht ist von der Rechnung genommen. [Der Lüfter läuft jetzt nachts langsam, und zwar immer.|Darf ich Sie anrufen und hören, was noch war?]',
      ],
      ['they', '[Danke für die ehrliche Antwort.|Das hätten wir nicht erwartet. Danke.]'],
    ],
  },
  {
    ...german,
    touchpoint: 'arrival',
    team: 'front-desk',
    subject: '[Späte Ankunft|Wir kommen erst gegen {time}|Anreise mit der Fähre]',
    tags: ['late-arrival'],
    turns: [
      [
        'they',
        '[die Fähre hat Verspätung|wir stehen im Stau], es wird wohl {time}. [Ist dann noch jemand da?|Bitte geben Sie das Zimmer nicht weg.]',
      ],
      [
        'we',
        'es ist jemand da, die ganze Nacht. Läuten Sie an der Messingglocke; [im Wärmer steht eine Suppe|das Zimmer ist geheizt].',
      ],
    ],
  },
];

export const frenchStories: readonly Story[] = [
  {
    ...french,
    touchpoint: 'enquiry',
    subject: '[Demande de renseignements|Une chambre pour {nights} nuits ?|Petit déjeuner inclus ?]',
    tags: ['rates'],
    weight: 2,
    turns: [
      [
        'they',
        'nous aimerions venir {nights} nuits à partir du {date}. [Auriez-vous une chambre côté port ?|Quel serait le prix, petit déjeuner compris ?] [Nous voyageons avec un bébé.|Nous arrivons en train.]',
      ],
      [
        'we',
        'avec plaisir : la chambre {room} est libre, à {price} £ la nuit avec le petit déjeuner. [Je vous la garde jusqu’à vendredi.|La gare est à douze minutes à pied, et tout est plat.]',
      ],
      ['they', '[Parfait, nous la prenons.|C’est réservé. Merci de votre rapidité.]'],
    ],
  },
  {
    ...french,
    touchpoint: 'booking',
    subject: '[Annulation de {ref}|Changement de date|Confirmation non reçue]',
    tags: ['cancellation'],
    turns: [
      [
        'they',
        'nous devons malheureusement [annuler {ref}|déplacer notre séjour], [mon père est hospitalisé|les trains sont en grève]. [Que vous devons-nous ?|Est-ce encore possible ?]',
      ],
      [
        'we',
        'rien du tout, et ne vous en souciez pas. [Le remboursement sera chez vous dans trois jours.|Je vous souhaite bon courage.]',
      ],
      ['they', '[Vous êtes très aimable.|Merci infiniment. Nous reviendrons.]'],
    ],
    mood: 'glad',
  },
  {
    ...french,
    touchpoint: 'stay',
    team: 'house',
    subject: '[Pas d’eau chaude|La lampe du miroir|Chambre {room} non faite]',
    tags: ['repair'],
    fault: 'light-to-shave-by',
    turns: [
      [
        'they',
        'la lampe au-dessus du miroir de la {room} est [si faible que je ne vois rien|jolie, mais on ne peut pas se raser]. [Serait-il possible d’en avoir une autre ?|Ce n’est pas grave, mais je vous le dis.]',
      ],
      [
        'we',
        'vous avez bien fait. Sam vous en apporte une plus forte [tout de suite|dans la demi-heure], [et nous changeons celles du couloir|et je suis désolée pour la joue].',
      ],
      ['they', '[On y voit clair, merci.|Parfait.]'],
    ],
  },
  {
    ...french,
    touchpoint: 'departure',
    team: 'front-desk',
    subject: '[Erreur sur la facture|Facture de la chambre {room}|Taxe de séjour]',
    tags: ['billing'],
    fault: 'bill-right',
    turns: [
      [
        'they',
        'il y a sur notre facture [un parking que nous n’avons pas utilisé|deux petits déjeuners de trop], soit {small} £. [Pouvez-vous vérifier ?|Merci de corriger.]',
      ],
      ['we', 'c’est notre erreur, pardon. Les {small} £ sont remboursées et la facture corrigée est jointe.'],
      ['they', '[Merci, tout est en ordre.|Bien reçu.]'],
    ],
  },
  {
    ...french,
    touchpoint: 'follow-up',
    team: 'front-desk',
    subject: '[Merci|Un séjour délicieux|Un mot de remerciement]',
    tags: ['thanks'],
    turns: [
      [
        'they',
        'un simple mot pour vous remercier. [Vous vous êtes souvenus de tout, même du thé.|Le monsieur qui a porté nos valises est un trésor.] [Nous reviendrons.|Nous avons parlé de vous à toute la famille.]',
      ],
      ['we', 'je l’ai lu à voix haute dans la cuisine, et tout le monde sourit encore. À très bientôt.'],
    ],
    mood: 'glad',
  },
];
