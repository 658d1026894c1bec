import { sql } from 'kysely';
import { run, type Platform } from '#platform/context.ts';
import { Refusal } from '#platform/errors.ts';
import { assertWithinLimit } from '#platform/http/rate-limit.ts';
import { hasAnyWorkspace, slugOf } from '#modules/workspace/index.ts';
import { asSystem, type Visit } from '../answer.ts';
import { audit } from '../audit.ts';
import type { setUp } from '../contract.ts';
import { limits } from '../limits.ts';
import { openSession, type OpenedSession } from '../sessions.ts';
import { createWorkspace, type CreatedWorkspace } from './create-workspace.ts';

/** The first workspace, made by the first visitor. Two first visitors wait for each other, and the second is refused. */
export async function setUpInstallation(
  platform: Platform,
  visit: Visit<typeof setUp>,
): Promise<{ created: CreatedWorkspace; session: OpenedSession }> {
  await assertWithinLimit(platform, limits.setUp, visit.device.ip);
  // Looked at once before the password is hashed, so that an installation in use does no work for strangers.
  if (await hasAnyWorkspace(platform.db)) throw alreadySetUp();
  const { businessName, name, email, password, timeZone, trade } = visit.input;
  const business = {
    slug: slugOf(businessName),
    name: businessName,
    ownerName: name,
    ownerEmail: email,
    password,
    timeZone,
    trade,
  };
  const created = await createWorkspace(platform, business, async (ctx) => {
    await sql`select pg_advisory_xact_lock(hashtextextended('extramile.set-up', 0))`.execute(ctx.tx);
    if (await hasAnyWorkspace(ctx.tx)) throw alreadySetUp();
  });
  const session = await run(platform, asSystem(created.workspaceId, visit), async (ctx) => {
    const opened = await openSession(ctx, {
      staffId: created.ownerId,
      device: visit.device,
      state: 'complete',
    });
    await audit(ctx, 'session.opened', { actorId: created.ownerId, subjectId: opened.sessionId });
    return opened;
  });
  return { created, session };
}

function alreadySetUp(): Refusal {
  return new Refusal('already_set_up', { kind: 'conflict' });
}
