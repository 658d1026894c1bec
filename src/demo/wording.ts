import { manners } from './content/exchanges.ts';
import type { Language } from './content/story.ts';
import { minutesLater } from './calendar.ts';
import type { Random } from './random.ts';

/** Details of one conversation, fixed when it begins so that all its messages agree. */
export type Details = Readonly<Record<string, string>>;

const dateLocales: Readonly<Record<Language, string>> = {
  en: 'en-GB',
  de: 'de-DE',
  fr: 'fr-FR',
  pl: 'pl-PL',
  es: 'es-ES',
};

export function detailsOf(random: Random, at: Date, language: Language, surname: string): Details {
  const locale = dateLocales[language];
  const day = minutesLater(at, random.between(2, 60) * 1440);
  const say = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, options).format(day);
  return {
    nights: String(random.between(2, 5)),
    date: say({ day: 'numeric', month: 'long' }),
    day: say({ weekday: 'long' }),
    month: say({ month: 'long' }),
    time: `${random.between(17, 23)}:${random.pick(['00', '15', '30', '40'])}`,
    room: String(random.pick([4, 7, 9, 11, 12, 14, 16, 18, 21, 22, 24, 26, 27, 29, 31, 33, 34])),
    guests: String(random.between(9, 22)),
    price: String(random.between(88, 196)),
    small: String(random.pick([9, 12, 18, 24, 28, 36, 42])),
    ref: `HH-${random.between(10_000, 99_999)}`,
    surname,
  };
}

/** Draws the choices of a text and fills its details in. */
export function tell(random: Random, text: string, details: Details): string {
  return text
    .replaceAll(/\[([^\]]*)\]/g, (_, choices: string) => random.pick(choices.split('|')))
    .replaceAll(/\{(\w+)\}/g, (mark, name: string) => details[name] ?? mark)
    .replaceAll(/ {2,}/g, ' ')
    .trim();
}

/** A turn with its greeting and its signature, as such a person would write it. */
export function asMail(
  random: Random,
  {
    language,
    side,
    body,
    to,
    from,
  }: { language: Language; side: 'they' | 'we'; body: string; to: string; from: string },
): string {
  const [greeting, closing] = manners[language][side];
  // Some people never begin or end a mail; staff always do.
  const isCurt = side === 'they' && random.chance(0.15);
  if (isCurt) return body;
  const names = { to, from };
  return `${tell(random, greeting, names)}\n\n${body}\n\n${tell(random, closing, names)}`;
}

export function asHtml(text: string): string {
  return text
    .split('\n\n')
    .map((paragraph) => `<p>${escaped(paragraph).replaceAll('\n', '<br>')}</p>`)
    .join('');
}

export function asQuote(text: string): string {
  return text
    .split('\n')
    .map((line) => `> ${line}`)
    .join('\n');
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** A name as an address writes it: `Łucja Żurek` is lucja.zurek. */
export function addressName(name: string): string {
  return name
    .replaceAll('ł', 'l')
    .replaceAll('Ł', 'L')
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '.')
    .replaceAll(/^\.|\.$/g, '');
}
