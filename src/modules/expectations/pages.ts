import type { Hono } from 'hono';
import { serveVisitor } from '#modules/access/index.ts';
import type { Platform } from '#platform/context.ts';
import { receiveNew, receiveOwn, showNew, showOwn } from './pages/own-pages.ts';

/** Where customers put right what is recorded as theirs. Reading changes nothing; each button is a POST. */
export function mountOwnPages(app: Hono, platform: Platform): void {
  app.get('/my/expectations/new', (context) =>
    serveVisitor(platform, context, (ctx, visit) => showNew(ctx, visit)),
  );
  app.post('/my/expectations/new', (context) => serveVisitor(platform, context, receiveNew));
  app.get('/my/expectations/:id', (context) => serveVisitor(platform, context, showOwn));
  app.post('/my/expectations/:id', (context) => serveVisitor(platform, context, receiveOwn));
}
