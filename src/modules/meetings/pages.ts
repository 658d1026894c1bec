import type { Hono } from 'hono';
import { serveVisitor, type VisitRequest } from '#modules/access/index.ts';
import { getHouse } from '#modules/promises/index.ts';
import type { Ctx, Platform } from '#platform/context.ts';
import { html } from '#platform/html/html.ts';
import { myPage } from '../../portal/my-page.ts';
import { appointmentFile } from './mails.ts';
import { pageWords } from './pages/page-words.ts';
import { receive, type Received, type Wish } from './pages/receive.ts';
import { reviewBody } from './pages/review-body.ts';
import { getClientReview } from './queries/client-review.ts';

const wishes = ['tell', 'score', 'focus', 'agenda', 'agree'] as const satisfies Wish[];

/** The client's side of a review. Reading changes nothing; each form says one thing and comes back to the page. */
export function mountReviewPages(app: Hono, platform: Platform): void {
  app.get('/my/reviews/:id', (context) => serveVisitor(platform, context, showReview));
  app.get('/my/reviews/:id/appointment.ics', (context) => serveVisitor(platform, context, sendAppointment));
  for (const wish of wishes)
    app.post(`/my/reviews/:id/${wish}`, (context) =>
      serveVisitor(platform, context, (ctx, visit) => receiveWish(ctx, visit, wish)),
    );
}

async function showReview(ctx: Ctx, visit: VisitRequest): Promise<Response> {
  return answerPage(ctx, visit, { kind: 'shown' });
}

async function receiveWish(ctx: Ctx, visit: VisitRequest, wish: Wish): Promise<Response> {
  const { visitor, form, params } = visit;
  const meetingId = params['id'] ?? '';
  const { view } = await getClientReview(ctx, { visitor, meetingId });
  const received = await receive(ctx, { wish, view, form });
  if (received.kind !== 'taken') return answerPage(ctx, visit, received);
  const headers = { location: `/my/reviews/${meetingId}#${wish}`, 'cache-control': 'no-store' };
  return new Response(null, { status: 303, headers });
}

async function answerPage(
  ctx: Ctx,
  { visitor, params }: VisitRequest,
  received: Received | { kind: 'shown' },
): Promise<Response> {
  const review = await getClientReview(ctx, { visitor, meetingId: params['id'] ?? '' });
  const words = pageWords(visitor.language, review.view.timeZone);
  const house = await getHouse(ctx);
  const isStopped = received.kind === 'stopped';
  const notice = isStopped
    ? await html`<div class="notice" role="alert"><p>${words.say(`page.stopped.${received.because}`)}</p>${received.kept.map(
        (typed) =>
          html`<p class="small quiet">${words.say('page.stopped.typed')}</p><p class="said-words">${typed}</p>`,
      )}</div>`
    : undefined;
  const body = await reviewBody({ ...review, words, ...(notice ? { notice } : {}) });
  return myPage({
    visitor,
    workspaceName: house.name,
    title: review.view.title,
    body,
    status: isStopped ? (received.because === 'changed' ? 409 : 422) : 200,
  });
}

async function sendAppointment(ctx: Ctx, { visitor, params }: VisitRequest): Promise<Response> {
  const { view } = await getClientReview(ctx, { visitor, meetingId: params['id'] ?? '' });
  const meeting = { ...view, customerId: null, scheduledAt: new Date(view.scheduledAt) };
  const file = appointmentFile(ctx, meeting, await getHouse(ctx));
  return new Response(file, {
    headers: {
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': 'attachment; filename="appointment.ics"',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    },
  });
}
