import type { Hono } from 'hono';
import type { Platform } from '#platform/context.ts';
import type { Authenticate } from '#platform/http/mount.ts';

/** What belongs to the installation and to no module: whether it is well, and what it serves. */
export function mountSystemRoutes(app: Hono, platform: Platform, whoAsks: Authenticate): void {
  void platform;
  void whoAsks;
  app.get('/healthz', (context) => context.json({ status: 'ok' }));
}
