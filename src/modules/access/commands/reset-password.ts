import { z } from 'zod';
import { run, systemActor, type Platform } from '#platform/context.ts';
import { Refusal } from '#platform/errors.ts';
import { assertWithinLimit } from '#platform/http/rate-limit.ts';
import { newId } from '#platform/ids.ts';
import { jobType } from '#platform/jobs/jobs.ts';
import { emailOf } from '#platform/mail/address.ts';
import { findCredentialsByEmail, lockCredentials, saveCredentials } from '#modules/staff/index.ts';
import { asSystem, type Visit } from '../answer.ts';
import { audit } from '../audit.ts';
import type { askPasswordReset, redeemPasswordReset } from '../contract.ts';
import { limits } from '../limits.ts';
import { sendLinkJob } from '../link-mails.ts';
import { getOpenLink, issueLink, linkNotValid, revokeLinks, spendLink, workspaceOfLink } from '../links.ts';
import { assertGoodPassword, hashPassword } from '../passwords.ts';
import { endSessions, openSession, type OpenedSession } from '../sessions.ts';
import { listWorkspacesOfEmail } from './sign-in.ts';

/**
 * Whether anybody has this address is found out by a job, after the answer: known or not, asking does the same work and
 * gets the same answer (SEC-046).
 */
export async function requestPasswordReset(
  platform: Platform,
  visit: Visit<typeof askPasswordReset>,
): Promise<Record<string, never>> {
  await assertWithinLimit(platform, limits.resetFromPlace, visit.device.ip);
  if (!platform.config.smtpUrl) throw new Refusal('no_mail_here', { kind: 'conflict' });
  const email = emailOf(visit.input.email) ?? '';
  await assertWithinLimit(platform, limits.resetOfAddress, email);
  // Asking belongs to no workspace yet; the queue needs a transaction, and this one can see nothing.
  await run(platform, asSystem(newId(), visit), (ctx) =>
    platform.jobs.enqueue(ctx, answerResetJob, { email }),
  );
  return {};
}

/** The payload is an address and not an id, because a stranger's is nobody's; the queue forgets it within the hour. */
export const answerResetJob = jobType('access.answer-password-reset', {
  payload: z.object({ email: z.string() }),
  run: async (platform, { email }) => {
    for (const { workspaceId } of await listWorkspacesOfEmail(platform, email)) {
      const options = { workspaceId, actor: systemActor, requestId: newId() };
      await run(platform, options, async (ctx) => {
        const person = await findCredentialsByEmail(ctx, email);
        if (person?.status !== 'active') return;
        const kind = 'password-reset';
        const link = await issueLink(ctx, { kind, staffId: person.id, email });
        await platform.jobs.enqueue(ctx, sendLinkJob, { workspaceId, linkId: link.id, kind });
        await audit(ctx, 'password_reset.asked', { subjectId: person.id });
      });
    }
  },
});

/** A new password by link: every session ends, and a second factor stays, because a mailbox is only one factor. */
export async function resetPassword(
  platform: Platform,
  visit: Visit<typeof redeemPasswordReset>,
): Promise<OpenedSession> {
  await assertWithinLimit(platform, limits.linkFromPlace, visit.device.ip);
  const { token, password } = visit.input;
  const options = asSystem(workspaceOfLink(token), visit);
  const link = await run(platform, options, (ctx) => getOpenLink(ctx, { kind: 'password-reset', token }));
  assertGoodPassword(password, link.email);
  const passwordHash = await hashPassword(password);
  return run(platform, options, async (ctx) => {
    await spendLink(ctx, link);
    const person = await lockCredentials(ctx, link.staffId);
    if (person?.status !== 'active') throw linkNotValid();
    await saveCredentials(ctx, person.id, { passwordHash });
    await revokeLinks(ctx, { kind: 'password-reset', staffId: person.id });
    await endSessions(ctx, { staffId: person.id });
    const state = person.totpConfirmedAt ? 'half' : 'complete';
    const session = await openSession(ctx, { staffId: person.id, device: visit.device, state });
    await audit(ctx, 'password.reset', { actorId: person.id, subjectId: person.id });
    return session;
  });
}
