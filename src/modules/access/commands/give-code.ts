import { run, type Ctx, type Platform } from '#platform/context.ts';
import { isRefusal, Refusal } from '#platform/errors.ts';
import { assertWithinLimit } from '#platform/http/rate-limit.ts';
import { hashSecret } from '#platform/ids.ts';
import { lockCredentials } from '#modules/staff/index.ts';
import { asSystem, type Visit } from '../answer.ts';
import { audit } from '../audit.ts';
import { recordFailedSignIn } from '../audit-refusals.ts';
import { cookieName } from '../authenticate.ts';
import type { giveCode } from '../contract.ts';
import { limits } from '../limits.ts';
import { readCookie, readToken, type Token } from '../logic/tokens.ts';
import { openSession, type OpenedSession } from '../sessions.ts';
import { spendCode } from './second-factor.ts';

/** The second step: the half session named by the cookie is spent together with the code, and a whole one opens. */
export async function signInWithCode(
  platform: Platform,
  visit: Visit<typeof giveCode>,
): Promise<OpenedSession> {
  const token = readToken(readCookie(visit.cookie, cookieName(platform)));
  if (!token) throw signInFirst();
  const options = asSystem(token.workspaceId, visit);
  const half = await run(platform, options, (ctx) => findHalfSession(ctx, token.secret));
  if (!half) throw signInFirst();
  await assertWithinLimit(platform, limits.code, half.staffId);
  try {
    return await spendHalfSession(platform, visit, { ...half, token });
  } catch (error) {
    if (isRefusal(error) && error.code === 'code_wrong')
      recordFailedSignIn(platform, visit, { ...token, staffId: half.staffId, by: 'code' });
    throw error;
  }
}

function spendHalfSession(
  platform: Platform,
  visit: Visit<typeof giveCode>,
  { token, ...half }: { id: string; staffId: string; token: Token },
): Promise<OpenedSession> {
  return run(platform, asSystem(token.workspaceId, visit), async (ctx) => {
    const person = await lockCredentials(ctx, half.staffId);
    // Looked up again behind the lock: of two requests with the same cookie, one finds it gone.
    if (person?.status !== 'active' || !(await findHalfSession(ctx, token.secret))) throw signInFirst();
    await spendCode(ctx, person, visit.input.code);
    await ctx.tx
      .deleteFrom('sessions')
      .where('workspaceId', '=', ctx.workspaceId)
      .where('id', '=', half.id)
      .execute();
    const session = await openSession(ctx, { staffId: person.id, device: visit.device, state: 'complete' });
    await audit(ctx, 'session.opened', { actorId: person.id, subjectId: session.sessionId });
    return session;
  });
}

function findHalfSession(ctx: Ctx, secret: string) {
  return ctx.tx
    .selectFrom('sessions')
    .select(['id', 'staffId'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('tokenHash', '=', hashSecret(secret))
    .where('isComplete', '=', false)
    .where('expiresAt', '>', ctx.now)
    .executeTakeFirst();
}

function signInFirst(): Refusal {
  return new Refusal('sign_in_first', { kind: 'unauthenticated' });
}
