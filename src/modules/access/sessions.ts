import type { Context } from 'hono';
import type { Ctx, Platform } from '#platform/context.ts';
import { clientAddress } from '#platform/http/requests.ts';
import { hashSecret, newId, newSecret } from '#platform/ids.ts';
import { cookieName } from './authenticate.ts';
import { absoluteMilliseconds, halfSessionMilliseconds } from './logic/session-ends.ts';
import { tokenOf } from './logic/tokens.ts';

/** Where a sign-in came from: shown in the list of sessions, so that a person can tell theirs. */
export interface Device {
  userAgent: string;
  ip: string;
}

export function deviceOf(platform: Platform, context: Context): Device {
  return {
    userAgent: (context.req.header('user-agent') ?? '').replaceAll(/[^\x20-\x7e]/g, '').slice(0, 300),
    ip: clientAddress(context, platform.config.trustedProxies),
  };
}

export interface OpenedSession {
  sessionId: string;
  token: string;
  state: SessionState;
}

/** Half: the password was right and the second factor is still missing. */
export type SessionState = 'complete' | 'half';

/** Every sign-in makes a new session with a new secret; the old half one is never promoted (SEC-055). */
export async function openSession(
  ctx: Ctx,
  { staffId, device, state }: { staffId: string; device: Device; state: SessionState },
): Promise<OpenedSession> {
  const sessionId = newId();
  const secret = newSecret();
  const lives = state === 'complete' ? absoluteMilliseconds : halfSessionMilliseconds;
  await ctx.tx
    .insertInto('sessions')
    .values({
      workspaceId: ctx.workspaceId,
      id: sessionId,
      staffId,
      tokenHash: hashSecret(secret),
      isComplete: state === 'complete',
      userAgent: device.userAgent,
      ip: device.ip,
      createdAt: ctx.now,
      lastSeenAt: ctx.now,
      provedAt: ctx.now,
      expiresAt: new Date(ctx.now.getTime() + lives),
    })
    .execute();
  return { sessionId, token: tokenOf({ workspaceId: ctx.workspaceId, secret }), state };
}

/** Ends sessions of one person: all of them, or all but the one they are using. */
export async function endSessions(
  ctx: Ctx,
  { staffId, except }: { staffId: string; except?: string | undefined },
): Promise<void> {
  let doomed = ctx.tx
    .deleteFrom('sessions')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('staffId', '=', staffId);
  if (except !== undefined) doomed = doomed.where('id', '<>', except);
  await doomed.execute();
}

export function sessionCookie(platform: Platform, session: OpenedSession): string {
  const lives = session.state === 'complete' ? absoluteMilliseconds : halfSessionMilliseconds;
  return cookie(platform, session.token, Math.floor(lives / 1000));
}

export function endedCookie(platform: Platform): string {
  return cookie(platform, '', 0);
}

function cookie(platform: Platform, value: string, maxAgeInSeconds: number): string {
  const secure = platform.config.baseUrl.startsWith('https:') ? '; Secure' : '';
  return `${cookieName(platform)}=${value}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${maxAgeInSeconds}${secure}`;
}
