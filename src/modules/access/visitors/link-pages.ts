import type { Context } from 'hono';
import { run, systemActor, type Ctx, type Platform } from '#platform/context.ts';
import { html } from '#platform/html/html.ts';
import { assertWithinLimit } from '#platform/http/rate-limit.ts';
import { clientAddress, requestIdOf } from '#platform/http/requests.ts';
import { translator } from '#platform/texts/texts.ts';
import { portalPage } from '../../../portal/layout.ts';
import { limits } from '../limits.ts';
import { readToken, type Token } from '../logic/tokens.ts';
import { linkState, maskedAddress, pathOfPurpose } from '../logic/visits.ts';
import { findCustomerLink, spendCustomerLink, type CustomerLink } from './customer-links.ts';
import { findVisitor, openVisit, visitorCookie, visitorToken } from './customer-sessions.ts';
import { findReaderByAddress } from './find-reader.ts';
import { wayInMail } from './link-mail.ts';
import { asPage, assertOwnForm, gonePage } from './page-requests.ts';
import { sendLinkTo } from './send-customer-link.ts';

interface Opening {
  token: Token;
  link: CustomerLink;
  /** This browser visits as the customer of the link already. */
  isInside: boolean;
  path: string;
}

/**
 * The page behind a link. Looking at it (GET, HEAD, a scanner, a preview) changes nothing; its one button opens the
 * visit (SEC-080). A link that leads nowhere, for whatever reason, gets one and the same page.
 */
export function serveLink(
  platform: Platform,
  context: Context,
  page: (ctx: Ctx, opening: Opening) => Promise<Response>,
): Promise<Response> {
  return asPage(async () => {
    assertOwnForm(platform, context);
    await assertWithinLimit(
      platform,
      limits.customerLinkFromPlace,
      clientAddress(context, platform.config.trustedProxies),
    );
    const token = readToken(context.req.param('token'));
    if (!token) return gonePage();
    const options = { workspaceId: token.workspaceId, actor: systemActor, requestId: requestIdOf(context) };
    return run(platform, options, async (ctx) => {
      const link = await findCustomerLink(ctx, token);
      if (!link || linkState(link, ctx.now) === 'gone') return gonePage();
      const own = visitorToken(platform, context.req.header('cookie'));
      const visitor = own?.workspaceId === token.workspaceId ? await findVisitor(ctx, own) : undefined;
      const isInside = visitor?.customerId === link.customerId && visitor.address === link.address;
      return page(ctx, { token, link, isInside, path: `/l/${context.req.param('token')}` });
    });
  });
}

/** GET /l/{token}: whose page it is, and one button. */
export async function showLink(ctx: Ctx, opening: Opening): Promise<Response> {
  const { link, path } = opening;
  if (opening.isInside) return redirect(pathOfPurpose(link.purpose, link.subjectId));
  if (linkState(link, ctx.now) === 'spent') return spentPage(opening);
  const say = translator('access', link.language);
  const words = {
    workspace: link.workspaceName,
    name: link.customerName === '' ? maskedAddress(link.address) : link.customerName,
  };
  const title = say(`visit.open.title.${link.purpose}`);
  const body = await html`<h1>${title}</h1>
<p class="lead quiet">${say('visit.open.words', words)}</p>
<form method="post" action="${path}"><button type="submit">${say('visit.open.press')}</button></form>
<p class="small quiet after">${say('visit.open.small')}</p>`;
  return page(link, { status: 200, title, body });
}

/** POST /l/{token}: the one who wins is inside; whoever is inside already is simply led on. */
export async function receiveLink(ctx: Ctx, opening: Opening): Promise<Response> {
  const { link } = opening;
  const target = pathOfPurpose(link.purpose, link.subjectId);
  if (opening.isInside) return redirect(target);
  if (!(await spendCustomerLink(ctx, link.id))) return spentPage(opening);
  const token = await openVisit(ctx, { customerId: link.customerId, address: link.address });
  return redirect(target, visitorCookie(ctx.platform, token));
}

/** POST /l/{token}/again: a new link of the same purpose, to the address the first one went to and nowhere else. */
export async function receiveAgain(ctx: Ctx, { link, path }: Opening): Promise<Response> {
  if (linkState(link, ctx.now) === 'open') return redirect(path);
  await assertWithinLimit(ctx.platform, limits.linkAgain, link.id);
  const { customerId, address, purpose, subjectId, customerName, language } = link;
  const known = await findReaderByAddress(ctx, address);
  const inboxId = known?.inboxId ?? null;
  const reader = { customerId, address, name: customerName, language, inboxId };
  await sendLinkTo(ctx, { reader, purpose, subjectId, mail: wayInMail('again', purpose) });
  const say = translator('access', language);
  const title = say('visit.again.title');
  const body = await html`<h1>${title}</h1>
<p class="lead quiet">${say('visit.again.words', { address: maskedAddress(address) })}</p>`;
  return page(link, { status: 200, title, body });
}

async function spentPage({ link, path }: Opening): Promise<Response> {
  const say = translator('access', link.language);
  const title = say(link.usedAt === null ? 'visit.spent.too-old' : 'visit.spent.used');
  const body = await html`<h1>${title}</h1>
<p class="lead quiet">${say('visit.spent.words', { address: maskedAddress(link.address) })}</p>
<form method="post" action="${path}/again"><button type="submit">${say('visit.spent.press')}</button></form>`;
  return page(link, { status: 410, title, body });
}

function page(
  link: CustomerLink,
  shown: { status: number; title: string; body: Awaited<ReturnType<typeof html>> },
) {
  return portalPage({ ...shown, language: link.language, workspaceName: link.workspaceName });
}

function redirect(location: string, setCookie?: string): Response {
  const headers = {
    location,
    'cache-control': 'no-store',
    'x-robots-tag': 'noindex, nofollow',
    ...(setCookie === undefined ? {} : { 'set-cookie': setCookie }),
  };
  return new Response(null, { status: 303, headers });
}
