import type { Context, Hono } from 'hono';
import { authenticate } from '#modules/access/index.ts';
import { run, systemActor, type Ctx, type Platform } from '#platform/context.ts';
import { isRefusal } from '#platform/errors.ts';
import { assertWithinLimit } from '#platform/http/rate-limit.ts';
import { clientAddress, readBytes, requestIdOf } from '#platform/http/requests.ts';
import { translator } from '#platform/texts/texts.ts';
import { portalPage } from '../../portal/layout.ts';
import { readAskToken } from './ask-token.ts';
import { declineAsks } from './commands/decline-asks.ts';
import { findAskByToken } from './queries/find-ask.ts';
import type { AskRequest } from './pages/ask-request.ts';
import { showAsk, showThanks } from './pages/show-ask.ts';
import { receiveAsk } from './pages/receive-ask.ts';
import { declinePage, wordsPage } from './pages/plain-pages.ts';
import { gonePage, shellOf } from './pages/shell.ts';

/**
 * The pages behind the link of an ask. Reading them (GET, HEAD) changes nothing, whoever follows the link; only a POST
 * says something (SEC-080). All links that lead nowhere, for whatever reason, get one and the same page.
 */
export function mountAskPages(app: Hono, platform: Platform): void {
  const serve = pageServer(platform);
  app.get('/a/:token', (context) => serve(context, showAsk));
  app.post('/a/:token', (context) => serve(context, receiveAsk));
  app.get('/a/:token/thanks', (context) => serve(context, showThanks));
  app.get('/a/:token/decline', (context) => serve(context, showDecline));
  app.post('/a/:token/decline', (context) => serve(context, receiveDecline));
}

type AskPage = (ctx: Ctx, request: AskRequest) => Promise<Response>;

const pageLimit = { name: 'ask-page', most: 120, withinSeconds: 600 };
const longestFormInBytes = 65_536;

function pageServer(platform: Platform) {
  return async (context: Context, page: AskPage): Promise<Response> => {
    try {
      await assertWithinLimit(platform, pageLimit, clientAddress(context, platform.config.trustedProxies));
      const token = readAskToken(context.req.param('token') ?? '');
      if (!token) return await gonePage();
      const principal = await authenticate(platform, context);
      const request: AskRequest = {
        token,
        path: `/a/${context.req.param('token')}`,
        mark: context.req.query('mark'),
        isStaff: principal?.via === 'cookie' && principal.workspaceId === token.workspaceId,
        form: context.req.method === 'POST' ? await readForm(context) : {},
      };
      const options = { workspaceId: token.workspaceId, actor: systemActor, requestId: requestIdOf(context) };
      return await run(platform, options, (ctx) => page(ctx, request));
    } catch (error) {
      const words = refusalWords(error);
      if (words === undefined) throw error;
      return await words;
    }
  };
}

/** A refusal is shown to a person here, so it is a page and not a problem document. */
function refusalWords(error: unknown): Promise<Response> | undefined {
  if (!isRefusal(error)) return undefined;
  if (error.kind !== 'too-many') return gonePage();
  const seconds = Number(error.facts?.['retryAfterSeconds'] ?? 60);
  const say = translator('feedback');
  return wordsPage(say('too-many.title'), say('too-many.words', { minutes: Math.ceil(seconds / 60) })).then(
    (body) =>
      portalPage({ status: 429, language: 'en', title: say('too-many.title'), workspaceName: '', body }),
  );
}

/** Only what a plain form sends; mail programs may send the one-click request in another shape, which nobody reads. */
async function readForm(context: Context): Promise<Record<string, unknown>> {
  const type = (context.req.header('content-type') ?? '').split(';')[0]?.trim().toLowerCase();
  const bytes = await readBytes(context, longestFormInBytes);
  if (type !== 'application/x-www-form-urlencoded') return {};
  return Object.fromEntries(new URLSearchParams(new TextDecoder().decode(bytes)));
}

async function showDecline(ctx: Ctx, { token, path }: AskRequest): Promise<Response> {
  const ask = await findAskByToken(ctx, token.hash);
  if (!ask || ask.suspendedAt !== null) return gonePage();
  const { say, shell } = shellOf(ask);
  if (ask.declinesAsksAt !== null)
    return shell(
      say('decline.done-title'),
      await wordsPage(say('decline.done-title'), say('decline.done-words')),
    );
  return shell(say('decline.title'), await declinePage(say, ask, `${path}/decline`));
}

/** Also what a mail program calls for one-click unsubscribe (RFC 8058): no page before it, no sign-in, no cookie. */
async function receiveDecline(ctx: Ctx, { token }: AskRequest): Promise<Response> {
  const ask = await findAskByToken(ctx, token.hash);
  if (!ask || (await declineAsks(ctx, token.hash)) === 'gone') return gonePage();
  const { say, shell } = shellOf(ask);
  return shell(
    say('decline.done-title'),
    await wordsPage(say('decline.done-title'), say('decline.done-words')),
  );
}
