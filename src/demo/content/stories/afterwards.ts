import type { Story } from '../story.ts';

const leaving = { touchpoint: 'departure', team: 'front-desk', language: 'en', mood: 'plain' } as const;
const after = { ...leaving, touchpoint: 'follow-up' } as const;

export const afterwardsStories: readonly Story[] = [
  {
    ...leaving,
    subject: '[Bill for {ref}|Minibar we did not have|Question about the bill]',
    tags: ['billing'],
    weight: 3,
    fault: 'bill-right',
    turns: [
      [
        'they',
        'Our bill for {room} shows [two bottles of wine we did not have|parking, though we came by train|breakfast for three; we are two]. [It is £{small}.|Could you look again?]',
      ],
      [
        'we',
        'I have looked, and it is [next door’s|plainly wrong]. £{small} is back on your card, and a corrected bill is attached. [It should have been right the first time.|I am sorry; the rooms stand one above the other in the book.]',
      ],
      ['they', '[Thank you for the quick reply.|All correct now.]'],
    ],
  },
  {
    ...leaving,
    subject: '[Late check-out|Can we keep the room until two?|Leaving later on {day}]',
    tags: ['check-out'],
    weight: 3,
    turns: [
      [
        'they',
        'Our train goes at {time} on {day}. [Could we keep {room} a little longer?|Is a late check-out possible, and what does it cost?]',
      ],
      [
        'we',
        '[Until two is yours, no charge: nobody comes to {room} before six.|On a Sunday I cannot, the house is full again the same day. Bags and bathrooms are yours all afternoon, and the garden.]',
      ],
      ['they', '[Bliss.|Fair enough, thank you for saying it clearly.]'],
    ],
  },
  {
    ...leaving,
    subject: '[Refund without the receipt|Paid in cash|Deposit back]',
    tags: ['refund', 'rule'],
    turns: [
      [
        'they',
        'I paid in cash and [have only the card slip|cannot find the receipt]. The girl at the desk said [no receipt, no refund|it was the rule]. [It is £{small}. It is not about the money.|I find that hard to believe of you.]',
      ],
      [
        'we',
        'I find it hard too. We can see the payment in our own book, so of course you have it back, today. [The rule was meant for something else, and I have asked for it to go.|Thank you for asking a second time.]',
      ],
      ['note', 'Third time this month that the receipt rule has been in the way. Bringing it up on Monday.'],
    ],
  },
  {
    ...after,
    subject: '[Lost scarf|Left behind in {room}|A small blue rabbit]',
    tags: ['lost-and-found'],
    weight: 4,
    turns: [
      [
        'they',
        'We think we left [a green wool scarf|a telephone charger|my daughter’s blue rabbit|reading glasses in a red case] in {room} on {day}. [Has anybody found it?|It was probably under the bed.]',
      ],
      [
        'we',
        '[Found: it was behind the curtain, looking at the sea.|Gwen found it and it has been on the shelf since.] [Posted this afternoon, no charge; you should have it on Thursday.|Shall I post it, or do you pass by?]',
      ],
      ['they', '[There is great joy in this house.|It has arrived. You even ironed it.]'],
    ],
    mood: 'glad',
  },
  {
    ...after,
    subject: '[Invoice with our address|VAT invoice please|Invoice for {ref}]',
    tags: ['invoice'],
    weight: 5,
    turns: [
      [
        'they',
        'Could you send the invoice for {ref} [made out to the company|with our VAT number|to accounts, please]? [The address is on the booking.|Accounts will not take the one from the desk.]',
      ],
      [
        'we',
        'Attached, [made out to the company with the VAT number|with both addresses on it]. [I have saved it on your page so the next one is right by itself.|If they want anything else, send them straight to me.]',
      ],
      ['they', '[Thank you, that is all I needed.|Accounts are happy, which is rare.]'],
    ],
  },
  {
    ...after,
    subject: '[Thank you|A lovely stay|To all of you]',
    tags: ['thanks'],
    weight: 4,
    turns: [
      [
        'they',
        'Just to say thank you for {nights} [wonderful|really restful] nights. [You remembered how I take my tea, from January.|The man who carried our cases told us where to see the seals.|Nobody has asked after my knee so kindly since my own doctor.] [We will be back.|We have told everybody.]',
      ],
      [
        'we',
        'I read this aloud in the kitchen and it made the morning. [The tea is written down; so is the knee.|I have passed it to Sam, who has gone red.] [Come soon.|The door is open.]',
      ],
    ],
    mood: 'glad',
  },
  {
    ...after,
    subject: '[Disappointed|Our stay in {month}|Not what we hoped]',
    tags: ['complaint'],
    weight: 2,
    mood: 'cross',
    turns: [
      [
        'they',
        'We have stayed with you [three|five] times and I am sorry to write this. [Nothing was dreadful. It was all a little worse: the towels, the wait at breakfast, a young man who could not find our name.|The room was tired and so was everybody in it.] [For £{price} a night one notices.|I thought you would want to know.]',
      ],
      [
        'we',
        'I do want to know, and I am grateful. [We were short of people in those weeks and let you feel it instead of telling you.|You are right about every one of those.] [May I ring you? I would like to hear the rest, and not to sell you anything.|Two things have changed since; I would be glad to show you.]',
      ],
      ['they', '[Do ring. After six is best.|Thank you. A human answer at least.]'],
    ],
  },
  {
    ...after,
    subject: '[Two weeks and no refund|Where is my refund?|Still waiting for £{price}]',
    tags: ['refund', 'complaint'],
    mood: 'cross',
    fault: 'bill-right',
    turns: [
      [
        'they',
        'On {date} you wrote that £{price} would be back "within three days". [It is two weeks now.|Nothing has come.] [Do I have to ask every week?|I have stopped believing it.]',
      ],
      [
        'we',
        'You should not have had to ask once. The refund was made to the old card, came back to us, and nobody looked. It went out again an hour ago; [the bank’s number for it is on the attached page|I have the bank’s word in writing]. [I shall look every morning until you tell me it is there.|I am sorry.]',
      ],
      ['they', '[It is there.|Arrived. Thank you for taking it on yourself.]'],
    ],
  },
  {
    ...after,
    team: 'reservations',
    subject: '[Same again next year|Our usual week|{month}, as always]',
    tags: ['regular'],
    weight: 3,
    turns: [
      [
        'they',
        'Could we have [our usual room|room {room}] again, {date}, {nights} nights? [And the same table, if it still wobbles.|My husband asks whether the blackbird is still there.]',
      ],
      [
        'we',
        'It has been waiting for you. {room}, {date}, {nights} nights, and [the table wobbles as before|the blackbird sends regards]. [The price is last year’s.|Nothing to pay until you come.]',
      ],
      ['they', '[Then all is well with the world.|Lovely.]'],
    ],
    mood: 'glad',
  },
];
