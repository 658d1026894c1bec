import type { Ctx } from '#platform/context.ts';
import { translator } from '#platform/texts/texts.ts';
import { canOwn, findLead, findPlace } from '../queries/places.ts';
import { openRecoveriesOf } from '../queries/open.ts';
import { handOver } from './change-recovery.ts';
import { lockRecovery, refreshStanding } from './standing.ts';

/**
 * Nobody who left owns anything: what they had goes to whoever leads where it happened, with the reason written beside
 * it, and they hear of it as of any handing over.
 */
export async function handOverLeavers(ctx: Ctx, staffId: string): Promise<void> {
  if (await canOwn(ctx, staffId)) return;
  const say = translator('recovery');
  for (const { id } of await openRecoveriesOf(ctx, staffId)) {
    const recovery = await lockRecovery(ctx, id);
    if (recovery.status === 'closed' || recovery.ownerStaffId !== staffId) continue;
    const place =
      recovery.conversationId === null ? undefined : await findPlace(ctx, recovery.conversationId);
    const toStaffId = await nextOwner(ctx, { staffId, place });
    if (toStaffId === undefined) continue;
    await handOver(ctx, recovery, { toStaffId, because: say('words.left') });
    await refreshStanding(ctx, id);
  }
}

/** Whoever has the conversation now, if they can; else who leads. */
async function nextOwner(
  ctx: Ctx,
  { staffId, place }: { staffId: string; place: Awaited<ReturnType<typeof findPlace>> },
): Promise<string | undefined> {
  const assigneeId = place?.assigneeId ?? null;
  if (assigneeId !== null && assigneeId !== staffId && (await canOwn(ctx, assigneeId))) return assigneeId;
  return findLead(ctx, place?.teamId ?? null, staffId);
}
