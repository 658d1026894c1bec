import { run, systemActor, type Ctx, type Platform } from '#platform/context.ts';
import { invalid } from '#platform/errors.ts';
import { newId } from '#platform/ids.ts';
import { startJourney } from '#modules/journey/index.ts';
import { addStaff } from '#modules/staff/index.ts';
import { addWorkspace, type NewWorkspace } from '#modules/workspace/index.ts';
import { audit } from '../audit.ts';
import { emailOf } from '#platform/mail/address.ts';
import { assertGoodPassword, hashPassword } from '../passwords.ts';

export interface NewBusiness {
  slug: string;
  name: string;
  ownerEmail: string;
  ownerName: string;
  password: string;
  timeZone?: string;
  locale?: string;
  currency?: string;
  trade?: NewWorkspace['trade'];
}

export interface CreatedWorkspace {
  workspaceId: string;
  slug: string;
  ownerId: string;
}

/**
 * A workspace, its owner and its starting journey: all or none. The command line and the set-up page share it;
 * `alongside` runs in the same transaction, before anything is written.
 */
export async function createWorkspace(
  platform: Platform,
  given: NewBusiness,
  alongside: (ctx: Ctx) => Promise<void> = async () => {},
): Promise<CreatedWorkspace> {
  const email = emailOf(given.ownerEmail);
  if (!email) throw invalid('address_invalid', 'email');
  assertGoodPassword(given.password, email);
  // Hashing takes tens of milliseconds; it is done before the transaction, which then holds its locks briefly.
  const passwordHash = await hashPassword(given.password);
  const options = { workspaceId: newId(), actor: systemActor, requestId: newId() };
  return run(platform, options, async (ctx) => {
    await alongside(ctx);
    const trade = given.trade ?? 'other';
    await addWorkspace(ctx, {
      slug: given.slug,
      name: given.name,
      timeZone: given.timeZone ?? 'UTC',
      trade,
      ...(given.locale === undefined ? {} : { locale: given.locale }),
      ...(given.currency === undefined ? {} : { currency: given.currency }),
    });
    const owner = { email, name: given.ownerName, role: 'owner', status: 'active', passwordHash } as const;
    const ownerId = await addStaff(ctx, owner);
    await startJourney(ctx, { trade, locale: given.locale ?? 'en' });
    await audit(ctx, 'workspace.created', { subjectId: ownerId, details: { slug: given.slug } });
    return { workspaceId: ctx.workspaceId, slug: given.slug, ownerId };
  });
}
