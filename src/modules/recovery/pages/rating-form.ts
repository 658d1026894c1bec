import { html, type Html } from '#platform/html/html.ts';
import { changeableUntil, mayRate } from '../logic/customer-side.ts';
import { longestRatingWords, ratingFields, type RatingField } from '../logic/rating.ts';
import type { Shown } from './recovery-body.ts';
import { namesIn, type Visited } from './visited.ts';

/** The three questions of fairness and the comparison, once it is over; what was said, and for how long it may change. */
export async function ratingPart(shown: Shown): Promise<Html | ''> {
  const { visited } = shown;
  const { facts, say, moment, changeableDays, now } = visited;
  if (!mayRate(facts)) return '';
  if (facts.rating === null) return ratingForm(shown, {});
  const until = changeableUntil(facts.rating, changeableDays);
  const said = await saidPart(visited);
  if (until <= now) return said;
  const isOpen = ratingFields.some((field) => shown.form[field] !== undefined);
  return html`${said}<details class="part off-paper"${isOpen ? html` open` : ''}><summary>${say('portal.rate.change', { until: moment(until) })}</summary>
${await ratingForm(shown, facts.rating)}</details>`;
}

type Said = Partial<Record<RatingField, number>> & { words?: string; wouldRecommend?: boolean | null };
const recommendations = ['yes', 'no'] as const;

async function ratingForm({ visited, form, notice }: Shown, said: Said): Promise<Html> {
  const { facts, say } = visited;
  const names = namesIn(visited);
  const given = (field: RatingField) => form[field] ?? String(said[field] ?? '');
  const missing = (field: RatingField) => notice === 'rate-all' && given(field) === '';
  return html`<section class="part"><h2>${say('portal.rate.title')}</h2>
<p class="quiet">${say('portal.rate.lead', names)}</p>
<form method="post" action="/my/recovery/${facts.id}/rate" class="after" data-keep="rate-${facts.id}" novalidate>
${ratingFields.map(
  (field) => html`<fieldset><legend class="question">${say(`portal.rate.${field}.question`, names)}</legend>
<div class="${field === 'compared' ? 'stack after' : 'row'}">${[1, 2, 3, 4, 5].map(
    (value) =>
      html`<label class="choice"><input type="radio" name="${field}" value="${value}" required${given(field) === String(value) ? html` checked` : ''}><span class="face">${field === 'compared' ? say(`portal.rate.compared.${value}`) : value}</span></label>`,
  )}</div>${field === 'compared' ? '' : html`<div class="ends small quiet"><span>1 · ${say('portal.rate.low')}</span><span>5 · ${say('portal.rate.high')}</span></div>`}
${missing(field) ? html`<p class="wrong">${say('portal.rate.missing')}</p>` : ''}</fieldset>`,
)}
${recommendField(visited, form['recommend'] ?? recommendOf(said.wouldRecommend))}
<div><label class="question" for="rate-words">${say('portal.rate.words')}</label>
<textarea id="rate-words" name="words" rows="3" maxlength="${longestRatingWords}">${form['words'] ?? said.words ?? ''}</textarea></div>
<div><button type="submit">${say('portal.rate.press')}</button></div></form></section>`;
}

function recommendField({ say }: Visited, chosen: string | undefined) {
  return html`<fieldset><legend class="question">${say('portal.rate.recommend.question')}</legend>
<div class="row">${recommendations.map(
    (value) =>
      html`<label class="choice"><input type="radio" name="recommend" value="${value}"${chosen === value ? html` checked` : ''}><span class="face">${say(`portal.rate.recommend.${value}`)}</span></label>`,
  )}</div></fieldset>`;
}

function recommendOf(said: boolean | null | undefined): string | undefined {
  if (said === null || said === undefined) return undefined;
  return said ? 'yes' : 'no';
}

async function saidPart(visited: Visited): Promise<Html> {
  const { say } = visited;
  const { rating } = visited.facts;
  const names = namesIn(visited);
  return html`<section class="part"><h2>${say('portal.rate.said')}</h2>
<dl class="said">${ratingFields.map(
    (field) =>
      html`<div><dt>${say(`portal.rate.${field}.question`, names)}</dt><dd>${field === 'compared' ? say(`portal.rate.compared.${rating?.compared}`) : say('portal.rate.of-five', { value: rating?.[field] })}</dd></div>`,
  )}${rating?.words ? html`<div><dt>${say('portal.rate.words')}</dt><dd>${rating.words}</dd></div>` : ''}</dl></section>`;
}
