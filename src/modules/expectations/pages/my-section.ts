import { getWorkspace } from '#modules/workspace/index.ts';
import type { Ctx } from '#platform/context.ts';
import { html, type Html } from '#platform/html/html.ts';
import type { MySection, Visitor } from '#platform/module.ts';
import { translator, type Translate } from '#platform/texts/texts.ts';
import type { Expectation } from '../contract.ts';
import { listCurrent, listWithdrawn } from '../queries/expectation-rows.ts';
import { levelBar, levelWords } from './level-bar.ts';
import { sourceWords } from './source-words.ts';

/** Everything recorded as theirs, each with the way to put it right (invariant 22). */
export const mySection: MySection = { name: 'expectations', order: 30, show: showExpectations };

interface Speech {
  say: Translate;
  visitor: Visitor;
  timeZone: string;
}

async function showExpectations(ctx: Ctx, visitor: Visitor): Promise<Html | undefined> {
  const say = translator('expectations', visitor.language);
  const { timeZone } = await getWorkspace(ctx);
  const current = await listCurrent(ctx, visitor.customerIds);
  const withdrawn = await listWithdrawn(ctx, visitor.customerIds);
  const intro = current.length === 0 ? say('page.none') : say('page.lead');
  return html`<h2>${say('page.title')}</h2>
<p class="quiet small">${intro}</p>
${current.map((one) => line({ say, visitor, timeZone }, one))}
<p class="small way"><a class="step" href="/my/expectations/new">${say('page.add')}</a></p>
${
  withdrawn.length === 0
    ? ''
    : html`<details class="small quiet"><summary>${say('page.withdrawn', { count: withdrawn.length })}</summary>
<ul class="list">${withdrawn.map((one) => html`<li><a class="step" href="/my/expectations/${one.id}">${one.element.name}</a></li>`)}</ul></details>`
}`;
}

function line({ say, visitor, timeZone }: Speech, one: Expectation) {
  const place = { language: visitor.language, timeZone };
  return html`<div class="entry">
<h3>${one.element.name}${one.customer.id === visitor.customerId ? '' : html` <span class="small quiet">${say('page.of', { name: one.customer.name })}</span>`}</h3>
${one.words === '' ? '' : html`<p class="words">“${one.words}”</p>`}
${levelBar(say, one)}
<p class="small">${levelWords(say, one)}</p>
<p class="small quiet">${sourceWords(say, place, one)}</p>
<p class="small way"><a class="step" href="/my/expectations/${one.id}">${say('page.right', { element: one.element.name })}</a></p>
</div>`;
}
