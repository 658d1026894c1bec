import type { Ctx } from '#platform/context.ts';
import { html, type Html } from '#platform/html/html.ts';
import type { MySection, Visitor } from '#platform/module.ts';
import { wordsFor } from './pages/visited.ts';
import { agreementRows, toBrief } from './queries/agreements.ts';
import { openChecksOf } from './queries/checks.ts';

/** The pages between us on *my page*: each with what it waits for, and a check that asks for their five. */
export const agreementsSection: MySection = { name: 'agreements', order: 10, show };

async function show(ctx: Ctx, visitor: Visitor): Promise<Html | undefined> {
  const rows = await agreementRows(ctx)
    .where('a.customerId', 'in', [...visitor.customerIds])
    .where('a.endedAt', 'is', null)
    .orderBy('a.updatedAt', 'desc')
    .execute();
  const pages = rows.map(toBrief).filter(({ status }) => status !== 'draft');
  const checks = await openChecksOf(ctx, visitor.customerIds);
  if (pages.length === 0 && checks.length === 0) return undefined;
  const { say, workspaceName } = await wordsFor(ctx, visitor);
  return html`<h2>${say('page.mine')}</h2>
<ul class="plain-list">${pages.map((page) => {
    const state =
      page.waitsFor === 'them' ? 'asks-you' : page.waitsFor === 'us' ? 'waits-for-us' : page.status;
    const facts = { number: page.offered?.number ?? page.accepted?.number, workspace: workspaceName };
    return html`<li><a href="/my/agreements/${page.id}">${page.title}</a><br><span class="quiet small">${say(`page.mine-state.${state}`, facts)}</span></li>`;
  })}${checks.map(
    ({ id }) =>
      html`<li><a href="/my/same-page/${id}">${say('check.title')}</a><br><span class="quiet small">${say('check.mine', { workspace: workspaceName })}</span></li>`,
  )}</ul>`;
}
