import type { Ctx } from '#platform/context.ts';
import { html, type Html } from '#platform/html/html.ts';
import type { MySection, Visitor } from '#platform/module.ts';
import { translator, type Translate } from '#platform/texts/texts.ts';
import { listWordsOfCustomers, type ToldWords } from '../queries/told-words.ts';

/** What this customer said of our rules, and what became of it: whoever says that a rule is in the way is told. */
export const mySection: MySection = { name: 'rules', order: 80, show: showWords };

async function showWords(ctx: Ctx, visitor: Visitor): Promise<Html | undefined> {
  const told = await listWordsOfCustomers(ctx, visitor.customerIds);
  if (told.length === 0) return undefined;
  const say = translator('rules', visitor.language);
  return html`<h2>${say('page.title')}</h2>
<ul class="list">${told.map((one) => html`<li><q>${one.words}</q><span class="quiet">${becameOf(say, one)}</span></li>`)}</ul>`;
}

function becameOf(say: Translate, { state, customerSentence }: ToldWords): string {
  return say(`page.became.${state}`, { sentence: customerSentence });
}
