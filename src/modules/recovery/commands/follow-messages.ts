import type { Ctx } from '#platform/context.ts';
import { announce } from '#platform/events/events.ts';
import { recoveryChanged } from '../events.ts';
import { courseOf } from '../logic/course.ts';
import { mayTake } from '../logic/steps.ts';
import { getSheetRow, takenAt } from '../queries/sheet.ts';
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

/** A reply taken back before it left has acknowledged nothing, unless more has come of it since. */
export async function unacknowledge(
  ctx: Ctx,
  { conversationId, messageId }: Pick<Reply, 'conversationId' | 'messageId'>,
): Promise<void> {
  for (const id of await openIdsOf(ctx, conversationId)) {
    const recovery = await lockRecovery(ctx, id);
    const row = await getSheetRow(ctx, id);
    const step = row.steps.find((one) => one.messageId === messageId && one.undoneAt === null);
    if (step?.step !== 'acknowledged' || takenAt(row).has('apologised')) continue;
    await ctx.tx
      .updateTable('recoverySteps')
      .set({ undoneAt: ctx.now })
      .where('workspaceId', '=', ctx.workspaceId)
      .where('recoveryId', '=', id)
      .where('step', '=', 'acknowledged')
      .where('undoneAt', 'is', null)
      .execute();
    await refreshStanding(ctx, id);
    announce(ctx, recoveryChanged, aboutRecovery(recovery), subject(conversationId));
  }
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
