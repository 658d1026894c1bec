import type { Story } from '../story.ts';

const polish = { language: 'pl', team: 'reservations', mood: 'plain' } as const;
const spanish = { language: 'es', team: 'reservations', mood: 'plain' } as const;

export const polishStories: readonly Story[] = [
  {
    ...polish,
    touchpoint: 'enquiry',
    subject: '[Pytanie o pokój|Wolny pokój od {date}?|Parking i śniadanie]',
    tags: ['rates'],
    weight: 2,
    turns: [
      [
        'they',
        'chcielibyśmy przyjechać {date} na {nights} noce. [Czy jest wolny pokój dwuosobowy?|Czy można zaparkować samochód?] [Ile kosztuje ze śniadaniem?|Będziemy z dzieckiem.]',
      ],
      [
        'we',
        'tak, pokój {room} jest wolny i kosztuje {price} £ za noc ze śniadaniem. [Miejsce na podwórzu też dla Państwa zatrzymam.|Łóżeczko dla dziecka wstawimy bezpłatnie.]',
      ],
      ['they', '[Bardzo dziękujemy, rezerwujemy.|Świetnie, bierzemy ten pokój.]'],
    ],
  },
  {
    ...polish,
    touchpoint: 'arrival',
    team: 'front-desk',
    subject: '[Późny przyjazd|Lądujemy o {time}|Przyjedziemy w nocy]',
    tags: ['late-arrival'],
    weight: 2,
    turns: [
      [
        'they',
        '[nasz samolot jest opóźniony|utknęliśmy w korku], będziemy około {time}. [Czy ktoś będzie na miejscu?|Proszę nie oddawać pokoju.]',
      ],
      [
        'we',
        'ktoś jest przez całą noc. Proszę zadzwonić mosiężnym dzwonkiem; [w kuchni będzie ciepła zupa|pokój będzie ogrzany].',
      ],
      ['they', '[Zupa o pierwszej w nocy, tego się nie zapomina.|Dziękujemy, jesteśmy na miejscu.]'],
    ],
    mood: 'glad',
  },
  {
    ...polish,
    touchpoint: 'stay',
    team: 'house',
    subject: '[Brak ciepłej wody|Zimny kaloryfer w {room}|Pokój niesprzątnięty]',
    tags: ['repair'],
    fault: 'faults-seen-to',
    turns: [
      [
        'they',
        'w pokoju {room} [kaloryfer jest zimny|leci tylko zimna woda]. [Zgłaszaliśmy to rano i nikt nie przyszedł.|Czy ktoś może to sprawdzić?]',
      ],
      [
        'we',
        'bardzo przepraszam. Sam już do Państwa idzie; [gdyby to potrwało, dostaną Państwo pokój 14|tymczasem jest mały grzejnik].',
      ],
      ['they', '[Już działa, dziękujemy.|Jest ciepło.]'],
    ],
  },
  {
    ...polish,
    touchpoint: 'follow-up',
    team: 'front-desk',
    subject: '[Faktura na firmę|Prośba o fakturę do {ref}|Zostawiony szalik]',
    tags: ['invoice'],
    turns: [
      [
        'they',
        'proszę o fakturę do {ref} na firmę. [Adres jest w rezerwacji.|Księgowość nie przyjmuje tamtego rachunku.]',
      ],
      [
        'we',
        'w załączniku faktura ze wszystkimi danymi. [Zapisałam to, następna będzie od razu dobra.|Gdyby czegoś brakowało, proszę pisać wprost do mnie.]',
      ],
    ],
  },
];

export const spanishStories: readonly Story[] = [
  {
    ...spanish,
    touchpoint: 'enquiry',
    subject: '[Consulta de disponibilidad|¿Habitación libre el {date}?|Precio con desayuno]',
    tags: ['rates'],
    weight: 2,
    turns: [
      [
        'they',
        'querríamos pasar {nights} noches a partir del {date}. [¿Tienen una habitación con vistas al puerto?|¿Cuánto cuesta con desayuno?] [Viajamos con un niño pequeño.|Llegamos en tren.]',
      ],
      [
        'we',
        'con mucho gusto: la habitación {room} está libre por {price} £ la noche con desayuno. [Se la guardo hasta el viernes.|La cuna no cuesta nada.]',
      ],
      ['they', '[Perfecto, la reservamos.|Muchas gracias, nos quedamos con ella.]'],
    ],
  },
  {
    ...spanish,
    touchpoint: 'booking',
    subject: '[Cambio de fechas|Cancelar {ref}|Me han cobrado dos veces]',
    tags: ['billing'],
    fault: 'bill-right',
    turns: [
      [
        'they',
        'en mi tarjeta aparecen dos cargos de {price} £ [el mismo día|con un minuto de diferencia]. [¿Pueden mirarlo?|Uno sobra.]',
      ],
      [
        'we',
        'tiene razón y lo siento: la página se envió dos veces. El segundo cargo está devuelto; [lo verá en dos o tres días|el banco tarda poco].',
      ],
      ['they', '[Ya está, gracias.|Recibido. Muy amables.]'],
    ],
  },
  {
    ...spanish,
    touchpoint: 'stay',
    team: 'house',
    subject: '[Ruido por la noche|No hay agua caliente|Toallas]',
    tags: ['noise'],
    fault: 'quiet-night',
    mood: 'cross',
    turns: [
      [
        'they',
        'anoche no pudimos dormir por [la música del club|el ventilador del patio]. [Habíamos pedido una habitación tranquila.|En recepción nadie contestaba.]',
      ],
      [
        'we',
        'lo habían pedido y no lo cumplimos. Esta noche tienen la 27, que da al jardín, y la noche pasada no se cobra. [Les llevamos las maletas mientras pasean.|Perdonen.]',
      ],
      ['they', '[Hemos dormido muy bien. Gracias.|Mucho mejor.]'],
    ],
  },
  {
    ...spanish,
    touchpoint: 'follow-up',
    team: 'front-desk',
    subject: '[Gracias|Una estancia preciosa|Volveremos]',
    tags: ['thanks'],
    turns: [
      [
        'they',
        'solo queríamos dar las gracias. [Se acordaron de todo, hasta del té.|El señor que nos llevó las maletas es un encanto.] [Volveremos en {month}.|Ya se lo hemos contado a todos.]',
      ],
      ['we', 'lo he leído en voz alta en la cocina y nos ha alegrado la mañana. Aquí tienen su casa.'],
    ],
    mood: 'glad',
  },
];
