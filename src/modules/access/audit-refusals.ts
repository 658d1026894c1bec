import { run, type Platform } from '#platform/context.ts';
import type { Endpoint } from '#platform/contract.ts';
import type { Refusal } from '#platform/errors.ts';
import type { Principal } from '#platform/http/handle.ts';
import { assertWithinLimit, type Limit } from '#platform/http/rate-limit.ts';
import { newId } from '#platform/ids.ts';
import { asSystem, type Visit } from './answer.ts';
import { audit, type AuditFacts } from './audit.ts';

/**
 * What was tried and not let through belongs in the chain too, but the chain cannot be shortened, and whoever tries may
 * try without end. So an hour has room for a few entries of each kind per workspace, and for one of a lock-out per
 * person: enough to see that something is going on, and no more than a few megabytes in a year of attack.
 */
const perKind: Limit = { name: 'audit.refused', most: 20, withinSeconds: 3600 };
const perLock: Limit = { name: 'audit.locked', most: 1, withinSeconds: 900 };

/** A wrong password or code of somebody who exists. Nobody waits for it: the answer must take as long for a stranger. */
export function recordFailedSignIn(
  platform: Platform,
  visit: Visit<Endpoint>,
  { workspaceId, staffId, by }: { workspaceId: string; staffId: string; by: 'password' | 'code' },
): void {
  afterwards(platform, async () => {
    await assertWithinLimit(platform, perKind, `${workspaceId} sign-in`);
    await write(platform, { workspaceId, requestId: visit.requestId }, 'sign_in.failed', {
      subjectId: staffId,
      actorKind: 'stranger',
      details: { by, from: visit.device.ip },
    });
  });
}

/** Tries that are refused because there were too many; once for each window of waiting. */
export function recordLockOut(
  platform: Platform,
  visit: Visit<Endpoint>,
  findPeople: () => Promise<{ workspaceId: string; staffId: string }[]>,
): void {
  afterwards(platform, async () => {
    for (const { workspaceId, staffId } of await findPeople()) {
      await assertWithinLimit(platform, perLock, `${workspaceId} ${staffId}`);
      await write(platform, { workspaceId, requestId: visit.requestId }, 'sign_in.locked', {
        subjectId: staffId,
        actorKind: 'stranger',
        details: { from: visit.device.ip },
      });
    }
  });
}

/** Refusals that tell of somebody reaching for more than is theirs. Reading an inbox one may not read is none of them. */
const reachingFor = /^(?:staff|settings|inboxes|api-keys):manage$/;
const reachingCodes = new Set(['role_not_yours_to_give', 'scope_not_own']);

/** Called wherever a known caller is refused; decides whether it is worth an entry. */
export function recordRefusal(
  platform: Platform,
  principal: Principal,
  { endpoint, refusal }: { endpoint: Endpoint; refusal: Refusal },
): void {
  const isExport = endpoint.path.endsWith('.csv');
  const isDoor = refusal.code === 'not_allowed' && (reachingFor.test(endpoint.access) || isExport);
  if (!isDoor && !reachingCodes.has(refusal.code)) return;
  const { workspaceId, actor } = principal;
  afterwards(platform, async () => {
    const who = 'id' in actor ? actor.id : actor.kind;
    await assertWithinLimit(platform, perKind, `${workspaceId} ${who}`);
    await write(platform, { workspaceId, requestId: newId() }, 'permission.refused', {
      ...('id' in actor ? { actorId: actor.id } : {}),
      actorKind: actor.kind,
      details: { wanted: `${endpoint.method} ${endpoint.path}`, because: refusal.code },
    });
  });
}

function write(
  platform: Platform,
  place: { workspaceId: string; requestId: string },
  action: string,
  facts: AuditFacts,
): Promise<void> {
  return run(platform, asSystem(place.workspaceId, place), (ctx) => audit(ctx, action, facts));
}

const underWay = new WeakMap<Platform, Set<Promise<void>>>();

function afterwards(platform: Platform, work: () => Promise<void>): void {
  const running = underWay.get(platform) ?? new Set();
  underWay.set(platform, running);
  // A full hour is no trouble, and an entry that cannot be written must not turn a refusal into a failure.
  const done = work().catch((err: unknown) => platform.log.debug({ err }, 'refusal not written down'));
  running.add(done);
  void done.finally(() => running.delete(done));
}

/** Until everything begun so far has been written; for tests and for an orderly end. */
export async function refusalsWritten(platform: Platform): Promise<void> {
  await Promise.all([...(underWay.get(platform) ?? [])]);
}
