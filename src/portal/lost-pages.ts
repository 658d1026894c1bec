import type { Hono } from 'hono';
import { gonePage } from '#modules/access/index.ts';

/**
 * Below the customer's addresses nobody ever meets the staff app: a customer who loads the answer to a form again, or
 * copied a stroke too many, is led to the page it belongs to, and everything else says that it is not here.
 */
export function mountLostPages(app: Hono): void {
  for (const area of ['my', 'a', 'l', 'p'])
    app.get(`/${area}/*`, (context) => {
      const location = pageMeantBy(context.req.path);
      if (location === undefined) return gonePage();
      return new Response(null, { status: 303, headers: { location, 'cache-control': 'no-store' } });
    });
}

/** The page an address without one of its own belongs to; undefined where there is none. */
export function pageMeantBy(path: string): string | undefined {
  const [area = '', ...rest] = path.split('/').filter((part) => part !== '');
  const whole = `/${[area, ...rest].join('/')}`;
  if (path !== whole) return rest.length > 0 || area === 'my' ? whole : undefined;
  if (whole === '/my/leave') return '/my';
  // The thing itself stands below its kind (/my/recovery/ID), the links of mails stand alone (/a/TOKEN).
  const ofPage = area === 'my' ? 2 : 1;
  return rest.length > ofPage ? `/${[area, ...rest.slice(0, ofPage)].join('/')}` : undefined;
}
