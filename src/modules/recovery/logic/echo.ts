import { comparedWords, ownSubject, ownWords, plainWords } from './echo-words.ts';

/** Words of ours that a customer may throw back: a slogan, or a piece of a published promise. */
export interface PublishedPhrase {
  readonly words: string;
  readonly promiseId: string | null;
}

export interface Echo {
  /** `high`: our phrase beside a cue. `low`: our phrase from somebody whom we have just failed. */
  readonly level: 'high' | 'low';
  /** As we say it, in lower case and without marks. */
  readonly phrase: string;
  readonly cue: string;
  readonly promiseId: string | null;
}

export interface EchoSettings {
  /** How many words may lie between the cue and the phrase, whichever comes first. */
  echoReach: number;
}

const cues = [
  'not exactly',
  'hardly',
  'so much for',
  'call this',
  'call that',
  'supposed to be',
  'i thought you',
  'whatever happened to',
  'clearly not',
  'far from',
  'anything but',
  'not what i',
  'is this your',
  'is that your',
].map((words) => ({ words, compared: comparedWords(words.split(' ')).map(({ word }) => word) }));

/** Slogans end in words that everybody uses; without them the rest is still ours ("five star" of "five star service"). */
const ordinary = /(?: (?:customer|service|experience|care|guarantee|support|quality|promise))+$/;
/** What a promise begins with before it comes to its point. */
const lead =
  /^(?:(?:we|you|your|our|a|an|the|always|will|shall|promise|to|that|every|each|all|person|somebody|someone|hear|get|have|is|are|be|from|us|back|reply|answer) )+/;
const time =
  /\b(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty four|forty eight|same|next) (?:working |business |calendar )?(?:minute|hour|day|week|month)s?\b(?: (?:reply|answer|delivery|response|repair|visit))?/g;

/** The phrases by which customers know us: each slogan, each promise's name, and the point of each promise's sentence. */
export function phrasesOf({
  slogans,
  promises,
}: {
  slogans: readonly string[];
  promises: readonly { id: string; name: string; sentence: string }[];
}): PublishedPhrase[] {
  const phrases = [
    ...slogans.flatMap((slogan) => {
      const whole = plainWords(slogan).join(' ');
      return [whole, whole.replace(ordinary, '')].map((words) => ({ words, promiseId: null }));
    }),
    ...promises.flatMap(({ id, name, sentence }) => {
      const said = plainWords(sentence).join(' ');
      const pieces = [plainWords(name).join(' '), ...(said.match(time) ?? []), pointOf(said)];
      return pieces.filter((words) => words.includes(' ')).map((words) => ({ words, promiseId: id }));
    }),
  ];
  const known = new Set<string>();
  return phrases.filter(({ words }) => words.length >= 5 && !known.has(words) && known.add(words));
}

/** A sentence short enough to be thrown back whole, without its opening. */
function pointOf(sentence: string): string {
  const point = sentence.replace(lead, '');
  return point.split(' ').length <= 6 ? point : '';
}

/**
 * C7b. Sarcasm cannot be told from praise by tone, but our own words beside "not exactly" or "so much for" can be seen.
 * It is a suggestion to a person and decides nothing else.
 */
export function findEcho(
  { subject, text, hasFailure }: { subject: string; text: string; hasFailure: boolean },
  phrases: readonly PublishedPhrase[],
  { echoReach }: EchoSettings,
): Echo | null {
  // Subject and text are looked through apart, so that the end of one does not stand beside the start of the other.
  const parts = [ownSubject(subject), ...ownWords(text.slice(0, 20_000)).split(/\n\s*\n/)];
  const found = parts.flatMap((part) => echoesIn(comparedWords(plainWords(part)), phrases, echoReach));
  const nearest = found
    .filter((one) => one.cue !== '')
    .toSorted((one, other) => one.apart - other.apart || other.phrase.length - one.phrase.length)[0];
  if (nearest) return echo('high', nearest);
  const longest = found.toSorted((one, other) => other.phrase.length - one.phrase.length)[0];
  return longest && hasFailure ? echo('low', longest) : null;
}

interface Found {
  phrase: string;
  promiseId: string | null;
  cue: string;
  /** Words between cue and phrase. */
  apart: number;
}

function echo(level: Echo['level'], { phrase, cue, promiseId }: Found): Echo {
  return { level, phrase, cue: level === 'high' ? cue : '', promiseId };
}

function echoesIn(
  compared: readonly { word: string }[],
  phrases: readonly PublishedPhrase[],
  reach: number,
): Found[] {
  const words = compared.map(({ word }) => word);
  const cuesAt = cues.flatMap((cue) =>
    placesOf(words, cue.compared).map((at) => ({ cue: cue.words, at, end: at + cue.compared.length })),
  );
  return phrases.flatMap(({ words: phrase, promiseId }) => {
    const sought = comparedWords(phrase.split(' ')).map(({ word }) => word);
    return placesOf(words, sought).flatMap((at): Found[] => {
      const end = at + sought.length;
      const near = cuesAt
        .map((cue) => ({ cue: cue.cue, apart: cue.end <= at ? at - cue.end : cue.at - end }))
        .filter(({ apart }) => apart >= 0 && apart < reach);
      const plain = { phrase, promiseId, cue: '', apart: 0 };
      return [plain, ...near.map(({ cue, apart }) => ({ phrase, promiseId, cue, apart }))];
    });
  });
}

function placesOf(words: readonly string[], sought: readonly string[]): number[] {
  if (sought.length === 0) return [];
  const places: number[] = [];
  for (let at = 0; at + sought.length <= words.length; at++)
    if (sought.every((word, index) => words[at + index] === word)) places.push(at);
  return places;
}
