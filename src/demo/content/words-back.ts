/** What customers write on the one-minute page, by how they felt. Half of them write nothing. */
export const missed = {
  glad: [
    'Nothing. Well: the jam. Sell the jam.',
    'You have missed nothing, but the step by the side door has missed its paint.',
    'A hook behind the bathroom door and it is perfect.',
    'I would have liked to be told that the boats go on Sundays too.',
    'Only that we could not stay longer.',
    'Please never change the breakfast room.',
    'Tell people about the garden. We found it on the last day.',
    'Nothing at all. You even remembered the tea.',
    'Nichts. Es war einfach schön.',
    'Rien du tout, c’était parfait.',
    'Niczego nie brakowało.',
    'Nada. Volveremos.',
  ],
  plain: [
    'The answer was right, it only took until the next day.',
    'A clock in the room would help.',
    'The confirmation could say when breakfast is.',
    'Prices for parking should be on the first page.',
    'All as it should be. It did not make me smile, if that is the question.',
    'The mirror lamp is better than last year and still not bright.',
    'I had to ask twice for the invoice.',
    'Mehr Steckdosen am Bett.',
    'La douche est un peu petite.',
    'Więcej światła w łazience.',
    'Un poco más de espacio en el baño.',
  ],
  cross: [
    'You have missed that people come to you to sleep.',
    'An apology is not the same as somebody looking after it.',
    'I was told "it is the rule" twice in one day.',
    'Nobody answered the desk telephone. Nobody.',
    'If you promise half an hour, mean half an hour.',
    'The room was not clean and the reply was a form letter.',
    'We waited four days for an answer to a simple question in the spring. You used to be quicker.',
    'Ich musste dreimal nachfragen.',
    'Personne ne m’a rappelé.',
    'Nikt nie oddzwonił.',
    'Nadie se disculpó.',
  ],
} as const;

/** To the one who looked after them: what to keep and what to change. These go to that person first. */
export const toKeep = [
  'Keep explaining why.',
  'The way you answered my question and the one I had not asked yet.',
  'Your calm.',
  'That you rang instead of writing a third mail.',
  'You wrote like a person.',
  'Saying no so kindly that it felt like a yes.',
  'Remembering my mother’s name.',
  'Quick, and not short with me.',
  'The joke about the caravans.',
] as const;

export const toChange = [
  'A little fast on the telephone.',
  'Tell me sooner when it will take longer.',
  'One mail instead of three would do.',
  'Nothing I can think of.',
  'I would rather hear "I do not know" than wait.',
  'Less sorry, more doing.',
  'Please read to the end before you answer.',
] as const;

/** What staff write on a core check that did not go well. */
export const checkNotes: Readonly<Record<string, readonly string[]>> = {
  'clean-room': [
    'Hair in the bath, done again.',
    'Yesterday’s cups still on the sill.',
    'Dust on the wardrobe.',
  ],
  'light-to-shave-by': ['Lamp too dim, bulb changed.', 'Tube flickers.', 'Same lamp as in 31.'],
  'hot-water': ['Lukewarm on the second floor until eight.', 'Boiler relit.', 'Mixer stuck, replaced.'],
  'quiet-night': ['Yacht club until one.', 'Fan in the yard.', 'Guests in 24 came home singing.'],
  'room-as-booked': ['Moved by the system, put right at the desk.', 'Twin instead of double.'],
  'bill-right': ['Parking charged by mistake.', 'Next door’s wine.', 'Breakfast counted twice.'],
  'faults-seen-to': ['Came after fifty minutes.', 'Forgotten at the handover.', 'Part had to be fetched.'],
};
