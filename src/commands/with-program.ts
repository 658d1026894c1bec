import { findWorkspaceIdOfSlug } from '#modules/workspace/index.ts';
import { ConfigurationError, loadConfig } from '#platform/config.ts';
import { run, systemActor, type Ctx } from '#platform/context.ts';
import { newId } from '#platform/ids.ts';
import { translator } from '#platform/texts/texts.ts';
import { openProgram, type Program } from '../program.ts';

const t = translator('commands');

/**
 * Opens the program for one command and closes it again, also when the command fails. Standard output is for the answer
 * alone, which other programs read; what there is to log goes to standard error.
 */
export async function withProgram<T>(work: (program: Program) => Promise<T>): Promise<T> {
  const program = await openProgram(loadConfig(), { logTo: process.stderr });
  try {
    return await work(program);
  } finally {
    await program.close();
  }
}

/** One command inside the workspace of this slug, done by the installation itself. */
export function inWorkspaceOf<T>(slug: string, work: (ctx: Ctx) => Promise<T>): Promise<T> {
  return withProgram(async ({ platform }) => {
    const workspaceId = await findWorkspaceIdOfSlug(platform.db, slug);
    if (!workspaceId) throw new ConfigurationError(t('workspace.unknown', { slug }));
    return run(platform, { workspaceId, actor: systemActor, requestId: newId() }, work);
  });
}
