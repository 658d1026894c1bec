import type { Ctx } from '#platform/context.ts';
import { newId } from '#platform/ids.ts';

interface Line {
  words: string;
  /** Names what it came from, so that it stands on one agenda once. */
  origin: string;
  isPrivate?: boolean;
}

/** Puts these lines on an agenda in their order; what stands there already stays as it is. */
export async function writeAgenda(ctx: Ctx, meetingId: string, lines: readonly Line[]): Promise<void> {
  if (lines.length === 0) return;
  const { workspaceId, now } = ctx;
  await ctx.tx
    .insertInto('meetingItems')
    .values(
      lines.map((line, position) => ({
        ...line,
        words: line.words.slice(0, 2000),
        workspaceId,
        id: newId(),
        meetingId,
        kind: 'agenda',
        position,
        createdAt: now,
        updatedAt: now,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
