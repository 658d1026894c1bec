import type { Story } from '../story.ts';

const told = { touchpoint: 'arrival', team: 'front-desk', language: 'en', mood: 'plain' } as const;

export const arrivalStories: readonly Story[] = [
  {
    ...told,
    subject: '[Late arrival|We will be late|Arriving around midnight]',
    tags: ['late-arrival'],
    weight: 4,
    turns: [
      [
        'they',
        '[Our flight is delayed|There is a jam on the motorway|The ferry was cancelled and we are on the next], so it will be {time} before we reach you. [Is somebody there?|Please do not give the room away.]',
      ],
      [
        'we',
        'Somebody is: [Bea has the night|the night porter is in until seven]. Ring the brass bell, the room is yours whenever you come. [There will be soup in the warmer.|The kitchen leaves a cold plate if you say what you do not eat.]',
      ],
      ['they', '[Soup at one in the morning. I could have wept.|You are angels.] [Thank you.|Safely in.]'],
    ],
    mood: 'glad',
  },
  {
    ...told,
    subject: '[Early check-in|Can we come before noon?|Bags before check-in]',
    tags: ['check-in'],
    weight: 4,
    turns: [
      [
        'they',
        'We arrive on {day} at about [ten|half past nine|eleven], after [a night train|an overnight flight]. [Could we have the room early, or at least a shower?|Can we leave the bags?]',
      ],
      [
        'we',
        'Bags any time. The room itself [should be ready by noon; I have put it first on the list|was empty last night, so it is yours from nine]. [Meanwhile room 2 has a shower and nobody in it.|If it is not ready there is coffee and the garden.]',
      ],
    ],
  },
  {
    ...told,
    subject: '[This is not the room we booked|Room {room} is a twin|We booked the harbour side]',
    tags: ['rooms', 'complaint'],
    weight: 2,
    fault: 'room-as-booked',
    turns: [
      [
        'they',
        'We have just [come up to|unpacked in] room {room} and it is [not the one we booked|on the yard side]. The confirmation says [sea view|double, harbour side|bath]. [We saved up for this.|I would rather not spend the weekend looking at bins.]',
      ],
      [
        'we',
        'You are right; I have the confirmation in front of me, and the mistake is ours. [Room 21 is free and looks over the boats: I am coming up with the key and will carry the bags.|We are full tonight, which I am ashamed to say. Tomorrow at ten you have 22, tonight costs you nothing.]',
      ],
      [
        'note',
        'Allocated by hand after the system moved them. Written up for the morning talk. @front-desk check harbour-side bookings for Saturday.',
      ],
      [
        'they',
        '[The new room is lovely. Thank you for not arguing.|Well. It was put right quickly, I will say that.]',
      ],
    ],
  },
  {
    ...told,
    subject: '[Key card does not work|Locked out of {room}|Door code]',
    tags: ['keys'],
    weight: 2,
    turns: [
      [
        'they',
        'The card for {room} [has stopped working|only works every fifth time] and [the bell at the desk is not being answered|I am standing in the corridor with two children].',
      ],
      [
        'we',
        'I am [on my way up with a new one|coming up now], two minutes. [I was in the yard with a delivery; the bell should ring on my telephone and did not.|The lock needs a battery, which is being changed while you have breakfast.]',
      ],
    ],
  },
  {
    ...told,
    subject: '[We were not expected|Nobody knew about us|Arrival yesterday]',
    tags: ['complaint', 'welcome'],
    fault: 'room-as-booked',
    mood: 'cross',
    turns: [
      [
        'they',
        'We arrived at {time} yesterday, as arranged, and [nobody knew|the young man at the desk had no idea]. We stood [twenty minutes|half an hour] in the hall while he telephoned. [The room was not made up.|Then we were asked to pay again.] This is [our fourth stay and the first like it|not what we were promised].',
      ],
      [
        'we',
        'Thank you for telling me, and I am sorry: you had arranged it properly and we had lost it between two shifts. [The arrival list is now read aloud at the handover, starting tonight.|I have spoken with the person who took your call; it was on paper and never in the book.] Last night is not on your bill. I should like to greet you myself this evening, if you will let me.',
      ],
      [
        'they',
        '[Thank you for a proper answer.|All right. Mistakes happen; it was the half hour that hurt.]',
      ],
    ],
  },
  {
    ...told,
    subject: '[Taxi from the station|Meeting the 18:42|Lift for my mother]',
    tags: ['transport'],
    weight: 2,
    turns: [
      [
        'they',
        '[My mother|An aunt of ours] comes on the {time} train and is [eighty-four|not good on her feet]. Could you [send a taxi|order her a car]? She will be the one with [the green hat|far too many bags].',
      ],
      [
        'we',
        'Sam will be on the platform with the van; [no charge, he passes there anyway|it is on his way back]. [I have told him about the hat.|He is tall and will carry everything.]',
      ],
      ['they', '[She has already rung to say how nice he was.|She talked about Sam all evening.]'],
    ],
    mood: 'glad',
  },
  {
    ...told,
    subject: '[Directions|Road closed?|The map sends us into a field]',
    tags: ['directions'],
    turns: [
      [
        'they',
        'Our navigation wants to drive us down [a flight of steps|Fish Lane, which is full of fish]. [Where do we really go in?|What should we type?]',
      ],
      [
        'we',
        'Please do not trust it; two caravans have. Type "Custom House Yard" and come in from the [church|north] side. [The gate code is on your confirmation.|We have reported the steps to the map people, again.]',
      ],
    ],
  },
];
