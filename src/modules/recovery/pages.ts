import type { Context, Hono } from 'hono';
import { serveVisitor, type VisitRequest } from '#modules/access/index.ts';
import type { Ctx, Platform } from '#platform/context.ts';
import { receiveChoice, receiveFixed, receiveNotFixed, receiveRating } from './pages/receive.ts';
import { receiveWords } from './pages/receive-words.ts';
import { showRecovery } from './pages/recovery-page.ts';
import { receiveReport, showReport } from './pages/report-page.ts';

type Page = (ctx: Ctx, visit: VisitRequest) => Promise<Response>;

/** The putting-right as the customer sees it. Reading (GET) changes nothing; each button says one thing, once. */
export function mountRecoveryPages(app: Hono, platform: Platform): void {
  const visit = (page: Page) => (context: Context) => serveVisitor(platform, context, page);
  app.get('/my/something-went-wrong', visit(showReport));
  app.post('/my/something-went-wrong', visit(receiveReport));
  app.get('/my/recovery/:id', visit(showRecovery));
  app.post('/my/recovery/:id/choose', visit(receiveChoice));
  app.post('/my/recovery/:id/fixed', visit(receiveFixed));
  app.post('/my/recovery/:id/not-fixed', visit(receiveNotFixed));
  app.post('/my/recovery/:id/words', visit(receiveWords));
  app.post('/my/recovery/:id/rate', visit(receiveRating));
}
