import { Hono, type Context } from 'hono';
import type { Platform } from '#platform/context.ts';
import { notFound, Refusal } from '#platform/errors.ts';
import { newId } from '#platform/ids.ts';
import { countRequest } from '#platform/metrics.ts';
import { problemResponse } from './problems.ts';
import { assertReadableAddress, requestIdOf } from './requests.ts';

/** The bare application: request ids, timing, security headers and the one place where errors become answers. */
export function createApp(platform: Platform): Hono {
  const app = new Hono({ strict: true });
  app.use(async (context, next) => {
    const requestId = newId();
    context.set('requestId', requestId);
    const start = performance.now();
    await next();
    const milliseconds = performance.now() - start;
    protect(context);
    countRequest(context.req.method, context.res.status, milliseconds);
    // The path is logged without its query, and token pages put their token in the path's last part: it is cut.
    const path = context.req.path.replace(/^(\/(?:a|i|r|l|my)\/)[^/]+/, '$1…');
    platform.log.debug(
      {
        requestId,
        method: context.req.method,
        path,
        status: context.res.status,
        milliseconds: Math.round(milliseconds),
      },
      'request',
    );
  });
  app.use((context, next) => {
    assertReadableAddress(context);
    return next();
  });
  app.onError((error, context) => problemResponse(context, platform.log, error));
  app.notFound((context) => {
    const allowed = methodsOf(app, context.req.path);
    if (allowed === undefined) return problemResponse(context, platform.log, notFound());
    if (context.req.method === 'OPTIONS')
      return new Response(null, { status: 204, headers: { allow: allowed, 'cache-control': 'no-store' } });
    const facts = { method: context.req.method, allowed };
    const refusal = new Refusal('method_not_allowed', { kind: 'wrong-method', facts });
    return problemResponse(context, platform.log, refusal);
  });
  return app;
}

/** What else an address of the API can be asked by; undefined where it is no address of ours (RFC 9110 section 15.5.6). */
function methodsOf(app: Hono, path: string): string | undefined {
  if (!path.startsWith('/api/')) return undefined;
  const parts = path.split('/');
  const methods = app.routes
    .filter(({ method, path: route }) => method !== 'ALL' && isOf(route.split('/'), parts))
    .flatMap(({ method }) => (method === 'GET' ? ['GET', 'HEAD'] : [method]));
  return methods.length === 0 ? undefined : [...new Set([...methods, 'OPTIONS'])].join(', ');
}

function isOf(route: readonly string[], parts: readonly string[]): boolean {
  return (
    route.length === parts.length &&
    route.every((part, place) => (part.startsWith(':') ? parts[place] !== '' : part === parts[place]))
  );
}

/** What the browser is told about every answer of ours; a page may set a stricter policy of its own first. */
const contentPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "frame-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "object-src 'none'",
  "frame-ancestors 'none'",
].join('; ');

function protect(context: Context): void {
  const headers = context.res.headers;
  const setOnce = (name: string, value: string) => {
    if (!headers.has(name)) headers.set(name, value);
  };
  setOnce('content-security-policy', contentPolicy);
  setOnce('x-content-type-options', 'nosniff');
  setOnce('referrer-policy', 'no-referrer');
  setOnce('x-frame-options', 'DENY');
  setOnce('cross-origin-opener-policy', 'same-origin');
  setOnce('cross-origin-resource-policy', 'same-origin');
  setOnce('permissions-policy', 'camera=(), microphone=(), geolocation=(), payment=()');
  setOnce('x-request-id', requestIdOf(context));
  if (new URL(context.req.url).protocol === 'https:')
    setOnce('strict-transport-security', 'max-age=31536000');
}
