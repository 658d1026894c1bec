import { getWorkspace } from '#modules/workspace/index.ts';
import type { Ctx } from '#platform/context.ts';
import { html, type Html } from '#platform/html/html.ts';
import type { MySection, Visitor } from '#platform/module.ts';
import { nextFor, openAsks, readingOf, type CustomerFacts } from '../logic/customer-side.ts';
import { listCustomerFacts } from '../queries/customer-side.ts';
import { namesIn, speechFor, type Speech, type Visited } from './visited.ts';

/** First on the page: whatever went wrong matters more than what is agreed. */
export const puttingRightSection: MySection = { name: 'putting-right', order: 5, show: showPuttingRight };

/** Last on the page, and never missing from it: the way to say that something went wrong. */
export const somethingWrongSection: MySection = {
  name: 'something-went-wrong',
  order: 90,
  isAside: true,
  show: showSomethingWrong,
};

async function showPuttingRight(ctx: Ctx, visitor: Visitor): Promise<Html | undefined> {
  const speech = await speechFor(ctx, visitor);
  const closedSince = new Date(ctx.now.getTime() - speech.comesBackDays * 86_400_000);
  const list = await listCustomerFacts(ctx, { customerIds: visitor.customerIds, closedSince });
  if (list.length === 0) return undefined;
  const entries = list.flatMap((facts) => {
    const reading = readingOf(facts, visitor.customerIds);
    return reading ? [entryOf(speech, { ...speech, facts, reading, visitor, now: ctx.now })] : [];
  });
  return html`<h2>${speech.say('portal.section.title')}</h2>${entries}`;
}

/** Who has it, what is next and by when; what waits for them is one button away. */
function entryOf({ say, deadline }: Speech, visited: Visited) {
  const { facts, reading, now } = visited;
  const names = namesIn(visited);
  const { next, dueAt } = nextFor(facts);
  const ask = reading.mayAct ? openAsks(facts)[0] : undefined;
  const path = `/my/recovery/${facts.id}`;
  return html`<div class="entry"><h3><a href="${path}">${titleOf(facts)}</a></h3>
<p>${say(facts.status === 'closed' ? 'portal.lead.closed' : 'portal.lead.open', names)}</p>
<p class="small quiet">${say(`portal.next.${next}.${reading.mayAct ? 'words' : 'payer'}`, names)}${dueAt === null || dueAt <= now ? '' : html` ${say('portal.by', { when: deadline(dueAt) })}`}</p>
${ask === undefined ? '' : html`<p class="after"><a class="button" href="${path}">${say(`portal.section.${ask}`)}</a></p>`}</div>`;
}

const longestTitle = 90;

function titleOf({ words }: CustomerFacts): string {
  const line = words.replaceAll(/\s+/g, ' ').trim();
  return line.length > longestTitle ? `${line.slice(0, longestTitle)}…` : line;
}

async function showSomethingWrong(ctx: Ctx, visitor: Visitor): Promise<Html> {
  const { say } = await speechFor(ctx, visitor);
  const { name: workspace } = await getWorkspace(ctx);
  return html`<h2>${say('portal.report.section')}</h2>
<p class="quiet">${say('portal.report.section-words', { workspace })}</p>
<p><a class="button plain" href="/my/something-went-wrong">${say('portal.report.open')}</a></p>`;
}
