import { html, type Html } from '#platform/html/html.ts';
import { mostFocusItems } from '../logic/items.ts';
import type { ClientView } from '../logic/client-view.ts';
import { itemLine, pageForm, part, type PageWords } from './page-words.ts';

export interface ElementChoice {
  id: string;
  name: string;
}

/** Asked first, and apart from anything about money: what were we not good at (S8)? */
export async function tellPart(view: ClientView, words: PageWords): Promise<Html[]> {
  const { say } = words;
  const said = view.dissatisfaction;
  if (!view.may.tell)
    return said === ''
      ? []
      : [await part(say('page.tell.title'), await html`<p class="said-words">${said}</p>`, 'tell')];
  const fields =
    await html`<div><label for="tell-words" class="quiet">${say(view.isHeld ? 'page.tell.hint-held' : 'page.tell.hint')}</label>
<textarea id="tell-words" name="words" maxlength="4000" required>
${said}</textarea><input type="hidden" name="was" value="${said}"></div>`;
  const button = said === '' ? say('page.tell.send') : say('page.tell.change');
  const form = await pageForm({ view, name: 'tell', button, isAside: said !== '' }, fields);
  const onPaper =
    await html`<p class="said-words on-paper">${said === '' ? say('page.tell.nothing') : said}</p>`;
  return [await part(say('page.tell.title'), [form, onPaper], 'tell')];
}

export async function scorePart(
  view: ClientView,
  elements: readonly ElementChoice[],
  words: PageWords,
): Promise<Html[]> {
  const { say } = words;
  const shown = await scoreShown(view, words);
  if (!view.may.score) return shown === '' ? [] : [await part(say('page.score.given'), shown, 'score')];
  const fields = await html`<div><label for="score">${say('page.score.label')}</label>
<input id="score" type="number" name="score" min="0" max="10" step="0.1" inputmode="decimal" required value="${view.score ?? ''}"></div>
<div><label for="scored-by">${say('page.name')}</label><input id="scored-by" type="text" name="name" maxlength="200" required autocomplete="name" value="${view.scoredByName}"></div>
${elements.length === 0 ? '' : await elementFields(view, elements, words)}`;
  const button = view.score === null ? say('page.score.send') : say('page.score.change');
  const form = await pageForm(
    { view, name: 'score', button, isAside: view.score !== null || !view.isHeld },
    fields,
  );
  return [await part(say('page.score.title'), shown === '' ? form : await html`${shown}${form}`, 'score')];
}

async function scoreShown(view: ClientView, { say }: PageWords): Promise<Html | ''> {
  if (view.score === null) return '';
  const marks = view.elementScores.map(
    ({ name, value }) =>
      html`<li><span>${name}</span><span class="when">${say('page.score.of-five', { value })}</span></li>`,
  );
  return html`<p><span class="score">${view.score} <small>${say('page.score.of-ten')}</small></span></p>
${view.scoredByName === '' ? '' : html`<p class="small quiet">${say('page.score.by', { name: view.scoredByName })}</p>`}
${marks.length === 0 ? '' : html`<ul class="lines">${marks}</ul>`}`;
}

async function elementFields(
  view: ClientView,
  elements: readonly ElementChoice[],
  { say }: PageWords,
): Promise<Html> {
  const given = new Map(view.elementScores.map(({ elementId, value }) => [elementId, Math.round(value)]));
  const rows = elements.map(({ id, name }) => {
    const options = ['', '0', '1', '2', '3', '4', '5'].map(
      (value) =>
        html`<option value="${value}" ${String(given.get(id) ?? '') === value ? 'selected' : ''}>${value === '' ? say('page.score.none') : value}</option>`,
    );
    return html`<div><label for="element-${id}">${name}</label><select id="element-${id}" name="element-${id}">${options}</select></div>`;
  });
  return html`<details><summary>${say('page.score.elements')}</summary><p class="small quiet">${say('page.score.elements-hint')}</p>${rows}</details>`;
}

/** Five lines, so that more than five cannot be picked; an emptied line is dropped. */
export async function focusPart(
  view: ClientView,
  suggestions: readonly string[],
  words: PageWords,
): Promise<Html[]> {
  const { say } = words;
  const list =
    await html`<ol class="lines">${await Promise.all(view.focus.map((item) => itemLine({ ...item, isTheirs: false }, words)))}</ol>`;
  if (!view.may.pickFocus)
    return view.focus.length === 0 ? [] : [await part(say('page.focus.title'), list, 'focus')];
  const lines = Array.from({ length: mostFocusItems }, (_, index) => {
    const item = view.focus[index];
    const name = `focus-${index + 1}`;
    return html`<div><label for="${name}" class="quiet small">${say('page.focus.line', { n: index + 1 })}</label>
<input id="${name}" type="text" name="${name}" maxlength="300" list="suggestions" value="${item?.words ?? ''}">
${item ? html`<input type="hidden" name="${name}-id" value="${item.id}"><input type="hidden" name="${name}-revision" value="${item.revision}">` : ''}</div>`;
  });
  const options = suggestions.map((text) => html`<option value="${text}"></option>`);
  const fields =
    await html`<p class="quiet">${say('page.focus.hint')}</p>${lines}<datalist id="suggestions">${options}</datalist>`;
  const form = await pageForm({ view, name: 'focus', button: say('page.focus.save'), isAside: true }, fields);
  return [
    await part(say('page.focus.title'), [form, await html`<div class="on-paper">${list}</div>`], 'focus'),
  ];
}

export async function agendaPart(view: ClientView, words: PageWords): Promise<Html[]> {
  const { say } = words;
  const items = await Promise.all(view.agenda.map((item) => itemLine(item, words)));
  const list = items.length === 0 ? [] : [await html`<ol class="lines">${items}</ol>`];
  if (!view.may.addAgenda)
    return items.length === 0
      ? []
      : [await part(say(view.isHeld ? 'page.agenda.was' : 'page.agenda.title'), list, 'agenda')];
  const fields = await html`<div><label for="agenda-words">${say('page.agenda.label')}</label>
<textarea id="agenda-words" name="words" maxlength="2000" required></textarea></div>`;
  const form = await pageForm(
    { view, name: 'agenda', button: say('page.agenda.add'), isAside: true },
    fields,
  );
  return [await part(say('page.agenda.title'), [...list, form], 'agenda')];
}

export async function agreePart(view: ClientView, words: PageWords): Promise<Html[]> {
  const { say, day } = words;
  if (view.agreed) {
    const said = say('page.agree.done', { name: view.agreed.name, day: day(view.agreed.at) });
    return [await part(say('page.agree.title'), await html`<p>${said}</p>`, 'agree')];
  }
  if (!view.may.agree) return [];
  const fields = await html`<p class="quiet">${say('page.agree.hint')}</p>
<div><label for="agree-name">${say('page.name')}</label><input id="agree-name" type="text" name="name" maxlength="200" required autocomplete="name"></div>`;
  const form = await pageForm({ view, name: 'agree', button: say('page.agree.send') }, fields);
  return [await part(say('page.agree.title'), form, 'agree')];
}
