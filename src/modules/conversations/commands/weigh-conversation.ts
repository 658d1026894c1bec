import type { Ctx } from '#platform/context.ts';
import { announce } from '#platform/events/events.ts';
import { conversationChanged } from '../events.ts';

/**
 * Writes down how grave the gravest thing is that is open here, 0 to 5, so that lists can be ordered by what needs us.
 * It is nobody's change of the matter itself: revision and time stay as they are.
 */
export async function weighConversation(
  ctx: Ctx,
  { conversationId, effectiveSeverity }: { conversationId: string; effectiveSeverity: number },
): Promise<void> {
  const changed = await ctx.tx
    .updateTable('conversations')
    .set({ effectiveSeverity })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', conversationId)
    .where('effectiveSeverity', '<>', String(effectiveSeverity))
    .executeTakeFirst();
  if (changed.numUpdatedRows === 0n) return;
  announce(
    ctx,
    conversationChanged,
    { conversationId, fields: ['effectiveSeverity'] },
    { subjectId: conversationId },
  );
}
