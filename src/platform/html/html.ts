import { html, raw } from 'hono/html';

/** Customer pages and mails are escaping tagged templates; `raw` is for HTML that our sanitiser made. */
export { html, raw };
export type Html = Awaited<ReturnType<typeof html>>;
