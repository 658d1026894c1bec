import { getWorkspace } from '#modules/workspace/index.ts';
import type { Ctx } from '#platform/context.ts';
import { html, type Html } from '#platform/html/html.ts';
import type { MySection, Visitor } from '#platform/module.ts';
import { translator } from '#platform/texts/texts.ts';
import { listOwnConversations } from './queries.ts';

export const conversationsSection: MySection = {
  name: 'conversations',
  order: 40,
  show: showConversations,
};

const atOnce = 5;

async function showConversations(ctx: Ctx, visitor: Visitor): Promise<Html | undefined> {
  const list = await listOwnConversations(ctx, visitor);
  if (list.length === 0) return undefined;
  const say = translator('my-page', visitor.language);
  const { timeZone } = await getWorkspace(ctx);
  const date = new Intl.DateTimeFormat(visitor.language, { dateStyle: 'medium', timeZone });
  const lines = list.map(
    (
      one,
    ) => html`<li><a href="/my/conversations/${one.id}">${one.subject === '' ? say('no-subject', { number: one.number }) : one.subject}</a>
<span class="small quiet">${say(`state.${one.status === 'closed' ? 'closed' : 'open'}`)} · ${date.format(one.lastMessageAt)}</span></li>`,
  );
  const rest = lines.slice(atOnce);
  return html`<h2>${say('title')}</h2>
<ul class="list">${lines.slice(0, atOnce)}</ul>
${rest.length === 0 ? '' : html`<details><summary>${say('earlier', { count: rest.length })}</summary><ul class="list">${rest}</ul></details>`}`;
}
