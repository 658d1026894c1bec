import type { Story } from '../story.ts';

const told = { touchpoint: 'stay', team: 'house', language: 'en', mood: 'plain' } as const;

export const stayStories: readonly Story[] = [
  {
    ...told,
    subject: '[Light in the bathroom|Too dark to shave|Mirror lamp in {room}]',
    tags: ['light', 'repair'],
    weight: 2,
    fault: 'light-to-shave-by',
    turns: [
      [
        'they',
        'A small thing: the lamp over the mirror in {room} is [too dim to shave by|very pretty and gives no light]. [I have cut myself twice.|My wife holds the telephone torch, which is not why we came.]',
      ],
      [
        'we',
        'Not small at all at half past seven in the morning. [Sam is bringing a brighter one within the half hour.|A proper bulb is in; please try it.] [We chose those lamps for the photographs, I am afraid.|I am sorry: I approved that lamp and never stood in front of it with a razor.]',
      ],
      [
        'note',
        'Same lamp in 29 to 34. @house please look at the whole corridor today, before somebody else tells us.',
      ],
      ['they', '[Bright as day now, thank you.|One happy chin. Thank you.]'],
    ],
  },
  {
    ...told,
    subject: '[No hot water in {room}|Cold shower|Shower only lukewarm]',
    tags: ['hot-water', 'repair'],
    weight: 2,
    fault: 'hot-water',
    turns: [
      [
        'they',
        'There is [no hot water|only lukewarm water] in {room} this morning. [We have a wedding at eleven.|The tap has been running for ten minutes.]',
      ],
      [
        'we',
        'I am sorry. [The boiler for your side went out at six and is lit again; give it ten minutes.|Sam is with the boiler now.] [Room 8 has hot water this minute and is empty: the key is at the desk.|If it is not hot by half past, ring 0 and you shall have the bathroom in 8.]',
      ],
      ['they', '[Hot again, and in time.|We used 8. All well.]'],
    ],
  },
  {
    ...told,
    subject: '[Noise last night|Music until one|Could not sleep]',
    tags: ['noise', 'complaint'],
    weight: 3,
    fault: 'quiet-night',
    mood: 'cross',
    turns: [
      [
        'they',
        'We could not sleep for [the music from the yacht club|a party in the room above|the extractor fan in the yard] until [one|half past one|two]. [We asked for a quiet room when we booked.|Nobody answered the desk telephone.] [It is on your own web site: "quiet after eleven".|We go home tomorrow more tired than we came.]',
      ],
      [
        'we',
        'You asked for quiet and did not get it, and that is a thing we promise. Tonight you have [room 27 at the garden end|26, which hears nothing but blackbirds]; your bags will be moved while you are out. Last night is taken off the bill. [I have been to see the people upstairs.|The fan has been turned down to its night setting for good.]',
      ],
      ['they', '[Slept like children. Thank you for acting.|Better. It is a pity about the first night.]'],
    ],
  },
  {
    ...told,
    subject: '[Room not cleaned|Towels|Hair in the bath]',
    tags: ['housekeeping', 'complaint'],
    weight: 2,
    fault: 'clean-room',
    turns: [
      [
        'they',
        '[We came back at five and the room had not been done.|There is hair in the bath in {room}, and it is not ours.|Yesterday’s cups are still here.] [I do not like to complain.|Could somebody see to it while we are at dinner?]',
      ],
      [
        'we',
        'Please do complain; it is the only way we hear. Dora is going up now and will do it herself. [We were two people short today and should have told you at noon.|It was signed off and should not have been.] [There will be a fresh set of towels and a small apology on the table.|I am sorry.]',
      ],
      ['note', '{room} was signed off without a second look. @house please walk the rest of that floor.'],
      ['they', '[Spotless now.|Thank you, and the shortbread was not necessary but it is gone.]'],
    ],
  },
  {
    ...told,
    subject: '[Heating|It is cold in {room}|Radiator]',
    tags: ['repair'],
    weight: 2,
    fault: 'faults-seen-to',
    turns: [
      [
        'they',
        'The radiator in {room} [bangs like a ship’s engine|stays stone cold]. [Could somebody look at it today?|I reported it this morning and nobody has been.]',
      ],
      [
        'we',
        '[It needs bleeding; Sam will be with you in a quarter of an hour.|You reported it at nine, we promised half an hour, and it is now noon. I am sorry; Sam is on the stairs.] [Meanwhile there is a small heater outside your door.|If it is not warm by six you move to 14.]',
      ],
      ['they', '[Warm and silent.|It works. He also mended the window catch without being asked.]'],
    ],
  },
  {
    ...told,
    subject: '[Wi-Fi in {room}|Internet keeps dropping|Password]',
    tags: ['wifi'],
    weight: 3,
    turns: [
      [
        'they',
        'The Wi-Fi [drops every few minutes|does not reach the desk] in {room} and I have [a call at three|to send something tonight]. [Is there a cable?|Where is it better?]',
      ],
      [
        'we',
        'The thick wall by your bed eats it. [There is a cable behind the desk, left side.|The library has its own, and I have put a "reserved" card on the big table for your call.] [I have asked for a repeater on your landing.|Coffee comes with the table.]',
      ],
      ['they', '[The call went well, thank you.|Cable found.]'],
    ],
  },
  {
    ...told,
    team: 'front-desk',
    subject: '[A table for tonight|Where should we eat?|Fish, but not frying]',
    tags: ['town'],
    weight: 3,
    turns: [
      [
        'they',
        'Where would you eat tonight if you were [two people who like fish|five with a fussy teenager|alone with a book]? [Not too grand.|We are happy to walk.]',
      ],
      [
        'we',
        '[The Net Loft, and ask for the window; I have rung them and they keep it until eight.|Marlow’s: no tablecloths, the owner cooks, the teenager can have chips.] [Ask for what came in today, not the card.|Take the path back along the wall, it is lit until eleven.]',
      ],
      ['they', '[Best meal of the week.|You were right about the window.]'],
    ],
    mood: 'glad',
  },
  {
    ...told,
    team: 'front-desk',
    subject: '[Trains to the coast|Boat trip tomorrow?|A wet day: ideas?]',
    tags: ['town'],
    weight: 2,
    turns: [
      [
        'they',
        '[Is there a train along the coast that stops near a beach?|Do the boats to the seals go if it is windy?|It will rain all day tomorrow. What would you do with two children?] [You will think it an odd question.|No hurry.]',
      ],
      [
        'we',
        '[The 09:52 to Sandhaven, sit on the left; back at 16:20 or 18:05. I looked up Sunday as well because they change it.|I rang the skipper: they go, but take the morning one.|The lifeboat house lets children try the helmets if you ring first. I have rung: eleven o’clock, ask for Meg.]',
      ],
      ['they', '[They have not stopped talking about it.|Exactly right, thank you.]'],
    ],
    mood: 'glad',
  },
  {
    ...told,
    team: 'front-desk',
    subject: '[Breakfast earlier?|Breakfast in the room|Packed breakfast]',
    tags: ['breakfast'],
    weight: 2,
    turns: [
      [
        'they',
        'We leave at [five|half past five|six] on {day}. [Could there be something to take with us?|Is coffee possible at that hour?]',
      ],
      [
        'we',
        'Two bags will be on the bench by the door: [rolls, fruit, a boiled egg each|sandwiches and something sweet], and the flask is full. [Bring it back when you next come.|Nobody has to get up for it, so please do not feel bad.]',
      ],
    ],
  },
  {
    ...told,
    team: 'front-desk',
    subject: '[Pillows|A harder mattress|Extra blanket]',
    tags: ['comfort'],
    weight: 2,
    turns: [
      [
        'they',
        'Is there [a flatter pillow|a firmer mattress|another blanket] for {room}? [My neck is eighty, the rest of me is not.|Only if it is no trouble.]',
      ],
      [
        'we',
        '[Dora has three sorts and is bringing all of them.|It is on the bed.] I have noted it, so next time it will be there before you ask.',
      ],
      ['they', '[Slept through for the first time in weeks.|Thank you. It is the small things.]'],
    ],
    mood: 'glad',
  },
];
