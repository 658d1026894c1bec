import type { Hono } from 'hono';
import { serveVisitor } from '#modules/access/index.ts';
import type { Platform } from '#platform/context.ts';
import { receiveChoice, showSheet } from './pages/sheet-page.ts';

/** The client's own copy of the trade-off sheet. Reading it changes nothing; choosing is a button. */
export function mountSheetPages(app: Hono, platform: Platform): void {
  app.get('/my/trade-off/:id', (context) => serveVisitor(platform, context, showSheet));
  app.post('/my/trade-off/:id', (context) => serveVisitor(platform, context, receiveChoice));
}
