import type { Language, TeamKey, TouchpointKey } from './story.ts';

/** A colleague by first name, as `house.ts` knows them. */
export type Colleague =
  | 'rosa'
  | 'tom'
  | 'ines'
  | 'bea'
  | 'hannah'
  | 'luc'
  | 'marta'
  | 'dora'
  | 'sam'
  | 'gwen';

/**
 * The inbox as it stands at this moment, written out one by one: minutes are counted back from now. A first reply is
 * promised within the hour, so what nobody has answered after 46 minutes is at risk, and after 61 it is missed.
 */
export interface TodaysConversation {
  customer: {
    name: string;
    tier?: 'premium' | 'flagship';
    yearlyValue?: number;
    note?: string;
    company?: true;
  };
  subject: string;
  language: Language;
  touchpoint: TouchpointKey;
  team: TeamKey;
  assignee: Colleague | null;
  status: 'open' | 'waiting' | 'snoozed' | 'spam';
  tags: readonly string[];
  messages: readonly (readonly [
    'they' | Colleague | `note:${Colleague}`,
    minutesAgo: number,
    text: string,
  ])[];
}

const told = {
  language: 'en',
  touchpoint: 'stay',
  team: 'front-desk',
  assignee: 'rosa',
  status: 'open',
  tags: [],
} as const;

export const todaysConversations: readonly TodaysConversation[] = [
  {
    ...told,
    customer: {
      name: 'D. Arkwright',
      tier: 'flagship',
      yearlyValue: 480_000,
      note: 'Light enough to shave, quiet after eleven. Third stay this year. Told: no late check-out on Sundays.',
    },
    subject: 'Not exactly five star service…',
    tags: ['light', 'flagship'],
    messages: [
      [
        'they',
        34,
        'Not exactly five star service, is it? The new lamp over the bathroom mirror is very moody, but I cannot see to shave by it. A small thing, I know. Everything else is lovely as ever.\n\nD. Arkwright, room 31',
      ],
      [
        'note:dora',
        32,
        'The lamp is the one from the new bathroom set. @rosa the same is in 29 to 34; Sam has two bright ones in the store.',
      ],
    ],
  },
  {
    ...told,
    customer: { name: 'Northline Travel', tier: 'flagship', yearlyValue: 2_150_000, company: true },
    subject: 'Welcome drinks for the June group',
    touchpoint: 'booking',
    tags: ['group'],
    messages: [
      ['they', 2900, 'Our June group is confirmed: 22 people, three nights. Rooming list follows.'],
      [
        'rosa',
        2868,
        'Wonderful. Eleven doubles are held in your name, and the long table for the first evening.',
      ],
      [
        'they',
        18,
        'Could we have the same as last time, for everybody on arrival? The elderflower thing. People still talk about it.',
      ],
    ],
  },
  {
    ...told,
    customer: { name: 'J. Osei', tier: 'premium', yearlyValue: 640_000 },
    subject: 'Invoice address',
    touchpoint: 'follow-up',
    tags: ['invoice'],
    messages: [
      [
        'they',
        95,
        'Could the invoice for HH-40718 go to Osei Surveying Ltd, 14 Tollgate Row, instead of to me?',
      ],
      ['rosa', 71, 'Done: the corrected invoice is attached and the address is saved for next time.'],
      [
        'they',
        41,
        'Thank you, that is all I needed. One question for another day: do you do half board in winter?',
      ],
    ],
  },
  {
    ...told,
    customer: { name: 'P. Whitcombe' },
    subject: 'Refund without the receipt',
    touchpoint: 'departure',
    assignee: null,
    tags: ['refund', 'rule'],
    messages: [
      [
        'they',
        62,
        'I paid in cash and have only the card slip from the deposit. Your colleague at the desk said no receipt, no refund. It is £36, so it is not the money, but I find it hard to believe of you.',
      ],
    ],
  },
  {
    ...told,
    customer: { name: 'L. Kowalczyk', tier: 'premium', yearlyValue: 210_000 },
    subject: 'Późny przyjazd / late arrival',
    language: 'pl',
    touchpoint: 'arrival',
    assignee: 'marta',
    tags: ['late-arrival'],
    messages: [
      [
        'they',
        130,
        'Dzień dobry, lądujemy dziś o 23:40, u Państwa będziemy około pierwszej. Czy ktoś będzie na miejscu?',
      ],
      [
        'marta',
        104,
        'Dzień dobry, tak, Bea jest całą noc. Proszę zadzwonić mosiężnym dzwonkiem; w kuchni będzie ciepła zupa.',
      ],
      ['they', 88, 'Bardzo dziękujemy! Czy zupa jest bez mięsa? Żona nie je mięsa.'],
    ],
  },
  {
    ...told,
    customer: { name: 'Hartley & Boone', tier: 'premium', yearlyValue: 890_000, company: true },
    subject: 'Review on Thursday: our pre-read',
    touchpoint: 'follow-up',
    assignee: 'hannah',
    tags: ['company'],
    messages: [
      [
        'they',
        320,
        'For Thursday, three points we would like to raise: the rate from January, the meeting room, and why our people always get the yard side. Nothing dramatic.',
      ],
      [
        'hannah',
        281,
        'Thank you for sending it beforehand. I will bring the list of which rooms your people had, all year, so that we talk about facts.',
      ],
      ['they', 175, 'Good. Please bring coffee too.'],
    ],
  },
  {
    ...told,
    customer: { name: 'E. Vance' },
    subject: 'Lost scarf, room 14',
    touchpoint: 'follow-up',
    team: 'house',
    assignee: 'gwen',
    status: 'snoozed',
    tags: ['lost-and-found'],
    messages: [
      ['they', 1500, 'Green, wool. Left on the chair on Sunday, I think.'],
      [
        'gwen',
        1462,
        'Not on the chair, but the laundry comes back tomorrow and scarves travel with sheets. I look as soon as it is here.',
      ],
    ],
  },
  {
    ...told,
    customer: { name: 'Moira Tennant', tier: 'premium', yearlyValue: 155_000 },
    subject: 'Music until half past one',
    tags: ['noise', 'complaint'],
    assignee: null,
    messages: [
      [
        'they',
        96,
        'We asked for a quiet room and lay awake until half past one with the yacht club’s music. I rang the desk twice and nobody picked up. We have two more nights here. What do you propose?',
      ],
    ],
  },
  {
    ...told,
    customer: { name: 'Familie Grünwald' },
    subject: 'Zimmer mit Babybett, 12. bis 16.',
    language: 'de',
    touchpoint: 'enquiry',
    team: 'reservations',
    assignee: null,
    tags: ['family'],
    messages: [
      [
        'they',
        51,
        'Guten Tag,\n\nwir kommen zu dritt, der Kleine ist elf Monate alt. Passt ein Babybett in das Zimmer zum Garten, und gibt es morgens etwas, womit wir ein Fläschchen wärmen können?\n\nHerzliche Grüße\nGreta Grünwald',
      ],
    ],
  },
  {
    ...told,
    customer: { name: 'Priya Shah', yearlyValue: 42_000 },
    subject: 'A table for Friday?',
    touchpoint: 'enquiry',
    assignee: null,
    tags: ['town'],
    messages: [
      [
        'they',
        9,
        'Is there somewhere you would send two people who eat fish and dislike candles? Friday, eight-ish. We are happy to walk.',
      ],
    ],
  },
  {
    ...told,
    customer: { name: 'Brightsea Engineering', tier: 'premium', yearlyValue: 1_240_000, company: true },
    subject: 'Four engineers from Monday, PO 58-203',
    touchpoint: 'booking',
    team: 'reservations',
    assignee: 'luc',
    tags: ['company', 'invoice'],
    messages: [
      [
        'they',
        240,
        'Four singles from Monday, five nights, please, invoice to the company with PO 58-203. Breakfast at half past five on all days.',
      ],
      ['luc', 199, 'Booked at your rate. Breakfast from half past five will be cold, the coffee will not.'],
      ['they', 23, 'It is five engineers now. Is there one more room?'],
    ],
  },
  {
    ...told,
    customer: { name: 'Agnès Delmas' },
    subject: 'Facture de la chambre 22',
    language: 'fr',
    touchpoint: 'departure',
    tags: ['billing'],
    messages: [
      [
        'they',
        49,
        'Bonjour,\n\nil y a sur notre facture un parking que nous n’avons pas utilisé (nous sommes venus en train), soit 36 £. Pouvez-vous vérifier ?\n\nBien cordialement,\nAgnès Delmas',
      ],
    ],
  },
  {
    ...told,
    customer: {
      name: 'Winifred Yarrow',
      tier: 'flagship',
      yearlyValue: 360_000,
      note: 'Tea with milk, no sugar. Always room 27. Has been coming since before the roof.',
    },
    subject: 'Our usual week, and one question',
    touchpoint: 'booking',
    tags: ['regular'],
    messages: [
      [
        'they',
        410,
        'Dear Rosa,\n\nthe last week of September again, if the blackbird permits. Room 27.\n\nWinifred Yarrow',
      ],
      ['rosa', 388, 'Dear Mrs Yarrow,\n\n27 is yours and the blackbird has been told.\n\nRosa'],
      [
        'they',
        12,
        'How good. My question: my sister will come this time. She is ninety and does not do stairs. Is there a way?',
      ],
    ],
  },
  {
    ...told,
    customer: { name: 'Callum Redfern' },
    subject: 'Key card again',
    touchpoint: 'arrival',
    tags: ['keys'],
    assignee: 'tom',
    messages: [
      [
        'they',
        150,
        'The card for 18 works every fifth time. I am not good at counting to five with shopping.',
      ],
      ['tom', 139, 'A new battery is in the lock; please try it now.'],
      ['they', 37, 'It was fine until just now. Third floor corridor, me, two bags of ice.'],
    ],
  },
  {
    ...told,
    customer: { name: 'Kestrel Training', yearlyValue: 520_000, company: true },
    subject: 'Meeting room on the 9th',
    touchpoint: 'enquiry',
    team: 'reservations',
    assignee: 'hannah',
    tags: ['company'],
    messages: [
      ['they', 205, 'Twelve people, all day, screen and lunch. What would you charge?'],
      [
        'hannah',
        160,
        '£380 with lunch and as much coffee as they can drink. The screen is large and works; I tried it this morning.',
      ],
      ['they', 66, 'Fine. Could lunch be at one sharp, and could somebody be there at eight to let us in?'],
    ],
  },
  {
    ...told,
    customer: { name: 'Rebecca Lockhart' },
    subject: 'Wi-Fi at the desk in 24',
    team: 'house',
    assignee: 'sam',
    tags: ['wifi'],
    messages: [
      ['they', 118, 'The connection drops every few minutes at the desk. I have a call at three.'],
      [
        'sam',
        92,
        'The thick wall eats it. There is a cable behind the desk, left side; and the big table in the library is reserved for your call.',
      ],
      ['they', 58, 'The cable is there but has no plug on its end, as if it had been bitten.'],
    ],
  },
  {
    ...told,
    customer: { name: 'Rocío Peña' },
    subject: '¿Cuna y desayuno temprano?',
    language: 'es',
    touchpoint: 'enquiry',
    team: 'reservations',
    assignee: 'luc',
    tags: ['family'],
    messages: [
      [
        'they',
        28,
        'Buenos días:\n\nviajamos con una niña de un año. ¿Hay cuna, y se puede desayunar a las siete? Llegamos el viernes en tren.\n\nUn saludo,\nRocío Peña',
      ],
    ],
  },
  {
    ...told,
    customer: { name: 'Owen Farrow', tier: 'premium', yearlyValue: 98_000 },
    subject: 'Fortieth anniversary, a secret',
    touchpoint: 'enquiry',
    tags: ['occasion'],
    messages: [
      [
        'they',
        1330,
        'It is our fortieth on the 14th and she thinks we are going to my sister’s. Could there be white flowers, and a room with the boats in it?',
      ],
      [
        'rosa',
        1302,
        'Your secret is safe: the booking says "sister". Room 21 looks straight over the boats. White, nothing pink, in capitals.',
      ],
      ['they', 77, 'She has found the train tickets. What do I say?'],
    ],
  },
  {
    ...told,
    customer: { name: 'Stephen Hallam' },
    subject: 'Two weeks and no refund',
    touchpoint: 'follow-up',
    tags: ['refund', 'complaint'],
    assignee: 'ines',
    messages: [
      [
        'they',
        210,
        'You wrote that £118 would be back "within three days". It is two weeks now. Do I have to ask every week?',
      ],
      [
        'ines',
        122,
        'You should not have had to ask once, and I answered late as well. It came back to us from an old card and nobody looked. It went out again an hour ago. I shall look every morning until you tell me it is there.',
      ],
      ['they', 99, 'Which card did you send it to this time? The old one is cut up.'],
    ],
  },
  {
    ...told,
    customer: { name: 'Lydia Ramsden' },
    subject: 'Allergies at breakfast',
    touchpoint: 'enquiry',
    assignee: 'bea',
    status: 'waiting',
    tags: ['diet', 'breakfast'],
    messages: [
      ['they', 610, 'One of us has a serious nut allergy. What would breakfast be?'],
      [
        'bea',
        583,
        'The kitchen keeps a separate board and toaster and reads every label. Which nuts, and are traces a danger? Then I can tell you honestly what we can promise.',
      ],
    ],
  },
  {
    ...told,
    customer: { name: 'Meridian Choirs', tier: 'premium', yearlyValue: 760_000, company: true },
    subject: '18 of us in the spring',
    touchpoint: 'enquiry',
    team: 'reservations',
    assignee: 'hannah',
    status: 'waiting',
    tags: ['group'],
    messages: [
      [
        'they',
        3100,
        'A choir of 18, two nights in May, and somewhere to sing without being hated. What could you do?',
      ],
      [
        'hannah',
        3065,
        'Nine rooms at £112 with breakfast, held until Friday week. The boat shed has the best echo in the county and no neighbours but gulls. Shall I hold them?',
      ],
    ],
  },
  {
    ...told,
    customer: { name: 'Kwame Adeyemi' },
    subject: 'Pillows, and thank you',
    assignee: 'rosa',
    status: 'waiting',
    tags: ['comfort'],
    messages: [
      ['they', 900, 'Is there a flatter pillow for 12? My neck is eighty, the rest of me is not.'],
      [
        'rosa',
        878,
        'Dora is bringing all three sorts; keep the one you like and tell me which it was, then it will be there next time before you ask.',
      ],
    ],
  },
  {
    ...told,
    customer: { name: 'Tamsin Gale' },
    subject: 'Voucher from my daughter',
    touchpoint: 'booking',
    team: 'reservations',
    assignee: 'luc',
    status: 'snoozed',
    tags: ['voucher'],
    messages: [
      ['they', 2000, 'The page says the voucher has run out. It is dated last year, I admit.'],
      [
        'luc',
        1966,
        'A present does not go off. It is good for another year; choose any night but the regatta, and I will ring you on Friday, as you asked.',
      ],
    ],
  },
  {
    ...told,
    customer: { name: 'Prize Office' },
    subject: 'You have been selected !!!',
    touchpoint: 'enquiry',
    assignee: null,
    status: 'spam',
    messages: [
      [
        'they',
        260,
        'Dear winner, your hotel was selected for the Golden Bed of Europe. To receive the trophy please pay the handling of only 390 EUR.',
      ],
    ],
  },
];

/** A mail that could not be read, as it lies in quarantine. */
export const unreadableMail = {
  from: 'scanner@copyshop.example',
  subject: 'Scan from the copy shop',
  reason: 'too-many-parts',
} as const;

/** Yesterday's two replies that did not simply arrive. */
export const troubledReplies = {
  rejected: '550 5.1.1 No such user here',
  uncertain: 'The connection broke after the last line; the other side may have taken it.',
} as const;
