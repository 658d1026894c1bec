import { html, type Html } from '#platform/html/html.ts';
import type { ClientView } from '../logic/client-view.ts';
import { figuresParts } from './figures-part.ts';
import { agendaPart, agreePart, focusPart, scorePart, tellPart, type ElementChoice } from './form-parts.ts';
import { itemLine, part, type PageWords } from './page-words.ts';

export interface ReviewPage {
  view: ClientView;
  elements: readonly ElementChoice[];
  /** The trade-off sheet that waits for a choice, if one does. */
  sheetId: string | null;
  words: PageWords;
  /** Printed by us: without the ways on that only the client has. */
  isPaper?: true;
  /** What just happened, or what stood in the way; shown on top. */
  notice?: Html;
}

/** The page both sides read, in the order in which it is used: before, at and after the meeting. */
export async function reviewBody(page: ReviewPage): Promise<Html> {
  const { view, elements, sheetId, words, notice } = page;
  const suggestions = [
    ...new Set([...view.agenda.map((item) => item.words), ...elements.map(({ name }) => name)]),
  ].filter((text) => text.length <= 300);
  const before = [
    ...(await tellPart(view, words)),
    ...(view.figures ? await figuresParts(view.figures, words) : []),
    ...(await sheetPart(sheetId, words)),
    ...(await agendaPart(view, words)),
  ];
  const at = [...(await scorePart(view, elements, words)), ...(await focusPart(view, suggestions, words))];
  const after = [
    ...(await writeUpPart(view, words)),
    ...(await itemsPart('actions', view.actions, words)),
    ...(await itemsPart('openPoints', view.openPoints, words)),
    ...(await talkPart(page)),
    ...(await agreePart(view, words)),
  ];
  // What is new stands first: once it is written up, nobody comes for the agenda.
  const parts = view.writeUp === '' ? [...before, ...at, ...after] : [...after, ...at, ...before];
  return html`<h1>${view.title}</h1>${await headOf(page)}${notice ?? ''}${parts}`;
}

async function headOf({ view, words: { say, moment }, isPaper }: ReviewPage): Promise<Html> {
  const when = say(view.isHeld ? 'page.was' : 'page.will-be', {
    when: moment(view.scheduledAt),
    minutes: view.minutes,
  });
  const lines = [
    when,
    view.place === '' ? '' : say('page.where', { place: view.place }),
    view.people.length === 0 ? '' : say('page.with', { names: view.people.join(', ') }),
  ].filter((line) => line !== '');
  const calendar =
    view.isHeld || isPaper
      ? ''
      : html`<p class="small off-paper"><a class="step" href="/my/reviews/${view.id}/appointment.ics">${say('page.calendar')}</a></p>`;
  return html`<div class="lead quiet">${lines.map((line) => html`<p>${line}</p>`)}${calendar}</div>`;
}

async function writeUpPart(view: ClientView, { say }: PageWords): Promise<Html[]> {
  if (view.writeUp === '') return [];
  return [
    await part(say('page.write-up'), await html`<p class="said-words">${view.writeUp}</p>`, 'write-up'),
  ];
}

async function itemsPart(
  name: 'actions' | 'openPoints',
  items: ClientView['actions'],
  words: PageWords,
): Promise<Html[]> {
  if (items.length === 0) return [];
  const lines = await Promise.all(items.map((item) => itemLine(item, words)));
  return [await part(words.say(`page.${name}`), await html`<ul class="lines">${lines}</ul>`, name)];
}

async function talkPart({ view, words: { say, moment }, isPaper }: ReviewPage): Promise<Html[]> {
  if (!view.talk) return [];
  const said = say(view.talk.isHeld ? 'page.talk.was' : 'page.talk.will-be', {
    when: moment(view.talk.scheduledAt),
  });
  const link = isPaper
    ? ''
    : html`<p class="off-paper"><a href="/my/reviews/${view.talk.id}">${say('page.talk.open')}</a></p>`;
  return [await part(say('page.talk.title'), await html`<p>${said}</p>${link}`, 'talk')];
}

async function sheetPart(sheetId: string | null, { say }: PageWords): Promise<Html[]> {
  if (sheetId === null) return [];
  const content =
    await html`<p>${say('page.sheet.words')}</p><p><a class="button" href="/my/trade-off/${sheetId}">${say('page.sheet.open')}</a></p>`;
  return [await part(say('page.sheet.title'), content, 'sheet')];
}
