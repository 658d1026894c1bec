import { run, type Ctx, type Platform } from '#platform/context.ts';
import type { OutputOf } from '#platform/contract.ts';
import { invalid, notFound, Refusal } from '#platform/errors.ts';
import { assertWithinLimit } from '#platform/http/rate-limit.ts';
import { hashSecret, newSecret, sameBytes } from '#platform/ids.ts';
import { lockCredentials, saveCredentials, type Credentials } from '#modules/staff/index.ts';
import { getWorkspace } from '#modules/workspace/index.ts';
import { personIn, type Visit } from '../answer.ts';
import { audit } from '../audit.ts';
import type { beginTotp, confirmTotp } from '../contract.ts';
import { limits } from '../limits.ts';
import { endSessions } from '../sessions.ts';
import { base32, fromBase32, matchingStep } from '../totp.ts';
import { assertFreshProof } from './prove.ts';

const recoveryCodes = 10;

/** Makes a new secret; until a first code has confirmed it, nothing asks for it. */
export async function beginSecondFactor(ctx: Ctx): Promise<OutputOf<typeof beginTotp>> {
  await assertFreshProof(ctx);
  const person = await lockOneself(ctx);
  if (person.totpConfirmedAt) throw new Refusal('totp_already_on', { kind: 'conflict' });
  // Twenty bytes, the length of SHA-1, as RFC 4226 section 4 recommends.
  const secret = base32(Buffer.from(newSecret(), 'base64url').subarray(0, 20));
  await saveCredentials(ctx, person.id, {
    totpSecret: ctx.platform.secrets.encrypt(secretPlace(ctx, person.id), secret),
    totpLastStep: null,
  });
  const { name } = await getWorkspace(ctx);
  const label = encodeURIComponent(`${name}:${person.email}`);
  return { secret, uri: `otpauth://totp/${label}?secret=${secret}&issuer=${encodeURIComponent(name)}` };
}

/** Turns it on. Whoever was signed in elsewhere signs in anew, with the second factor. */
export async function confirmSecondFactor(
  platform: Platform,
  visit: Visit<typeof confirmTotp>,
): Promise<OutputOf<typeof confirmTotp>> {
  const caller = personIn(visit);
  await assertWithinLimit(platform, limits.code, caller.actor.id);
  return run(platform, caller, async (ctx) => {
    const person = await lockOneself(ctx);
    if (person.totpConfirmedAt) throw new Refusal('totp_already_on', { kind: 'conflict' });
    if (!person.totpSecret) throw new Refusal('totp_not_begun', { kind: 'conflict' });
    const step = stepOf(ctx, person, visit.input.code);
    if (step === undefined) throw codeWrong();
    const codes = Array.from({ length: recoveryCodes }, newRecoveryCode);
    await saveCredentials(ctx, person.id, {
      totpConfirmedAt: ctx.now,
      totpLastStep: step,
      recoveryCodeHashes: codes.map((code) => hashSecret(plainCode(code))),
    });
    await endSessions(ctx, { staffId: person.id, except: caller.actor.sessionId });
    await audit(ctx, 'second_factor.on', { subjectId: person.id });
    return { recoveryCodes: codes };
  });
}

export async function removeSecondFactor(ctx: Ctx): Promise<Record<string, never>> {
  await assertFreshProof(ctx);
  const person = await lockOneself(ctx);
  await saveCredentials(ctx, person.id, {
    totpSecret: null,
    totpConfirmedAt: null,
    totpLastStep: null,
    recoveryCodeHashes: [],
  });
  if (person.totpConfirmedAt) await audit(ctx, 'second_factor.off', { subjectId: person.id });
  return {};
}

/** Spends a code of the authenticator or a recovery code. The person's row is locked, so each works exactly once. */
export async function spendCode(ctx: Ctx, person: Credentials, code: string): Promise<void> {
  const step = stepOf(ctx, person, code);
  if (step !== undefined) return saveCredentials(ctx, person.id, { totpLastStep: step });
  const hash = hashSecret(plainCode(code));
  const left = person.recoveryCodeHashes.filter((known) => !sameBytes(known, hash));
  if (left.length === person.recoveryCodeHashes.length) throw codeWrong();
  await saveCredentials(ctx, person.id, { recoveryCodeHashes: left });
  await audit(ctx, 'recovery_code.spent', {
    actorId: person.id,
    subjectId: person.id,
    details: { left: left.length },
  });
}

function stepOf(ctx: Ctx, person: Credentials, code: string): number | undefined {
  if (!person.totpSecret) return undefined;
  const secret = ctx.platform.secrets.decrypt(secretPlace(ctx, person.id), person.totpSecret);
  return matchingStep(code.replaceAll(/\s/g, ''), {
    secret: fromBase32(secret),
    now: ctx.now,
    lastStep: person.totpLastStep,
  });
}

async function lockOneself(ctx: Ctx): Promise<Credentials> {
  const person = ctx.actor.kind === 'staff' ? await lockCredentials(ctx, ctx.actor.id) : undefined;
  if (!person) throw notFound();
  return person;
}

function secretPlace(ctx: Ctx, staffId: string) {
  return { workspaceId: ctx.workspaceId, table: 'staff', column: 'totp_secret', id: staffId };
}

/** Eighty bits in four groups, so a plain hash of it cannot be searched through. */
function newRecoveryCode(): string {
  const letters = base32(Buffer.from(newSecret(), 'base64url').subarray(0, 10)).toLowerCase();
  return (letters.match(/.{4}/g) ?? []).join('-');
}

function plainCode(code: string): string {
  return code.toLowerCase().replaceAll(/[^a-z2-7]/g, '');
}

function codeWrong(): Refusal {
  return invalid('code_wrong', 'code');
}
