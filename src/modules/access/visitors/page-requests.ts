import type { Context } from 'hono';
import type { Platform } from '#platform/context.ts';
import { isRefusal, Refusal, statusOfRefusal } from '#platform/errors.ts';
import { readBytes } from '#platform/http/requests.ts';
import { html } from '#platform/html/html.ts';
import { translator } from '#platform/texts/texts.ts';
import { portalPage } from '../../../portal/layout.ts';

const longestFormInBytes = 131_072;

/** Fields of a plain form, the first of each name. */
export async function readForm(context: Context): Promise<Record<string, string>> {
  const bytes = await readBytes(context, longestFormInBytes);
  const type = (context.req.header('content-type') ?? '').split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/x-www-form-urlencoded') return {};
  const fields = [...new URLSearchParams(new TextDecoder().decode(bytes))].reverse();
  return Object.fromEntries(fields.filter(([name]) => name !== '__proto__'));
}

/**
 * A form of another site must not speak for a visitor. Browsers say where a form comes from; these pages send no
 * referrer, for which some browsers write the origin `null`, and those are held by the cookie's `SameSite`.
 */
export function assertOwnForm(platform: Platform, context: Context): void {
  if (context.req.method !== 'POST') return;
  const site = context.req.header('sec-fetch-site');
  if (site !== undefined && site !== 'same-origin' && site !== 'none') throw foreign();
  const origin = context.req.header('origin');
  if (origin === undefined || origin === 'null') return;
  const ownHost = `${new URL(context.req.url).protocol}//${context.req.header('host')}`;
  if (origin !== new URL(platform.config.baseUrl).origin && origin !== ownHost) throw foreign();
}

function foreign(): Refusal {
  return new Refusal('foreign_origin', { kind: 'forbidden' });
}

/** Whatever is refused on a customer page is shown as a page: what happened, what was kept, what to do. */
export async function asPage(work: () => Promise<Response>): Promise<Response> {
  try {
    return await work();
  } catch (error) {
    if (!isRefusal(error)) throw error;
    if (error.kind === 'not-found') return gonePage();
    return refusalPage(error);
  }
}

/** Wrong, foreign, withdrawn and suspended cannot be told apart, not even by the name on the page. */
export async function gonePage(): Promise<Response> {
  const say = translator('access');
  return plainPage({ status: 404, title: say('visit.gone.title'), words: say('visit.gone.words') });
}

function refusalPage(refusal: Refusal): Promise<Response> {
  const say = translator('access');
  const seconds = Number(refusal.facts?.['retryAfterSeconds'] ?? 60);
  const minutes = Math.max(1, Math.ceil(seconds / 60));
  const status = statusOfRefusal[refusal.kind];
  if (refusal.kind === 'too-many')
    return plainPage({
      status,
      title: say('visit.too-many.title'),
      words: say('visit.too-many.words', { count: minutes }),
    }).then((page) => {
      page.headers.set('retry-after', String(seconds));
      return page;
    });
  const [title, words] = [say('visit.refused.title'), say('visit.refused.words')];
  return plainPage({ status, title, words });
}

async function plainPage({ status, title, words }: { status: number; title: string; words: string }) {
  const body = await html`<h1>${title}</h1><p class="lead quiet">${words}</p>`;
  return portalPage({ status, language: 'en', title, workspaceName: '', body });
}
