import { sql } from 'kysely';
import { run, type Platform } from '#platform/context.ts';
import { Refusal } from '#platform/errors.ts';
import { assertWithinLimit } from '#platform/http/rate-limit.ts';
import { newId } from '#platform/ids.ts';
import { emailOf } from '#platform/mail/address.ts';
import { findCredentialsByEmail, lockCredentials, type Credentials } from '#modules/staff/index.ts';
import { asSystem, type Visit } from '../answer.ts';
import { audit } from '../audit.ts';
import { recordFailedSignIn, recordLockOut } from '../audit-refusals.ts';
import type { signIn } from '../contract.ts';
import { limits } from '../limits.ts';
import { isPassword } from '../passwords.ts';
import { openSession, type OpenedSession } from '../sessions.ts';

interface Candidate {
  workspaceId: string;
  slug: string;
  name: string;
}

/**
 * Address and password. Failures of people who exist are written into the audit chain, a few in an hour, since it cannot
 * be shortened and strangers must not be able to make it grow.
 */
export async function signInWithPassword(
  platform: Platform,
  visit: Visit<typeof signIn>,
): Promise<OpenedSession> {
  const email = emailOf(visit.input.email) ?? '';
  await assertWithinLimit(platform, limits.passwordFromPlace, visit.device.ip);
  await assertMayTry(platform, visit, email);
  const proven: { candidate: Candidate; person: Credentials }[] = [];
  for (const candidate of await candidatesFor(platform, { email, slug: visit.input.workspace })) {
    const options = asSystem(candidate.workspaceId, visit);
    const person = await run(platform, options, (ctx) => findCredentialsByEmail(ctx, email));
    const isRight = await isPassword(visit.input.password, person?.passwordHash);
    if (isRight && person) proven.push({ candidate, person });
    else if (person)
      recordFailedSignIn(platform, visit, {
        workspaceId: candidate.workspaceId,
        staffId: person.id,
        by: 'password',
      });
  }
  const [only, ...others] = proven;
  if (!only) throw wrong();
  if (others.length > 0)
    throw new Refusal('workspace_needed', {
      kind: 'conflict',
      facts: { workspaces: proven.map(({ candidate }) => ({ slug: candidate.slug, name: candidate.name })) },
    });
  return run(platform, asSystem(only.candidate.workspaceId, visit), async (ctx) => {
    const person = await lockCredentials(ctx, only.person.id);
    // Between the hashing and this lock the person may have been suspended, or have changed the password.
    if (person?.status !== 'active' || person.passwordHash !== only.person.passwordHash) throw wrong();
    const state = person.totpConfirmedAt ? 'half' : 'complete';
    const session = await openSession(ctx, { staffId: person.id, device: visit.device, state });
    if (state === 'complete')
      await audit(ctx, 'session.opened', { actorId: person.id, subjectId: session.sessionId });
    return session;
  });
}

async function assertMayTry(platform: Platform, visit: Visit<typeof signIn>, email: string): Promise<void> {
  try {
    await assertWithinLimit(platform, limits.passwordOfAccount, email);
  } catch (error) {
    recordLockOut(platform, visit, async () => {
      const found: { workspaceId: string; staffId: string }[] = [];
      for (const { workspaceId } of await listWorkspacesOfEmail(platform, email)) {
        const options = asSystem(workspaceId, visit);
        const person = await run(platform, options, (ctx) => findCredentialsByEmail(ctx, email));
        if (person) found.push({ workspaceId, staffId: person.id });
      }
      return found;
    });
    throw error;
  }
}

export async function listWorkspacesOfEmail(platform: Platform, email: string): Promise<Candidate[]> {
  const { rows } = await sql<{ workspaceId: string; slug: string; name: string }>`
    select workspace_id as "workspaceId", slug, name from list_workspaces_of_email(${email})`.execute(
    platform.db,
  );
  return rows;
}

/** An unknown address is looked up where nobody is, so that it costs the same reads and the same hash (SEC-046). */
async function candidatesFor(
  platform: Platform,
  { email, slug }: { email: string; slug: string | undefined },
): Promise<Candidate[]> {
  const wanted = slug?.trim().toLowerCase();
  const known = await listWorkspacesOfEmail(platform, email);
  const meant = wanted ? known.filter((candidate) => candidate.slug === wanted) : known;
  return meant.length > 0 ? meant : [{ workspaceId: newId(), slug: '', name: '' }];
}

function wrong(): Refusal {
  return new Refusal('sign_in_wrong', { kind: 'unauthenticated' });
}
