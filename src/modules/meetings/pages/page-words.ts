import { html, type Html } from '#platform/html/html.ts';
import { translator, type Translate } from '#platform/texts/texts.ts';
import type { ClientItem, ClientView } from '../logic/client-view.ts';

/** How a page speaks: in the reader's language, with the clock of the house. */
export interface PageWords {
  say: Translate;
  language: string;
  zone: string;
  day: (at: string) => string;
  moment: (at: string) => string;
}

/** Dates are written in the language of the words around them; one without a catalogue of its own reads English. */
function languageOfDates(language: string): string {
  return language.split('-')[0] === 'en' ? language : 'en-GB';
}

export function pageWords(reader: string, zone: string): PageWords {
  const language = languageOfDates(reader);
  const dates = new Intl.DateTimeFormat(language, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: zone,
  });
  const moments = new Intl.DateTimeFormat(language, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: zone,
    timeZoneName: 'short',
  });
  return {
    say: translator('meetings', language),
    language,
    zone,
    day: (at) => dates.format(new Date(at)),
    moment: (at) => moments.format(new Date(at)),
  };
}

/** A day without a time stands on the same date in every zone. */
export function calendarDay({ language }: Pick<PageWords, 'language'>, day: string): string {
  const format = new Intl.DateTimeFormat(language, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  });
  return format.format(new Date(`${day}T00:00:00Z`));
}

export async function part(title: string, content: Html | Html[], anchor: string): Promise<Html> {
  return html`<section class="part" id="${anchor}"><h2>${title}</h2>${content}</section>`;
}

/** A form of this page; every one has a place of its own, so that pressing one never sends another's words. */
interface PageForm {
  view: Pick<ClientView, 'id'>;
  name: string;
  button: string;
  /** What may be done as well, but is not what the page waits for. */
  isAside?: boolean;
}

export async function pageForm(
  { view, name, button, isAside = false }: PageForm,
  fields: Html | Html[],
): Promise<Html> {
  return html`<form method="post" action="/my/reviews/${view.id}/${name}" data-keep="${name}-${view.id}" class="off-paper">
${fields}<button type="submit"${isAside ? html` class="second"` : ''}>${button}</button></form>`;
}

export async function itemLine(item: ClientItem, words: PageWords): Promise<Html> {
  const { say } = words;
  const owner = item.ownerName === '' ? '' : say('page.owner', { name: item.ownerName });
  const due = item.dueOn === null ? '' : say('page.due', { day: calendarDay(words, item.dueOn) });
  const state = item.isDone ? say('page.done') : due;
  const theirs = item.isTheirs ? say('page.yours') : '';
  const small = [theirs, owner].filter((text) => text !== '').join(' · ');
  return html`<li><span class="${item.isDone ? 'done' : ''}">${item.words}${small === '' ? '' : html`<br><span class="small quiet">${small}</span>`}</span>${state === '' ? '' : html`<span class="when">${state}</span>`}</li>`;
}
