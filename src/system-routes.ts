import type { Context, Hono } from 'hono';
import { join } from 'node:path';
import { modules } from '#modules/index.ts';
import type { Platform } from '#platform/context.ts';
import { missingMigrations } from '#platform/db/migrate.ts';
import { notFound, Refusal } from '#platform/errors.ts';
import { openApiDocument } from '#platform/http/openapi.ts';
import { clientAddress } from '#platform/http/requests.ts';
import { openStaticFiles } from '#platform/http/static-files.ts';
import { hashSecret, sameBytes } from '#platform/ids.ts';
import { metricsPage } from '#platform/metrics.ts';
import { translator } from '#platform/texts/texts.ts';

const oneYear = 365 * 24 * 3600 * 1000;

/** What belongs to the installation and to no module: whether it is well, what it offers, and how to report a flaw. */
export function mountSystemRoutes(app: Hono, platform: Platform): void {
  // Being up is all this says: whoever restarts processes must not restart them because the database is away.
  app.get('/healthz', (context) => context.json({ status: 'ok' }));

  app.get('/readyz', async (context) => {
    const missing = await missingMigrations(platform.db);
    if (missing.length > 0) throw new Refusal('migrations_missing', { kind: 'unavailable' });
    return context.json({ status: 'ready' });
  });

  const document = openApiDocument(
    modules.flatMap((module) =>
      [...module.endpoints, ...(module.rawEndpoints ?? [])].map(({ endpoint }) => endpoint),
    ),
    platform.config.baseUrl,
  );
  app.get('/api/openapi.json', (context) => context.json(document));

  app.get('/metrics', async (context) => {
    if (!mayReadMetrics(platform, context)) throw notFound();
    const gauges: Record<string, number> = {};
    for (const queue of await platform.jobs.counts()) {
      const name = queue.name.replaceAll(/\W+/g, '_');
      gauges[`queue_${name}_waiting`] = queue.waiting;
      gauges[`queue_${name}_active`] = queue.active;
      gauges[`queue_${name}_failed`] = queue.failed;
    }
    return context.text(metricsPage(gauges));
  });

  app.get('/.well-known/security.txt', (context) => {
    const { hostname } = new URL(platform.config.baseUrl);
    const expires = new Date(platform.clock.now().getTime() + oneYear).toISOString();
    return context.text(
      `Contact: mailto:security@${hostname}\nExpires: ${expires}\nPreferred-Languages: en\n`,
    );
  });
}

/** With a token only the token counts. Without one only this machine reads, and not through a proxy on it. */
function mayReadMetrics(platform: Platform, context: Context): boolean {
  const { metricsToken, trustedProxies } = platform.config;
  if (metricsToken)
    return sameBytes(
      hashSecret(context.req.header('authorization') ?? ''),
      hashSecret(`Bearer ${metricsToken}`),
    );
  const isForwarded = ['x-forwarded-for', 'forwarded', 'via'].some((name) => context.req.header(name));
  return !isForwarded && ['127.0.0.1', '::1'].includes(clientAddress(context, trustedProxies));
}

export const builtApp = join(import.meta.dirname, '../dist/web');

/**
 * The staff app, after everything else: its files, and for every other address a person may open, its one page, which
 * finds its own way. Answers whether it has been built.
 */
export function mountStaffApp(app: Hono, folder = builtApp): boolean {
  const files = openStaticFiles(folder);
  app.get('*', (context) => {
    const found = files.answer(context, context.req.path);
    if (found) return found;
    if (!isPage(context)) throw notFound();
    return files.answer(context, '/index.html') ?? context.text(translator('platform')('notBuilt'), 503);
  });
  return files.isBuilt;
}

/** Addresses of the app have no dot in them; a missing picture or script must not be answered with a page. */
function isPage(context: Context): boolean {
  const { path } = context.req;
  return !/^\/(api|assets|metrics)(\/|$)/.test(path) && !path.includes('.');
}
