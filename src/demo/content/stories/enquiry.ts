import type { Story } from '../story.ts';

const told = { touchpoint: 'enquiry', team: 'reservations', language: 'en', mood: 'plain' } as const;

export const enquiryStories: readonly Story[] = [
  {
    ...told,
    subject: '[Parking|Is there parking?|Car park question]',
    tags: ['parking'],
    weight: 3,
    turns: [
      [
        'they',
        'We are [looking at|thinking of booking] {nights} nights from {date} and will be coming by car. [Is there anywhere to leave it overnight?|Do you have your own spaces, or is it the street?] [It is a fairly long estate car.|It is only a small thing.|We can drop the bags first if that helps.]',
      ],
      [
        'we',
        'We have nine spaces in the yard behind the house at £12 a night, and I have [pencilled one in|kept one] for you until you decide. [The gate is 2.1 metres high, so a roof box has to come off.|After seven in the evening the quay is free as well.]',
      ],
      [
        'they',
        '[Perfect, that settles it.|Good to know, we will take the space.] [I have booked just now.|We will book tonight.]',
      ],
    ],
  },
  {
    ...told,
    subject: '[Do you take dogs?|Coming with a dog|Two people and one whippet]',
    tags: ['pets'],
    weight: 2,
    turns: [
      [
        'they',
        'Before I book: [we would be bringing our dog|there would be a dog with us], [an elderly spaniel who mostly sleeps|a whippet, very quiet|a terrier with opinions]. [Is that a problem?|Is there a charge?|Which rooms could we have?]',
      ],
      [
        'we',
        '[Dogs are welcome|By all means bring the dog] in the ground-floor rooms, 3 to 8, for £10 a stay, [which covers a bed, a bowl and the extra hoovering|bed and bowl included]. The one place we have to say no to is the breakfast room, because of the kitchen beside it; [the snug is set for breakfast instead|we lay the table in the snug instead].',
      ],
      [
        'they',
        'That is [very fair|exactly what I hoped]. [Thank you for answering so plainly.|Room 5 sounds good.]',
      ],
    ],
  },
  {
    ...told,
    subject: '[A cot for the baby|Family room in {month}?|Travelling with a one-year-old]',
    tags: ['family'],
    weight: 2,
    turns: [
      [
        'they',
        'We are two adults and [a baby of ten months|a one-year-old|a toddler] and would like to come for {nights} nights in {month}. [Do you have a cot, and does it fit in an ordinary double?|Is there a cot, and something to warm a bottle?]',
      ],
      [
        'we',
        'Yes to both. The cot fits in any room except 11 and 12 under the roof, [and we put a kettle and a bottle warmer on the landing|and I will put a bottle warmer beside it]. For {nights} nights I would suggest room {room}: [it is at the end of the corridor, so nobody walks past at night|it has a bath instead of a shower].',
      ],
    ],
  },
  {
    ...told,
    subject: '[Wheelchair access|Is there a lift?|Steps at the entrance]',
    tags: ['access'],
    weight: 2,
    turns: [
      [
        'they',
        'My [mother|husband|father] uses a [wheelchair|rollator] and I have been promised "accessible" before. [Could you tell me honestly about steps and doors?|How wide are the doors, and is there any step at all?]',
      ],
      [
        'we',
        'Honestly, then: there is one step of 14 cm at the front, for which we have a ramp that one of us puts out. The lift is 82 cm wide and reaches the first and second floor, not the third. Room 4 has a wet room with rails, and its door is 91 cm. [I measured it again this morning.|I can send photographs with a tape measure in them.] What we cannot offer is a step-free way down to the harbour wall.',
      ],
      [
        'they',
        'That is [the first straight answer I have had|more than anyone else told me]. [Room 4 please, {date}, {nights} nights.|We will book room 4.]',
      ],
    ],
    mood: 'glad',
  },
  {
    ...told,
    subject: '[Group of {guests}|{guests} of us in {month}|Rate for a small group]',
    tags: ['group'],
    weight: 2,
    turns: [
      [
        'they',
        'I am [organising a walking weekend|arranging a small reunion|the unlucky one who books for the choir] for {guests} people, [probably|most likely] {date}, {nights} nights. What could you do for us, [and can we eat together one evening?|and is there somewhere to sit together?]',
      ],
      [
        'we',
        'For {guests} of you I can hold [seven|eight|nine] rooms until Friday week at £{price} a room with breakfast. The long table seats 24; [a set supper is £29 a head|the kitchen would like to know numbers three days before]. [What I cannot do is hold them longer without a deposit; that is the owner’s rule and it has saved us twice.|No deposit until the week before.]',
      ],
      [
        'note',
        'Holding rooms for {surname}. @reservations please chase on the Thursday before the option runs out.',
      ],
      [
        'they',
        'The [committee|others] said yes [within the hour|quicker than they ever say anything]. Please book it. I will send the names [next week|when I have them].',
      ],
    ],
  },
  {
    ...told,
    subject: '[Vegan breakfast?|Gluten free at breakfast|Food allergies]',
    tags: ['breakfast', 'diet'],
    weight: 2,
    turns: [
      [
        'they',
        'One of us [is coeliac|has a serious nut allergy|is vegan] and breakfast in hotels is usually [a banana|an apology]. What would it be with you?',
      ],
      [
        'we',
        'More than a banana, we promise. [The kitchen keeps a separate toaster and board, and bakes two loaves that are safe|The kitchen cooks to order and reads every label]; [tell whoever seats you and it is done|I have already put it on your booking]. What we cannot promise is a room free of traces: the same people bake croissants at the other end.',
      ],
    ],
  },
  {
    ...told,
    subject: '[Getting to you from the station|No car: how do we reach you?|Last bus]',
    tags: ['directions'],
    weight: 3,
    turns: [
      [
        'they',
        'We arrive by train at {time} on {day}. [Is it walkable with cases?|Is there a bus, or should we get a taxi?]',
      ],
      [
        'we',
        'It is twelve minutes on foot, flat, along the water; [turn left out of the station and keep the boats on your right|I have attached the little map we drew]. [After nine the taxis go home, so if your train is late ring us and somebody will come down with the van.|The 14 stops at our corner until 22:10.]',
      ],
      ['they', '[The map is charming.|That is all I needed, thank you.]'],
    ],
  },
  {
    ...told,
    subject: '[Price on your site and on the other one|Cheaper elsewhere|Rates]',
    tags: ['rates'],
    weight: 2,
    turns: [
      [
        'they',
        'The same room on {date} is [£9 cheaper|a little cheaper] on one of the big sites. [Why would I book with you directly?|Can you match that?]',
      ],
      [
        'we',
        'We can, and gladly, since they keep 17 % of it. I have changed your quotation to £{price}. [Booked here you may also cancel until six the evening before; over there it is a week.|Booked with us the parking is included as well.]',
      ],
      ['they', 'Done. [Rather that than feed the robots.|Booked with you.]'],
    ],
  },
  {
    ...told,
    subject: '[Open at Christmas?|New Year|Easter week]',
    tags: ['season'],
    turns: [
      [
        'they',
        'Do you [stay open|take guests] over [Christmas|New Year|Easter], and is there [a dinner|anything on]? There would be [two|four|five] of us, and [one of us goes to bed at nine|we would rather no disco].',
      ],
      [
        'we',
        'We are open, and quiet on purpose: a long supper at seven, a walk with lanterns to the light, no disco. [Four rooms are left.|I can hold a room for three days.] {nights} nights would be £{price} each with everything.',
      ],
    ],
  },
  {
    ...told,
    subject: '[Anniversary|A surprise for my wife|Flowers in the room]',
    tags: ['occasion'],
    turns: [
      [
        'they',
        'It is our [tenth|twenty-fifth|fortieth] anniversary on {date} and [she|he] thinks we are going to my sister’s. [Could there be flowers in the room?|Is there a room with a view of the boats?] [Nothing pink.|White ones if there are any.]',
      ],
      [
        'we',
        'Your secret is safe: the booking says "sister". Room {room} looks straight over the boats, and [the florist on the corner knows about the pink|I have written "nothing pink" in capitals]. [Come to the side door and nobody will greet you by name.|We will not mention anything on the telephone.]',
      ],
      [
        'they',
        '[She cried, in a good way.|It worked to perfection.] [Please thank whoever chose the flowers.|You are very good at lying.]',
      ],
    ],
    mood: 'glad',
  },
];
