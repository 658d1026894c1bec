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
<ul class="list">${pages.map((page) => {
    const state =
      page.waitsFor === 'them' ? 'asks-you' : page.waitsFor === 'us' ? 'waits-for-us' : page.status;
    const facts = { number: page.offered?.number ?? page.accepted?.number, workspace: workspaceName };
    return entry({
      path: `/my/agreements/${page.id}`,
      title: page.title,
      state: say(`page.mine-state.${state}`, facts),
      press: state === 'asks-you' ? say('page.mine-answer') : '',
    });
  })}${checks.map(({ id }) =>
    entry({
      path: `/my/same-page/${id}`,
      title: say('check.title'),
      state: say('check.mine', { workspace: workspaceName }),
      press: say('check.mine-answer'),
    }),
  )}</ul>`;
}

interface Entry {
  path: string;
  title: string;
  state: string;
  /** What waits for them is one button away; empty where nothing does. */
  press: string;
}

function entry({ path, title, state, press }: Entry) {
  return html`<li><a class="step" href="${path}">${title}</a>
<span class="quiet small">${state}</span>${press === '' ? '' : html`<span class="after"><a class="button" href="${path}">${press}</a></span>`}</li>`;
}
