import type { Context, Hono } from 'hono';
import { run, systemActor, type Platform } from '#platform/context.ts';
import { requestIdOf } from '#platform/http/requests.ts';
import { endedVisitorCookie, endVisit, visitorToken } from './customer-sessions.ts';
import { receiveEnter, showEnter } from './enter-pages.ts';
import { receiveAgain, receiveLink, serveLink, showLink } from './link-pages.ts';
import { asPage, assertOwnForm } from './page-requests.ts';

/** How customers come to their own pages, and leave them. */
export function mountVisitorPages(app: Hono, platform: Platform): void {
  app.get('/l/:token', (context) => serveLink(platform, context, showLink));
  app.post('/l/:token', (context) => serveLink(platform, context, receiveLink));
  app.post('/l/:token/again', (context) => serveLink(platform, context, receiveAgain));
  for (const path of ['/my/enter', '/my/:slug/enter']) {
    app.get(path, (context) => showEnter(platform, context));
    app.post(path, (context) => receiveEnter(platform, context));
  }
  app.post('/my/leave', (context) => leave(platform, context));
}

function leave(platform: Platform, context: Context): Promise<Response> {
  return asPage(async () => {
    assertOwnForm(platform, context);
    const token = visitorToken(platform, context.req.header('cookie'));
    if (token) {
      const { workspaceId } = token;
      const options = { workspaceId, actor: systemActor, requestId: requestIdOf(context) };
      await run(platform, options, (ctx) => endVisit(ctx, token));
    }
    const headers = { location: '/my/enter', 'set-cookie': endedVisitorCookie(platform) };
    return new Response(null, { status: 303, headers: { ...headers, 'cache-control': 'no-store' } });
  });
}
