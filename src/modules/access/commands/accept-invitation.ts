import { run, type Platform } from '#platform/context.ts';
import type { OutputOf } from '#platform/contract.ts';
import { assertWithinLimit } from '#platform/http/rate-limit.ts';
import { changeStaffRow, getStaff, lockCredentials, saveCredentials } from '#modules/staff/index.ts';
import { getWorkspace } from '#modules/workspace/index.ts';
import { asSystem, type Visit } from '../answer.ts';
import { audit } from '../audit.ts';
import type { acceptInvitation, seeInvitation } from '../contract.ts';
import { limits } from '../limits.ts';
import { getOpenLink, linkNotValid, spendLink, workspaceOfLink } from '../links.ts';
import { assertGoodPassword, hashPassword } from '../passwords.ts';
import { openSession, type OpenedSession } from '../sessions.ts';

/** What the link is for, before anything is typed. Looking does not use it up. */
export async function lookAtInvitation(
  platform: Platform,
  visit: Visit<typeof seeInvitation>,
): Promise<OutputOf<typeof seeInvitation>> {
  await assertWithinLimit(platform, limits.linkFromPlace, visit.device.ip);
  const { token } = visit.input;
  return run(platform, asSystem(workspaceOfLink(token), visit), async (ctx) => {
    const link = await getOpenLink(ctx, { kind: 'invitation', token });
    const { name } = await getStaff(ctx, link.staffId);
    return { workspaceName: (await getWorkspace(ctx)).name, email: link.email, name };
  });
}

/** The invited person chooses a name and a password, and is in. The role is the one they were invited with. */
export async function joinByInvitation(
  platform: Platform,
  visit: Visit<typeof acceptInvitation>,
): Promise<OpenedSession> {
  await assertWithinLimit(platform, limits.linkFromPlace, visit.device.ip);
  const { token, name, password } = visit.input;
  const options = asSystem(workspaceOfLink(token), visit);
  // The link is looked at first, so that nobody without one makes the server hash.
  const link = await run(platform, options, (ctx) => getOpenLink(ctx, { kind: 'invitation', token }));
  assertGoodPassword(password, link.email);
  const passwordHash = await hashPassword(password);
  return run(platform, options, async (ctx) => {
    await spendLink(ctx, link);
    const person = await lockCredentials(ctx, link.staffId);
    if (person?.status !== 'invited') throw linkNotValid();
    await changeStaffRow(ctx, person.id, { name, status: 'active' });
    await saveCredentials(ctx, person.id, { passwordHash });
    const session = await openSession(ctx, { staffId: person.id, device: visit.device, state: 'complete' });
    await audit(ctx, 'invitation.accepted', { actorId: person.id, subjectId: person.id });
    return session;
  });
}
