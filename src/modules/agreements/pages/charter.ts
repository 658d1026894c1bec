import { createHash } from 'node:crypto';
import type { Context } from 'hono';
import { asPage } from '#modules/access/index.ts';
import { listKeptness } from '#modules/promises/index.ts';
import { settingsOf } from '#modules/workspace/index.ts';
import { run, systemActor, type Ctx, type Platform } from '#platform/context.ts';
import { html, type Html } from '#platform/html/html.ts';
import { assertWithinLimit } from '#platform/http/rate-limit.ts';
import { clientAddress, requestIdOf } from '#platform/http/requests.ts';
import { spokenLanguage, translator, type Translate } from '#platform/texts/texts.ts';
import { portalPage } from '../../../portal/layout.ts';
import type { PageContent } from '../contract.ts';
import { keptSoFar, type Kept } from '../logic/kept.ts';
import { findCharter, findPublicWorkspace, publicAddresses } from '../queries/charter.ts';
import { sheet } from './sheet.ts';

type PublicWorkspace = NonNullable<Awaited<ReturnType<typeof findPublicWorkspace>>>;

const pageLimit = { name: 'public-page', most: 300, withinSeconds: 600 };
/** A stranger may see a page a few minutes old; a change of ours is seen soon enough. */
const caching = 'public, max-age=300, stale-while-revalidate=3600';

/** GET /p/{slug}: what anybody can expect of this business, and how each promise is being kept. */
export function showCharter(platform: Platform, context: Context): Promise<Response> {
  return asPage(() => answerCharter(platform, context));
}

async function answerCharter(platform: Platform, context: Context): Promise<Response> {
  await assertWithinLimit(platform, pageLimit, clientAddress(context, platform.config.trustedProxies));
  const found = await findPublicWorkspace(platform, context.req.param('slug') ?? '');
  if (!found) return unknownPage();
  const workspace = { ...found, locale: spokenLanguage(null, found.locale) };
  const options = { workspaceId: workspace.id, actor: systemActor, requestId: requestIdOf(context) };
  const page = await run(platform, options, (ctx) => charterPage(ctx, workspace));
  const text = await page.text();
  const tag = `"${createHash('sha256').update(text).digest('base64url').slice(0, 27)}"`;
  const headers = new Headers(page.headers);
  headers.set('cache-control', caching);
  headers.set('etag', tag);
  if (context.req.header('if-none-match') === tag) return new Response(null, { status: 304, headers });
  return new Response(text, { status: page.status, headers });
}

async function charterPage(ctx: Ctx, workspace: PublicWorkspace): Promise<Response> {
  const say = translator('agreements', workspace.locale);
  const charter = await findCharter(ctx);
  const contact = await reachUs(ctx, say, workspace);
  const day = new Intl.DateTimeFormat(workspace.locale, { dateStyle: 'long', timeZone: workspace.timeZone });
  const title = charter?.title ?? say('public.empty-title', { workspace: workspace.name });
  const body = charter
    ? await html`<h1>${title}</h1>
${await sheet({ say, content: charter.content, under: await keptLines(ctx, workspace, charter.content, say) })}
${contact}
<p class="quiet small after">${say('public.version', { number: charter.number, day: day.format(charter.decidedAt ?? ctx.now) })}</p>`
    : await html`<h1>${title}</h1><p class="lead quiet">${say('public.empty', { workspace: workspace.name })}</p>${contact}`;
  const shell = { status: 200, language: workspace.locale, workspaceName: workspace.name, isPublic: true };
  return portalPage({ ...shell, title, body });
}

async function keptLines(
  ctx: Ctx,
  workspace: PublicWorkspace,
  content: PageContent,
  say: Translate,
): Promise<Map<string, Html>> {
  const facts = await listKeptness(ctx);
  const needed = settingsOf(workspace).fewestToMark;
  const lines = new Map<string, Html>();
  const day = (at: string) =>
    new Intl.DateTimeFormat(workspace.locale, { dateStyle: 'long', timeZone: workspace.timeZone }).format(
      new Date(at),
    );
  for (const line of content.ours) {
    const fact = facts.find(({ id }) => id === line.promiseId);
    if (!fact) continue;
    const kept = keptSoFar(
      {
        kept: fact.keptness.kept,
        n: fact.keptness.n,
        isTrial: fact.isOnTrial,
        trialUntil: fact.trialUntil,
      },
      needed,
    );
    lines.set(line.id, await html`<br><span class="quiet small">${keptWords(say, kept, day)}</span>`);
  }
  return lines;
}

function keptWords(say: Translate, kept: Kept, day: (at: string) => string): string {
  const percent = (share: number) => `${Math.round(share * 100)}%`;
  switch (kept.shown) {
    case 'share': {
      const { value, interval, n } = kept.share;
      return say('public.kept', {
        share: percent(value),
        low: percent(interval.low),
        high: percent(interval.high),
        count: n,
      });
    }
    case 'so-far':
      return say('public.so-far', { n: kept.n, needed: kept.needed });
    case 'trial':
      return kept.until === null
        ? say('public.trial-open', { count: kept.n })
        : say('public.trial', { until: day(kept.until), count: kept.n });
    case 'nothing':
      return say('public.nothing');
  }
}

async function reachUs(ctx: Ctx, say: Translate, workspace: PublicWorkspace): Promise<Html> {
  const addresses = await publicAddresses(ctx);
  const ask =
    addresses.length === 0
      ? ''
      : html`<h2>${say('public.reach')}</h2><p>${say('public.reach-words')}</p>
<ul>${addresses.map(({ name, address }) => html`<li>${name}: <a href="mailto:${address}">${address}</a></li>`)}</ul>`;
  return html`<section class="sheet">${ask}
<p>${say('public.mine', { workspace: workspace.name })} <a class="step" href="/my/${workspace.slug}/enter">${say('public.mine-link')}</a></p></section>`;
}

/** Unknown, misspelt and suspended look alike, and do not say whose they are. */
async function unknownPage(): Promise<Response> {
  const say = translator('agreements');
  const title = say('public.unknown-title');
  const body = await html`<h1>${title}</h1><p class="lead quiet">${say('public.unknown')}</p>`;
  return portalPage({ status: 404, language: 'en', title, workspaceName: '', body });
}
