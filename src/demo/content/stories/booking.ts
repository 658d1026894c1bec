import type { Story } from '../story.ts';

const told = { touchpoint: 'booking', team: 'reservations', language: 'en', mood: 'plain' } as const;

export const bookingStories: readonly Story[] = [
  {
    ...told,
    subject: '[Change of dates|Booking {ref}: moving it|Can we come a day later?]',
    tags: ['change'],
    weight: 4,
    turns: [
      [
        'they',
        'Booking {ref}: [something has come up at work|my sister is having her baby that week|the trains are on strike]. Could we come on {date} instead, [still {nights} nights|one night fewer]?',
      ],
      [
        'we',
        '[Moved, and nothing to pay for it|That is done]: {date}, {nights} nights, room {room}, the same rate. [A new confirmation is on its way.|Ignore the old confirmation, the new one follows in a minute.]',
      ],
      ['they', '[So easy. Thank you.|Wonderful, thank you for not making a thing of it.]'],
    ],
  },
  {
    ...told,
    subject: '[Cancelling {ref}|We have to cancel|Cancellation]',
    tags: ['cancellation', 'refund'],
    weight: 3,
    turns: [
      [
        'they',
        'I am [so sorry|sorry] but we have to cancel {ref} for {date}. [My father is in hospital.|We have all gone down with the same cold.|The wedding is off, which is a longer story.] [I know it is late.|What do we owe you?]',
      ],
      [
        'we',
        'Please do not give it another thought. [Strictly it is inside the week, but that rule was not made for this|You are well within the time], so nothing is owed and the £{price} goes back to your card, [usually in three working days|by Thursday]. [I hope he is home soon.|Get well, all of you.]',
      ],
      [
        'they',
        '[That is kinder than I expected.|Thank you, that is one worry less.] [We will come another time.|We will be back in {month}.]',
      ],
    ],
    mood: 'glad',
  },
  {
    ...told,
    subject: '[No confirmation yet|Did my booking arrive?|Booking {ref}?]',
    tags: ['confirmation'],
    weight: 3,
    turns: [
      [
        'they',
        'I booked [on your site|last night|on Sunday] for {date} and [have had nothing since|no confirmation has come]. [The money has gone from the card though.|Has it gone through?]',
      ],
      [
        'we',
        'It has: {ref}, {date}, {nights} nights, room {room}. [The confirmation went to an address with one letter missing, which I have put right|Our mail was held up for an hour this morning, which is our doing]. [You should have it now.|It is attached here as well.]',
      ],
    ],
  },
  {
    ...told,
    subject: '[Charged twice|Two payments on my card|£{price} taken twice]',
    tags: ['billing'],
    weight: 2,
    fault: 'bill-right',
    turns: [
      [
        'they',
        'My [bank|card statement] shows £{price} from you [twice|two times, on the same day]. One of them is [right|mine]. [Could you look into the other?|I would like the other one back, please.]',
      ],
      [
        'we',
        'You are right and I am sorry: [the page was sent twice when the connection dropped|the terminal timed out and we tried again without checking the first], and we should have seen it before you did. The second £{price} [was returned a minute ago; your bank will show it in two or three days|is on its way back].',
      ],
      [
        'note',
        'Second double charge from the terminal this month. @reservations please ring the bank about it.',
      ],
      ['they', '[It is back. Thank you.|Seen it, all in order.]'],
    ],
  },
  {
    ...told,
    subject: '[Two rooms beside each other|Rooms next door to my parents|Connecting rooms]',
    tags: ['rooms'],
    turns: [
      [
        'they',
        'We have two bookings, {ref} and one in the name of {surname}. Could the rooms be [next to each other|on the same floor]? [My mother likes to be able to knock.|The children will go to and fro.]',
      ],
      [
        'we',
        'They are now {room} and the one beside it, with [a door between them|one landing to yourselves]. [I had to swap somebody who has not noticed and never will.|It was easily done.]',
      ],
    ],
  },
  {
    ...told,
    subject: '[Company booking for {month}|{guests} nights for our engineers|Purchase order]',
    tags: ['company', 'invoice'],
    weight: 3,
    turns: [
      [
        'they',
        'Please book single rooms for our [engineers|surveyors|trainers] from {date}, {nights} nights, [three|four|two] people, invoice to the company with PO [4471|58-203|0917]. [One of them will arrive after midnight.|They need an early breakfast, half past five.]',
      ],
      [
        'we',
        'Booked at your agreed £{price}. [The night porter knows about the late one.|Breakfast from half past five is arranged; it will be cold, but the coffee will not.] The PO number is on the booking and will be on the invoice [without anybody having to ask|from the start this time].',
      ],
      ['they', '[Excellent, as always.|Received, thanks.]'],
    ],
  },
  {
    ...told,
    subject: '[Voucher|Gift card will not work|Code from my daughter]',
    tags: ['voucher'],
    turns: [
      [
        'they',
        'My [daughter|friend] gave me a voucher for two nights and the page says it [has run out|is not valid]. [It is dated last year, I admit.|It cost her a good deal.]',
      ],
      [
        'we',
        'A present does not go off. I have [renewed it|put it right] for another year; the code is the same. [Choose any night but the regatta.|Ring me and we will choose the nights together.]',
      ],
      ['they', '[She will be so pleased.|Well, that restores my faith.]'],
    ],
    mood: 'glad',
  },
  {
    ...told,
    subject: '[Wrong room type booked|I clicked the wrong thing|Twin instead of double]',
    tags: ['change', 'rooms'],
    weight: 2,
    turns: [
      [
        'they',
        'On {ref} I seem to have booked a [twin|double|single] and need a [double|twin]. [My own fault.|The picture is the same for both, which did not help.]',
      ],
      [
        'we',
        'Changed; the price stays. [And you are right about the pictures, we have asked for a new one.|You are the third this year, so the page is to blame and not you.]',
      ],
    ],
  },
  {
    ...told,
    subject: '[Deposit|Why do you need my card?|Security deposit]',
    tags: ['billing'],
    turns: [
      [
        'they',
        'Your mail asks for a card [to guarantee the room|before arrival]. I [do not like giving it|have no credit card]. [Is there another way?|Can I pay in cash when we come?]',
      ],
      [
        'we',
        'There is: a transfer of the first night, £{price}, [or your word if you arrive before six|or you ring us from the train]. [Cash is perfectly good here.|We need it only because four in a hundred do not turn up.]',
      ],
    ],
  },
];
