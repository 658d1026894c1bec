import { sql } from 'kysely';
import type { Ctx } from '#platform/context.ts';
import { invalid } from '#platform/errors.ts';

export interface References {
  assigneeId?: string | null | undefined;
  teamId?: string | null | undefined;
  touchpointId?: string | null | undefined;
  customerId?: string | null | undefined;
  inboxId?: string | null | undefined;
}

/** Every id a caller names is looked up in this workspace, each on its own (SEC-013); a stranger's id is an unknown one. */
export async function assertReferences(ctx: Ctx, given: References): Promise<void> {
  if (Object.values(given).every((value) => value == null)) return;
  const known = (table: string, id: string | null | undefined, more = sql``) =>
    id == null
      ? sql<boolean>`true`
      : sql<boolean>`exists (select from ${sql.table(table)} where workspace_id = ${ctx.workspaceId} and id = ${id} ${more})`;
  const { rows } = await sql<Record<keyof References, boolean>>`select
    ${known('staff', given.assigneeId, sql`and status = 'active'`)} as assignee_id,
    ${known('teams', given.teamId)} as team_id,
    ${known('touchpoints', given.touchpointId)} as touchpoint_id,
    ${known('customers', given.customerId)} as customer_id,
    ${known('inboxes', given.inboxId)} as inbox_id`.execute(ctx.tx);
  for (const [path, code] of codes) {
    if (rows[0]?.[path] === false) throw invalid(code, path);
  }
}

const codes: [keyof References, string][] = [
  ['assigneeId', 'staff_unknown'],
  ['teamId', 'team_unknown'],
  ['touchpointId', 'touchpoint_unknown'],
  ['customerId', 'customer_unknown'],
  ['inboxId', 'inbox_unknown'],
];
