import { z } from 'zod';
import { run, systemActor, type Ctx, type Platform } from '#platform/context.ts';
import { newId } from '#platform/ids.ts';
import { jobType } from '#platform/jobs/jobs.ts';
import { listWorkspaceIds } from '#modules/workspace/index.ts';
import { decidePromise } from './commands/decide-promise.ts';
import type { Look } from './commands/run-clocks.ts';

/** Decides one promise at the moment it falls due, or its reply can no longer be taken back. */
export const decideOnePromise = jobType('promises.decide-one', {
  payload: z.object({ workspaceId: z.uuid(), duePromiseId: z.uuid() }),
  run: (platform, { workspaceId, duePromiseId }) =>
    run(platform, { workspaceId, actor: systemActor, requestId: duePromiseId }, async (ctx) =>
      lookLater(ctx, await decidePromise(ctx, duePromiseId)),
    ),
});

export async function lookLater(ctx: Ctx, looks: readonly Look[]): Promise<void> {
  const { workspaceId } = ctx;
  await ctx.platform.jobs.enqueueAll(
    ctx,
    decideOnePromise,
    looks.map(({ duePromiseId, when }) => ({ payload: { workspaceId, duePromiseId }, startAfter: when })),
  );
}

const batch = 500;

/** What the exact jobs missed while nothing ran: every promise that is due or answered, and still undecided. */
export const decideDuePromises = jobType('promises.decide-due', {
  payload: z.object({}),
  schedule: '* * * * *',
  run: decideAllDue,
});

async function decideAllDue(platform: Platform): Promise<void> {
  for (const workspaceId of await listWorkspaceIds(platform.db)) {
    const options = { workspaceId, actor: systemActor, requestId: newId() };
    const due = await run(platform, options, (ctx) =>
      ctx.tx
        .selectFrom('duePromises')
        .select('id')
        .where('workspaceId', '=', workspaceId)
        .where('outcome', '=', 'open')
        .where((eb) => eb.or([eb('dueAt', '<=', ctx.now), eb('fulfilledAt', '<=', ctx.now)]))
        .orderBy('dueAt')
        .limit(batch)
        .execute(),
    );
    // One transaction each: a promise that cannot be decided does not hold back the others.
    for (const { id } of due)
      await run(platform, options, async (ctx) => lookLater(ctx, await decidePromise(ctx, id)));
  }
}

export const jobs = [decideOnePromise, decideDuePromises];
