import { createWorkspace } from '#modules/access/index.ts';
import { findWorkspaceIdOfSlug } from '#modules/workspace/index.ts';
import { ConfigurationError } from '#platform/config.ts';
import type { Platform } from '#platform/context.ts';
import { newSecret } from '#platform/ids.ts';
import type { Command } from '../commands/command.ts';
import { withProgram } from '../commands/with-program.ts';
import { house } from './content/house-facts.ts';
import type { Filled } from './fill.ts';
import { findDemo, rememberDemo, removeDemo } from './remove.ts';

export const demoCommand: Command = {
  name: 'demo',
  summary: `Fill a workspace "${house.name}" with a believable year, to look around in.`,
  options: {
    fresh: { summary: 'Remove the demonstration made earlier, and nothing else, and make it anew' },
  },
  run: (given) =>
    withProgram(async ({ platform }) => {
      await makeRoom(platform, given.isOn('fresh') ? 'replace' : 'keep');
      const password = newSecret().slice(0, 20);
      console.log(`Filling "${house.name}" with a year of conversations …`);
      const start = platform.clock.now();
      const filled = await create(platform, password);
      const seconds = Math.round((platform.clock.now().getTime() - start.getTime()) / 100) / 10;
      tellHowToSignIn(platform, { filled, password, seconds });
    }),
};

async function makeRoom(platform: Platform, earlier: 'keep' | 'replace'): Promise<void> {
  const made = await findDemo(platform);
  const taken = await findWorkspaceIdOfSlug(platform.db, house.slug);
  if (made && earlier === 'replace') {
    console.log('Removing the demonstration made earlier …');
    await removeDemo(platform, made);
    if (taken === made || taken === undefined) return;
  }
  if (made && earlier === 'keep')
    throw new ConfigurationError(
      'The demonstration is there already. Make it anew with --fresh, which removes that one workspace and what was done in it.',
    );
  if (taken)
    throw new ConfigurationError(
      `A workspace "${house.slug}" exists that is no demonstration, and is left alone. Use another DATA_DIR, such as DATA_DIR=./demo-data ./run demo.`,
    );
}

async function create(platform: Platform, password: string): Promise<Filled> {
  const { workspaceId, ownerId } = await createWorkspace(platform, {
    slug: house.slug,
    name: house.name,
    ownerEmail: house.ownerEmail,
    ownerName: 'Rosa Maynard',
    password,
    timeZone: house.timeZone,
    currency: house.currency,
    trade: 'hotel',
  });
  // Remembered before it is filled, so that --fresh also clears away one that was interrupted.
  await rememberDemo(platform, workspaceId);
  // The house's whole year of words is loaded by whoever tells it, not by a server that only knows the command.
  const { fillWorkspace } = await import('./fill.ts');
  return fillWorkspace(platform, { workspaceId, ownerId });
}

function tellHowToSignIn(
  platform: Platform,
  { filled, password, seconds }: { filled: Filled; password: string; seconds: number },
): void {
  const { conversations, customers, messages, answers, askToken } = filled;
  const { baseUrl } = platform.config;
  const figures = `${conversations} conversations, ${messages} messages, ${customers} customers, ${answers} answers`;
  console.log(
    [
      `Done in ${seconds} s: ${figures}.`,
      '',
      `  Start     ./run start, then open ${baseUrl}`,
      `  Workspace ${house.slug}`,
      `  E-mail    ${house.ownerEmail}`,
      `  Password  ${password}`,
      '',
      'The password is shown this once. A customer’s one-minute page to try:',
      `  ${baseUrl}/a/${askToken}`,
    ].join('\n'),
  );
}
