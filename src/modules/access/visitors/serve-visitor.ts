import type { Context } from 'hono';
import { run, systemActor, type Ctx, type Platform } from '#platform/context.ts';
import { assertWithinLimit } from '#platform/http/rate-limit.ts';
import { clientAddress, requestIdOf } from '#platform/http/requests.ts';
import type { Visitor } from '#platform/module.ts';
import { limits } from '../limits.ts';
import { findVisitor, visitorToken } from './customer-sessions.ts';
import { askForLinkPage } from './enter-form.ts';
import { asPage, assertOwnForm, readForm } from './page-requests.ts';

/** What a page under /my is given. */
export interface VisitRequest {
  visitor: Visitor;
  path: string;
  /** Fields of the form; empty unless it is a POST. */
  form: Record<string, string>;
  params: Record<string, string>;
}

export type VisitorPage = (ctx: Ctx, visit: VisitRequest) => Promise<Response>;

/**
 * Every page under /my: limits, the form's origin and size, the visit of the cookie, one transaction as this customer,
 * and refusals as pages. Without a visit it answers the page that offers a new link, with whatever was typed.
 */
export function serveVisitor(platform: Platform, context: Context, page: VisitorPage): Promise<Response> {
  return asPage(async () => {
    assertOwnForm(platform, context);
    await assertWithinLimit(
      platform,
      limits.visitorPages,
      clientAddress(context, platform.config.trustedProxies),
    );
    const form = context.req.method === 'POST' ? await readForm(context) : {};
    const token = visitorToken(platform, context.req.header('cookie'));
    const requestId = requestIdOf(context);
    const visitor =
      token &&
      (await run(platform, { workspaceId: token.workspaceId, actor: systemActor, requestId }, (ctx) =>
        findVisitor(ctx, token),
      ));
    if (!visitor) return askForLinkPage(platform, { workspaceId: token?.workspaceId, kept: form });
    const actor = { kind: 'customer', id: visitor.customerId, permissions: [] } as const;
    const visit = { visitor, path: context.req.path, form, params: paramsOf(context) };
    return run(platform, { workspaceId: visitor.workspaceId, actor, requestId }, (ctx) => page(ctx, visit));
  });
}

function paramsOf(context: Context): Record<string, string> {
  const given: Record<string, string | undefined> = context.req.param();
  return Object.fromEntries(Object.entries(given).map(([name, value]) => [name, value ?? '']));
}
