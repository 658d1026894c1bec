import type { Ctx } from '#platform/context.ts';
import { announce } from '#platform/events/events.ts';
import { recoveryChanged } from '../events.ts';
import { courseOf } from '../logic/course.ts';
import { mayTake, stepsInOrder } from '../logic/steps.ts';
import { getSheetRow, takenAt, type SheetRow } from '../queries/sheet.ts';
import type { RecoveryStep } from '../shapes.ts';
import { subject } from './about.ts';
import { aboutRecovery, lockRecovery, refreshStanding } from './standing.ts';
import { writeStep } from './write-step.ts';

interface Reply {
  conversationId: string;
  messageId: string;
  /** Null for what the program writes by itself: that acknowledges nothing. */
  staffId: string | null;
  at: string;
}

/** A reply of a person after it was owned acknowledges it, if nobody has yet. */
export async function acknowledgeByReply(ctx: Ctx, reply: Reply): Promise<void> {
  if (reply.staffId === null) return;
  for (const id of await openIdsOf(ctx, reply.conversationId)) {
    const recovery = await lockRecovery(ctx, id);
    const row = await getSheetRow(ctx, id);
    const at = new Date(reply.at);
    const isAfter = at >= (takenAt(row).get('owned') ?? row.createdAt);
    const course = courseOf({ severity: row.fSeverity, ...row });
    if (recovery.status === 'closed' || !isAfter || !mayTake('acknowledged', course).allowed) continue;
    const by = { byKind: 'staff', byId: reply.staffId };
    await writeStep(ctx, recovery, { step: 'acknowledged', at, messageId: reply.messageId, by });
    await refreshStanding(ctx, id);
  }
}

/** Words taken back before they left have done nothing, unless more has come of it since. */
export async function untake(
  ctx: Ctx,
  { conversationId, messageId }: Pick<Reply, 'conversationId' | 'messageId'>,
): Promise<void> {
  for (const id of await openIdsOf(ctx, conversationId)) {
    const recovery = await lockRecovery(ctx, id);
    const undone = lastStepsBy(messageId, await getSheetRow(ctx, id));
    if (undone.length === 0) continue;
    await ctx.tx
      .updateTable('recoverySteps')
      .set({ undoneAt: ctx.now })
      .where('workspaceId', '=', ctx.workspaceId)
      .where('recoveryId', '=', id)
      .where('step', 'in', undone)
      .where('undoneAt', 'is', null)
      .execute();
    await refreshStanding(ctx, id);
    announce(ctx, recoveryChanged, aboutRecovery(recovery), subject(conversationId));
  }
}

/** The last steps that stand, as far back as this message has taken them. */
function lastStepsBy(messageId: string, row: SheetRow): RecoveryStep[] {
  const taken = takenAt(row);
  const standing = stepsInOrder.filter((step) => taken.has(step)).toReversed();
  const own = new Set(
    row.steps.filter((one) => one.messageId === messageId && one.undoneAt === null).map(({ step }) => step),
  );
  const others = standing.findIndex((step) => !own.has(step));
  return others === -1 ? standing : standing.slice(0, others);
}

async function openIdsOf(ctx: Ctx, conversationId: string): Promise<string[]> {
  const rows = await ctx.tx
    .selectFrom('failures as f')
    .innerJoin('recoveries as r', (join) =>
      join.onRef('r.workspaceId', '=', 'f.workspaceId').onRef('r.failureId', '=', 'f.id'),
    )
    .select('r.id')
    .where('f.workspaceId', '=', ctx.workspaceId)
    .where('f.conversationId', '=', conversationId)
    .where('r.status', '=', 'open')
    .orderBy('r.id')
    .execute();
  return rows.map(({ id }) => id);
}
