import { html } from '#platform/html/html.ts';
import { newId } from '#platform/ids.ts';
import { longestWords } from './forms.ts';
import type { Shown } from './recovery-body.ts';
import { namesIn } from './visited.ts';

/** Who has it, and the way to them: the thread where they take part in one, else a few words here. */
export function reachPart({ visited, reach, notice, form }: Shown) {
  const { say, facts } = visited;
  const names = namesIn(visited);
  const isWrong = notice === 'words-empty' || notice === 'letter-too-long';
  return html`<section class="part" id="who"><h2>${say('portal.who.title')}</h2>
<p><b>${facts.ownerName}</b> ${say(facts.status === 'closed' ? 'portal.who.had' : 'portal.who.words', names)}</p>
${
  reach.conversationId === null
    ? html`<form class="off-paper" method="post" action="/my/recovery/${facts.id}/words"><input type="hidden" name="message" value="${newId()}">
<div><label class="question" for="letter">${say('portal.who.words-label', names)}</label>
<textarea id="letter" name="letter" rows="2" maxlength="${longestWords}" required${isWrong ? html` aria-invalid="true"` : ''}>${form['letter'] ?? ''}</textarea></div>
<div><button class="second" type="submit">${say('portal.who.send', names)}</button></div></form>
${reach.address === null ? '' : html`<p class="small quiet">${say('portal.who.mail', names)} <a href="mailto:${reach.address}">${reach.address}</a>.</p>`}`
    : html`<p class="way"><a class="button plain" href="/my/conversations/${reach.conversationId}">${say('portal.who.write', names)}</a></p>
<p class="small quiet">${say('portal.who.answer', names)}</p>`
}</section>`;
}
