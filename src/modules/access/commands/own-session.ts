import { run, type Ctx, type Platform } from '#platform/context.ts';
import type { OutputOf, Page } from '#platform/contract.ts';
import { notFound } from '#platform/errors.ts';
import { hashSecret } from '#platform/ids.ts';
import { getProfile } from '#modules/staff/index.ts';
import { getWorkspace } from '#modules/workspace/index.ts';
import { asSystem, type Visit } from '../answer.ts';
import { audit } from '../audit.ts';
import { cookieName } from '../authenticate.ts';
import type { getSession, Session, signOut } from '../contract.ts';
import { idleMilliseconds } from '../logic/session-ends.ts';
import { readCookie, readToken } from '../logic/tokens.ts';
import { permissions } from '../permissions.ts';

/** Who sits at this browser, and what they may do. */
export async function whoIsSignedIn(ctx: Ctx): Promise<OutputOf<typeof getSession>> {
  if (ctx.actor.kind !== 'staff') throw notFound();
  const granted = new Set(ctx.actor.permissions);
  const { id, slug, name, timeZone, locale, currency } = await getWorkspace(ctx);
  return {
    staff: await getProfile(ctx, ctx.actor.id),
    workspace: { id, slug, name, timeZone, locale, currency },
    permissions: permissions.filter((permission) => granted.has(permission)),
  };
}

/** Ends the session of this cookie, a half one too; whoever brings none, or an old one, is signed out already. */
export async function endSessionOfCookie(platform: Platform, visit: Visit<typeof signOut>): Promise<void> {
  const token = readToken(readCookie(visit.cookie, cookieName(platform)));
  if (!token) return;
  await run(platform, asSystem(token.workspaceId, visit), async (ctx) => {
    const ended = await ctx.tx
      .deleteFrom('sessions')
      .where('workspaceId', '=', ctx.workspaceId)
      .where('tokenHash', '=', hashSecret(token.secret))
      .returning(['id', 'staffId', 'isComplete'])
      .executeTakeFirst();
    if (ended?.isComplete) await audit(ctx, 'session.ended', { actorId: ended.staffId, subjectId: ended.id });
  });
}

/** One's own open sessions, the one used last first. */
export async function listOwnSessions(ctx: Ctx): Promise<Page<Session>> {
  const { id, sessionId } = oneself(ctx);
  const rows = await ctx.tx
    .selectFrom('sessions')
    .select(['id', 'userAgent', 'ip', 'createdAt', 'lastSeenAt'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('staffId', '=', id)
    .where('isComplete', '=', true)
    .where('expiresAt', '>', ctx.now)
    .where('lastSeenAt', '>', new Date(ctx.now.getTime() - idleMilliseconds))
    .orderBy('lastSeenAt', 'desc')
    .orderBy('id', 'desc')
    .limit(200)
    .execute();
  const data = rows.map((row) => ({
    ...row,
    isThisOne: row.id === sessionId,
    createdAt: row.createdAt.toISOString(),
    lastSeenAt: row.lastSeenAt.toISOString(),
  }));
  return { data, hasMore: false, nextCursor: null };
}

export async function endOwnSession(ctx: Ctx, sessionId: string): Promise<Record<string, never>> {
  const ended = await ctx.tx
    .deleteFrom('sessions')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('staffId', '=', oneself(ctx).id)
    .where('id', '=', sessionId)
    .executeTakeFirst();
  if (ended.numDeletedRows !== 1n) throw notFound();
  await audit(ctx, 'session.ended', { subjectId: sessionId });
  return {};
}

function oneself({ actor }: Ctx) {
  if (actor.kind !== 'staff') throw notFound();
  return actor;
}
