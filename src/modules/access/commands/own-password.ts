import { run, type Platform } from '#platform/context.ts';
import { Refusal } from '#platform/errors.ts';
import { assertWithinLimit } from '#platform/http/rate-limit.ts';
import { lockCredentials, saveCredentials, type Credentials } from '#modules/staff/index.ts';
import { personIn, type Visit } from '../answer.ts';
import { audit } from '../audit.ts';
import type { changePassword, confirmIdentity } from '../contract.ts';
import { revokeLinks } from '../links.ts';
import { limits } from '../limits.ts';
import { assertGoodPassword, hashPassword, isPassword } from '../passwords.ts';
import { endSessions } from '../sessions.ts';

type Caller = ReturnType<typeof personIn>;

/** Says again who is at the keyboard; for a while this session may then do what an open browser alone may not. */
export async function proveIdentity(
  platform: Platform,
  visit: Visit<typeof confirmIdentity>,
): Promise<Record<string, never>> {
  const caller = personIn(visit);
  await assertOwnPassword(platform, caller, { written: visit.input.password, field: 'password' });
  await run(platform, caller, (ctx) =>
    ctx.tx
      .updateTable('sessions')
      .set({ provedAt: ctx.now })
      .where('workspaceId', '=', ctx.workspaceId)
      .where('id', '=', caller.actor.sessionId)
      .execute(),
  );
  return {};
}

/** A new password ends every other session and every reset link: whoever else knew a way in has lost it. */
export async function changeOwnPassword(
  platform: Platform,
  visit: Visit<typeof changePassword>,
): Promise<Record<string, never>> {
  const caller = personIn(visit);
  const before = await assertOwnPassword(platform, caller, {
    written: visit.input.current,
    field: 'current',
  });
  assertGoodPassword(visit.input.password, before.email);
  const passwordHash = await hashPassword(visit.input.password);
  await run(platform, caller, async (ctx) => {
    const person = await lockCredentials(ctx, caller.actor.id);
    // Two changes at once: the second one's current password is no longer the current one.
    if (person?.passwordHash !== before.passwordHash) throw passwordWrong('current');
    await saveCredentials(ctx, before.id, { passwordHash });
    await endSessions(ctx, { staffId: before.id, except: caller.actor.sessionId });
    await revokeLinks(ctx, { staffId: before.id, kind: 'password-reset' });
    await audit(ctx, 'password.changed', { subjectId: before.id });
  });
  return {};
}

async function assertOwnPassword(
  platform: Platform,
  caller: Caller,
  { written, field }: { written: string; field: string },
): Promise<Credentials> {
  await assertWithinLimit(platform, limits.passwordOfAccount, caller.actor.id);
  const person = await run(platform, caller, (ctx) => lockCredentials(ctx, caller.actor.id));
  const isRight = await isPassword(written, person?.passwordHash);
  if (!isRight || !person) throw passwordWrong(field);
  return person;
}

function passwordWrong(field: string): Refusal {
  return new Refusal('password_wrong', {
    kind: 'invalid',
    fields: [{ path: field, message: 'password_wrong' }],
  });
}
