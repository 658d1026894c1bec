import { html, type Html } from '#platform/html/html.ts';
import { hasStep, mayDeny, type KnownOption } from '../logic/customer-side.ts';
import type { Shown } from './recovery-body.ts';
import { namesIn, type Visited } from './visited.ts';

export const longestWords = 2000;

/** The step that is on the page: what was pressed on an old page says nothing of what came since. */
export function standingFix({ facts }: Visited): string {
  return facts.steps.findLast(({ step, undoneAt }) => step === 'fixed' && undoneAt === null)?.id ?? '';
}

/** Two or three remedies; the pressed button decides, and nothing else does. */
export async function chooseForm({ visited, form }: Shown): Promise<Html> {
  const { facts, say } = visited;
  return html`<section class="part"><form method="post" action="/my/recovery/${facts.id}/choose" data-keep="choose-${facts.id}">
<fieldset><legend><h2>${say('portal.choose.title')}</h2></legend>
<p class="quiet">${say('portal.choose.lead', namesIn(visited))}</p>
<div class="stack after">${facts.options.map(
    (option) =>
      html`<label class="choice"><input type="radio" name="option" value="${option.id}" required${form['option'] === option.id ? html` checked` : ''}><span class="face">${optionWords(visited, option)}</span></label>`,
  )}</div></fieldset>
<div><button type="submit">${say('portal.choose.press')}</button></div>
<p class="small quiet">${say('portal.choose.small', namesIn(visited))}</p>
</form></section>`;
}

/** What it is worth is said of money only; a thing or somebody's time carries no price tag. */
function optionWords({ say, money }: Visited, { kind, words, faceMinor }: KnownOption) {
  const isMoney = (kind === 'refund' || kind === 'credit') && faceMinor > 0;
  return html`<span><b>${words}</b><br><span class="small quiet">${say(`portal.kind.${kind}`)}${isMoney ? html` · ${money(faceMinor)}` : ''}</span></span>`;
}

/** What was chosen, by whom and when, as long as it is worth saying. */
export async function chosenPart(visited: Visited): Promise<Html | ''> {
  const { facts, say, moment, reading } = visited;
  const option = facts.options.find(({ chosenAt }) => chosenAt !== null);
  if (option === undefined || option.chosenAt === null) return '';
  const names = { ...namesIn(visited), when: moment(option.chosenAt), name: option.chosenByName };
  return html`<section class="part"><h2>${say(reading.mayAct ? 'portal.chosen.title' : 'portal.chosen.payer', names)}</h2>
<p>${optionWords(visited, option)}</p>
<p class="small quiet">${say(option.chosenByName === '' ? 'portal.chosen.when' : 'portal.chosen.by', names)}</p></section>`;
}

/** "Is it fixed?": yes by one button, no by another, with room to say what is still wrong. */
export async function confirmForm(shown: Shown): Promise<Html> {
  const { visited } = shown;
  const { facts, say } = visited;
  const names = namesIn(visited);
  const done = facts.steps.find(({ id }) => id === standingFix(visited))?.words ?? '';
  return html`<section class="part"><h2>${say('portal.confirm.title')}</h2>
${done === '' ? html`<p>${say('portal.confirm.lead', names)}</p>` : html`<p>${say('portal.confirm.done', names)}</p><p class="words">“${done}”</p>`}
<form method="post" action="/my/recovery/${facts.id}/fixed"><input type="hidden" name="fix" value="${standingFix(visited)}">
<div><button type="submit">${say('portal.confirm.yes')}</button></div></form>
${denyFields(shown)}</section>`;
}

/** Also when they said yes before: what comes back is told in one place. */
export async function denyForm(shown: Shown): Promise<Html | ''> {
  const { visited } = shown;
  if (!hasStep(visited.facts, 'fix-confirmed') || !mayDeny(visited)) return '';
  return html`<section class="part"><h2>${visited.say('portal.back.title')}</h2>
<p class="quiet">${visited.say('portal.back.lead')}</p>${denyFields(shown)}</section>`;
}

function denyFields({ visited, form }: Shown) {
  const { facts, say } = visited;
  const names = namesIn(visited);
  return html`<details${form['words'] === undefined ? '' : html` open`}><summary class="button plain">${say('portal.deny.summary')}</summary>
<form method="post" action="/my/recovery/${facts.id}/not-fixed" class="after"><input type="hidden" name="fix" value="${standingFix(visited)}">
<div><label class="question" for="words">${say('portal.deny.words')}</label>
<textarea id="words" name="words" rows="3" maxlength="${longestWords}">${form['words'] ?? ''}</textarea></div>
<div><button class="second" type="submit">${say('portal.deny.press', names)}</button></div></form></details>`;
}
