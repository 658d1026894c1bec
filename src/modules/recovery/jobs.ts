import { z } from 'zod';
import { listWorkspaceIds } from '#modules/workspace/index.ts';
import { run, systemActor, type Platform } from '#platform/context.ts';
import { newId } from '#platform/ids.ts';
import { jobType } from '#platform/jobs/jobs.ts';
import { letGoOfSlight } from './commands/let-go.ts';

/** Every night: slight failures of our own finding that nobody has taken on for too long are left as they are. */
export const letGo = jobType('recovery.let-go', {
  payload: z.object({}),
  schedule: '41 3 * * *',
  run: letGoEverywhere,
});

export const jobs = [letGo];

async function letGoEverywhere(platform: Platform): Promise<void> {
  for (const workspaceId of await listWorkspaceIds(platform.db))
    await run(platform, { workspaceId, actor: systemActor, requestId: newId() }, letGoOfSlight);
}
