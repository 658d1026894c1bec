import { run, type Ctx, type Platform } from '#platform/context.ts';
import type { OutputOf } from '#platform/contract.ts';
import { notFound } from '#platform/errors.ts';
import { hashSecret } from '#platform/ids.ts';
import { getProfile } from '#modules/staff/index.ts';
import { getWorkspace } from '#modules/workspace/index.ts';
import { asSystem, type Visit } from '../answer.ts';
import { audit } from '../audit.ts';
import { cookieName } from '../authenticate.ts';
import type { getSession, signOut } from '../contract.ts';
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
