import { html, type Html } from '#platform/html/html.ts';
import { nextFor, openAsks } from '../logic/customer-side.ts';
import { storyOf, type StoryLine } from '../logic/story.ts';
import { chooseForm, chosenPart, confirmForm, denyForm } from './forms.ts';
import { ratingPart } from './rating-form.ts';
import { reachPart } from './reach.ts';
import { namesIn, type Visited } from './visited.ts';

export interface Shown {
  visited: Visited;
  /** Named in the catalogue under `portal.notice`. */
  notice: string | null;
  /** What was sent, when the page is shown again. */
  form: Record<string, string>;
  /** How to reach the owner: the thread, or an address of ours. */
  reach: { conversationId: string | null; address: string | null };
}

/** What waits for them first, then what is next, who has it, and how it came so far. */
export async function recoveryBody(shown: Shown): Promise<Html> {
  const { visited, notice } = shown;
  const { say, reading } = visited;
  const names = namesIn(visited);
  return html`<h1>${say(`portal.title.${reading.as}`, names)}</h1>
<p class="lead quiet">${say(visited.facts.status === 'closed' ? 'portal.lead.closed' : 'portal.lead.open', names)}</p>
${notice === null ? '' : html`<p class="notice" role="status">${say(`portal.notice.${notice}`, names)}</p>`}
${await waiting(shown)}
${nextPart(visited)}
${await chosenPart(visited)}
${reachPart(shown)}
<section class="part"><h2>${say('portal.what')}</h2>
<p class="words">${visited.facts.words}</p>
<p class="small quiet">${visited.facts.elementName === null ? '' : html`${visited.facts.elementName} · `}${visited.moment(visited.facts.happenedAt)}</p></section>
${storyPart(visited)}
${reading.mayAct ? await denyForm(shown) : ''}`;
}

/** The forms that ask something now; each decides by its button alone. */
async function waiting(shown: Shown): Promise<Html | ''> {
  const { facts, reading, say } = shown.visited;
  if (!reading.mayAct)
    return reading.as === 'payer' ? html`<p>${say('portal.payer', namesIn(shown.visited))}</p>` : '';
  const asked = openAsks(facts);
  return html`${asked.includes('confirm') ? await confirmForm(shown) : ''}
${asked.includes('choose') ? await chooseForm(shown) : ''}
${await ratingPart(shown)}`;
}

function nextPart(visited: Visited) {
  const { facts, say, deadline, now, reading } = visited;
  const { next, dueAt } = nextFor(facts);
  // Their own turn stands above as a form already.
  if (reading.mayAct && (next === 'confirm' || next === 'choose')) return '';
  const names = namesIn(visited);
  // What was to be done by a moment that is over is not passed over in silence.
  const isLate = dueAt !== null && dueAt <= now && next !== 'see-to-it';
  const when =
    dueAt === null || (dueAt <= now && !isLate)
      ? ''
      : html`<p><b>${say(isLate ? 'portal.late' : 'portal.by', { when: deadline(dueAt), ...names })}</b></p>`;
  return html`<section class="part"><h2>${say('portal.next.title')}</h2>
<p>${say(`portal.next.${next}.${reading.mayAct ? 'words' : 'payer'}`, names)}</p>${when}</section>`;
}

function storyPart(visited: Visited) {
  const { facts, reading, say } = visited;
  const lines = storyOf(facts, { asPayer: !reading.mayAct });
  return html`<section class="part"><h2>${say('portal.so-far')}</h2>
<ol class="list">${lines.map((line) => storyLine(visited, line))}</ol></section>`;
}

function storyLine(visited: Visited, line: StoryLine) {
  const { say, moment, reading } = visited;
  const names = { ...namesIn(visited), name: line.name, words: line.words };
  const by = line.isTheirs ? (reading.mayAct ? 'you' : 'guest') : reading.mayAct ? 'us' : 'payer';
  return html`<li>${say([`portal.story.${line.what}.${by}`, `portal.story.${line.what}.us`], names)}
${line.words === '' ? '' : html`<span class="words">“${line.words}”</span>`}
<span class="small quiet">${moment(line.at)}</span></li>`;
}
