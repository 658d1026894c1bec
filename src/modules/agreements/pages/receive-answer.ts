import type { VisitRequest } from '#modules/access/index.ts';
import type { Ctx } from '#platform/context.ts';
import { isRefusal, notFound } from '#platform/errors.ts';
import { acceptVersion, declineVersion } from '../commands/decide.ts';
import { renderPage } from './show-page.ts';
import { theirSpeaker, visitedPage, type Visited } from './visited.ts';

/** POST /my/agreements/{id}/accept: their yes to the version they read, with their name. */
export async function receiveAccept(ctx: Ctx, { visitor, params, form }: VisitRequest): Promise<Response> {
  const visited = await visitedPage(ctx, visitor, params['id'] ?? '');
  const by = theirSpeaker(visitor, form['name'] ?? '');
  try {
    await acceptVersion(ctx, {
      agreementId: visited.agreement.id,
      versionId: namedVersion(form),
      by,
    });
  } catch (error) {
    return answerRefused(error, visited, visitor);
  }
  return back(visited);
}

/** POST /my/agreements/{id}/decline: their no, with its reason. */
export async function receiveDecline(ctx: Ctx, { visitor, params, form }: VisitRequest): Promise<Response> {
  const visited = await visitedPage(ctx, visitor, params['id'] ?? '');
  const because = (form['because'] ?? '').trim().slice(0, 1000);
  if (because === '')
    return renderPage(visited, visitor, { status: 422, notice: visited.say('page.why-needed') });
  const by = theirSpeaker(visitor, '');
  try {
    await declineVersion(ctx, {
      agreementId: visited.agreement.id,
      versionId: namedVersion(form),
      because,
      by,
    });
  } catch (error) {
    return answerRefused(error, visited, visitor);
  }
  return back(visited);
}

function namedVersion(form: Record<string, string>): string {
  const version = form['version'] ?? '';
  if (!/^[0-9a-f-]{36}$/i.test(version)) throw notFound();
  return version;
}

/** A version that changed under their eyes is refused kindly: the page that counts now, with the difference on it. */
function answerRefused(
  error: unknown,
  visited: Visited,
  visitor: VisitRequest['visitor'],
): Promise<Response> {
  if (!isRefusal(error)) throw error;
  if (error.code === 'version_unknown') throw notFound();
  const notice = visited.say(`page.refused.${error.code}`, {
    defaultValue: visited.say('page.refused.other'),
  });
  return renderPage(visited, visitor, { status: 409, notice });
}

function back({ agreement }: Visited): Response {
  return new Response(null, {
    status: 303,
    headers: { location: `/my/agreements/${agreement.id}`, 'cache-control': 'no-store' },
  });
}
