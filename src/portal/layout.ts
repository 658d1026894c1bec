import { createHash } from 'node:crypto';
import { html, raw, type Html } from '#platform/html/html.ts';
import { script } from './script.ts';
import { styles } from './styles.ts';

/** One customer page: whose it is, in which language, and what it says. */
export interface PortalPage {
  status: number;
  language: string;
  title: string;
  workspaceName: string;
  body: Html;
  footer?: Html;
  /** Everybody may read it and find it; all other pages are one person's and stay out of searches and caches. */
  isPublic?: boolean;
}

/**
 * The shell of every customer page. The page carries its own style and script and its policy names exactly those two
 * by their hashes, so nothing foreign can be loaded, run or be told the address, which may hold a secret (SEC-085).
 */
export async function portalPage(page: PortalPage): Promise<Response> {
  const body = await html`<!doctype html>
<html lang="${page.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
${page.isPublic ? '' : html`<meta name="robots" content="noindex,nofollow">`}
<meta name="referrer" content="no-referrer">
<title>${page.title}</title>
<style>${raw(styles)}</style>
</head>
<body>
<div class="page">
${page.workspaceName === '' ? '' : await brandOf(page.workspaceName)}
<main>${page.body}</main>
${page.footer === undefined ? '' : html`<footer class="small quiet">${page.footer}</footer>`}
</div>
<script>${raw(script)}</script>
</body>
</html>`;
  return new Response(String(body), {
    status: page.status,
    headers: page.isPublic ? publicHeaders : headers,
  });
}

/** Pages that must not say whose they are go without. */
function brandOf(name: string) {
  return html`<header class="brand"><b aria-hidden="true">${initialOf(name)}</b><span>${name}</span></header>`;
}

const policy = [
  "default-src 'none'",
  `style-src '${hashOf(styles)}'`,
  `script-src '${hashOf(script)}'`,
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

const publicHeaders = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': policy,
  'referrer-policy': 'no-referrer',
};

const headers = {
  ...publicHeaders,
  'cache-control': 'no-store',
  'x-robots-tag': 'noindex, nofollow',
};

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}

function initialOf(name: string): string {
  return [...name.trim()][0]?.toLocaleUpperCase() ?? '';
}
