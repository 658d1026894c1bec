import type { Reader } from '#platform/context.ts';
import type { RecoveryStep } from '../shapes.ts';
import { recoveryStep } from '../shapes.ts';

export interface OpenRecovery {
  id: string;
  failureId: string;
  ownerStaffId: string;
  nextStep: RecoveryStep | null;
  nextDueAt: Date | null;
}

/** The putting-right under way that a conversation is about; the one that is due first. */
export async function openRecoveryOf(ctx: Reader, conversationId: string): Promise<OpenRecovery | undefined> {
  const row = await openRows(ctx)
    .innerJoin('failures as f', (join) =>
      join.onRef('f.workspaceId', '=', 'r.workspaceId').onRef('f.id', '=', 'r.failureId'),
    )
    .where('f.conversationId', '=', conversationId)
    .limit(1)
    .executeTakeFirst();
  return row && toOpen(row);
}

/** What one person owns and has not closed, what is due first first. */
export async function openRecoveriesOf(ctx: Reader, staffId: string): Promise<OpenRecovery[]> {
  const rows = await openRows(ctx).where('r.ownerStaffId', '=', staffId).execute();
  return rows.map(toOpen);
}

function openRows(ctx: Reader) {
  return ctx.tx
    .selectFrom('recoveries as r')
    .select(['r.id', 'r.failureId', 'r.ownerStaffId', 'r.nextStep', 'r.nextDueAt'])
    .where('r.workspaceId', '=', ctx.workspaceId)
    .where('r.status', '=', 'open')
    .orderBy('r.nextDueAt')
    .orderBy('r.id');
}

function toOpen(row: Omit<OpenRecovery, 'nextStep'> & { nextStep: string | null }): OpenRecovery {
  return { ...row, nextStep: recoveryStep.nullable().parse(row.nextStep) };
}
