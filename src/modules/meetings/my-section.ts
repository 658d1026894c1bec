import { getHouse } from '#modules/promises/index.ts';
import type { Ctx } from '#platform/context.ts';
import { html, type Html } from '#platform/html/html.ts';
import type { MySection, Visitor } from '#platform/module.ts';
import { pageWords } from './pages/page-words.ts';

const most = 6;

/** Reviews and talks on *my page*: what is to come, and the latest that were. */
export const reviewsSection: MySection = { name: 'reviews', order: 50, show: showReviews };

async function showReviews(ctx: Ctx, visitor: Visitor): Promise<Html | undefined> {
  const rows = await ctx.tx
    .selectFrom('meetings')
    .select(['id', 'title', 'scheduledAt', 'heldAt', 'score'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('customerId', 'in', [...visitor.customerIds])
    .where('kind', 'in', ['account-review', 'post-review-talk'])
    .where('status', '<>', 'cancelled')
    .orderBy('scheduledAt', 'desc')
    .orderBy('id', 'desc')
    .limit(most)
    .execute();
  if (rows.length === 0) return undefined;
  const { zone } = await getHouse(ctx);
  const { say, day, moment } = pageWords(visitor.language, zone);
  const lines = rows.map((row) => {
    const at = row.scheduledAt.toISOString();
    const score = row.score === null ? '' : say('section.score', { score: Number(row.score) });
    return html`<li><span><a href="/my/reviews/${row.id}">${row.title}</a>${row.heldAt === null ? html`<br><span class="small quiet">${moment(at)}</span>` : ''}</span><span class="when">${row.heldAt === null ? say('section.to-come') : html`${day(at)}${score === '' ? '' : html`<br>${score}`}`}</span></li>`;
  });
  return html`<h2>${say('section.title')}</h2><ul class="lines">${lines}</ul>`;
}
