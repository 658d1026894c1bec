import { may, type Permission } from '#modules/access/permissions.ts';
import type { Ctx } from '#platform/context.ts';
import { Refusal } from '#platform/errors.ts';

/** Rules are decided by whoever looks after them, and by whoever manages rules. */
export function assertDecides({ actor }: Ctx, ownerStaffId: string | null): void {
  if (may(actor, 'rules:manage' satisfies Permission)) return;
  if (actor.kind === 'staff' && actor.id === ownerStaffId) return;
  throw new Refusal('not_yours_to_decide', { kind: 'forbidden' });
}
