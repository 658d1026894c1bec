import type { Ctx } from '#platform/context.ts';
import { html, type Html } from '#platform/html/html.ts';
import type { MySection, Visitor } from '#platform/module.ts';
import { translator } from '#platform/texts/texts.ts';
import { findShownSheet } from '../queries/trade-off.ts';

/** The sheet that waits for a choice, or what was chosen last. */
export const mySection: MySection = { name: 'trade-off', order: 60, show: showTradeOff };

async function showTradeOff(ctx: Ctx, visitor: Visitor): Promise<Html | undefined> {
  const sheet = await findShownSheet(ctx, visitor.customerIds);
  if (!sheet) return undefined;
  const say = translator('extras', visitor.language);
  const path = `/my/trade-off/${sheet.id}`;
  if (sheet.status === 'offered')
    return html`<h2>${say('page.title')}</h2>
<p class="quiet">${say('section.waits')}</p>
<p><a class="button" href="${path}">${say('section.open')}</a></p>`;
  return html`<h2>${say('page.title')}</h2>
<p>${say('section.chosen', { way: say(`way.${sheet.chosenWay}.title`), name: sheet.chosenByName })}</p>
<p class="small"><a class="step" href="${path}">${say('section.again')}</a></p>`;
}
