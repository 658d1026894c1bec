import { run, systemActor, type Platform } from '#platform/context.ts';
import { isUnavailable } from '#platform/db/database.ts';
import type { Reaction } from '#platform/events/events.ts';

interface ReactionJob {
  workspaceId: string;
  eventIds: readonly string[];
}

/**
 * Runs a reaction to the events of one job in one transaction. When that fails for several, each is tried alone, so that
 * the job comes back for what is broken, and everything else is done.
 */
export async function react(platform: Platform, reaction: Reaction, job: ReactionJob): Promise<void> {
  try {
    await reactTogether(platform, reaction, job);
  } catch (error) {
    if (job.eventIds.length === 1 || isUnavailable(error)) throw error;
    const failures: unknown[] = [];
    for (const eventId of job.eventIds)
      await reactTogether(platform, reaction, { ...job, eventIds: [eventId] }).catch((failure: unknown) =>
        failures.push(failure),
      );
    if (failures.length > 0) throw failures[0];
  }
}

async function reactTogether(
  platform: Platform,
  reaction: Reaction,
  { workspaceId, eventIds }: ReactionJob,
): Promise<void> {
  const [first = ''] = eventIds;
  await run(
    platform,
    { workspaceId, actor: systemActor, requestId: first, cause: { eventId: first, depth: 0 } },
    async (ctx) => {
      const found = await ctx.tx
        .selectFrom('events')
        .select(['id', 'type', 'payload', 'at', 'depth'])
        .where('workspaceId', '=', workspaceId)
        .where('id', 'in', eventIds)
        .orderBy('id')
        .execute();
      // An earlier version may have made the job for an event that is none of its business by now.
      const events = found.filter(({ payload }) => reaction.concerns(payload));
      // The workspace, and its events with it, may have been deleted meanwhile.
      if (events.length === 0) return;
      // Events of one transaction have one depth.
      ctx.cause = { eventId: first, depth: events[0]?.depth ?? 0 };
      if (reaction.runTogether) await reaction.runTogether(ctx, events);
      else for (const event of events) await reaction.run(ctx, event);
    },
  );
}
