import type { Ctx } from '#platform/context.ts';
import type { InputOf } from '#platform/contract.ts';
import { notFound, Refusal } from '#platform/errors.ts';
import { changeStaffRow, getStaff, lockActiveOwnerIds, lockCredentials } from '#modules/staff/index.ts';
import type { StaffMember } from '#modules/staff/contract.ts';
import { audit } from '../audit.ts';
import type { changeStaff } from '../contract.ts';
import { revokeLinks } from '../links.ts';
import { mayGiveRole, roles, type Role } from '../permissions.ts';
import { endSessions } from '../sessions.ts';

/** Changes a name, role or status. There is always an owner left, and whoever is suspended is signed out at once. */
export async function changeStaffMember(
  ctx: Ctx,
  { id, change }: { id: string; change: InputOf<typeof changeStaff> },
): Promise<StaffMember> {
  // The owners first and in order: two of them who step down at once wait for each other here.
  const ownerIds = await lockActiveOwnerIds(ctx);
  const person = await lockCredentials(ctx, id);
  if (!person) throw notFound();
  assertMayGive(ctx, person.role);
  if (change.role) assertMayGive(ctx, change.role);
  if (change.status && person.status === 'invited')
    throw new Refusal('not_yet_accepted', { kind: 'conflict' });
  const stopsOwning = (change.role ?? 'owner') !== 'owner' || change.status === 'suspended';
  if (stopsOwning && ownerIds.includes(id) && ownerIds.length === 1)
    throw new Refusal('last_owner', { kind: 'conflict' });
  await changeStaffRow(ctx, id, change);
  if (change.status === 'suspended') {
    await endSessions(ctx, { staffId: id });
    await revokeLinks(ctx, { kind: 'password-reset', staffId: id });
  }
  await audit(ctx, 'staff.changed', {
    subjectId: id,
    details: { before: { role: person.role, status: person.status }, change },
  });
  return getStaff(ctx, id);
}

/** Nobody touches or makes somebody who stands above them. Keys stand where admins do, the command line above all. */
export function assertMayGive({ actor }: Ctx, role: Role): void {
  const ranks = { staff: undefined, key: 'admin', customer: 'light', system: 'owner' } as const;
  const giver = actor.kind === 'staff' ? roles.find((known) => known === actor.role) : ranks[actor.kind];
  if (giver === undefined || !mayGiveRole(giver, role))
    throw new Refusal('role_not_yours_to_give', { kind: 'forbidden' });
}
