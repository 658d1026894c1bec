import { told, type TodaysConversation } from './conversation.ts';

export const waitingForUs: readonly TodaysConversation[] = [
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
];
