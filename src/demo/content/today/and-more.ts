import { told, type TodaysConversation } from './conversation.ts';

export const andMore: readonly TodaysConversation[] = [
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
