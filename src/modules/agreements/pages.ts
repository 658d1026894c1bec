import type { Context, Hono } from 'hono';
import { serveVisitor, type VisitRequest } from '#modules/access/index.ts';
import type { Ctx, Platform } from '#platform/context.ts';
import { receiveChange, showChange } from './pages/change-page.ts';
import { showCharter } from './pages/charter.ts';
import { receiveCheck, showCheck } from './pages/check-page.ts';
import { receiveAccept, receiveDecline } from './pages/receive-answer.ts';
import { showPage, showVersions } from './pages/show-page.ts';

type Page = (ctx: Ctx, request: VisitRequest) => Promise<Response>;

/** The public page, and the customer's pages of the page between us. Reading (GET) changes nothing anywhere. */
export function mountAgreementPages(app: Hono, platform: Platform): void {
  const visit = (page: Page) => (context: Context) => serveVisitor(platform, context, page);
  app.get('/p/:slug', (context) => showCharter(platform, context));
  app.get('/my/agreements/:id', visit(showPage));
  app.get('/my/agreements/:id/versions', visit(showVersions));
  app.get('/my/agreements/:id/change', visit(showChange));
  app.post('/my/agreements/:id/change', visit(receiveChange));
  app.post('/my/agreements/:id/accept', visit(receiveAccept));
  app.post('/my/agreements/:id/decline', visit(receiveDecline));
  app.get('/my/same-page/:id', visit(showCheck));
  app.post('/my/same-page/:id', visit(receiveCheck));
}
