import { createWorkspace } from '#modules/access/index.ts';
import { findWorkspaceIdOfSlug } from '#modules/workspace/index.ts';
import { ConfigurationError } from '#platform/config.ts';
import type { Platform } from '#platform/context.ts';
import { newSecret } from '#platform/ids.ts';
import { translator } from '#platform/texts/texts.ts';
import type { Command } from '../commands/command.ts';
import { withProgram } from '../commands/with-program.ts';
import { house } from './content/house-facts.ts';
import type { Filled } from './fill.ts';
import { findDemo, rememberDemo, removeDemo } from './remove.ts';

const t = translator('commands');

export const demoCommand: Command = {
  name: 'demo',
  summary: t('demo.summary', { name: house.name }),
  options: {
    fresh: { summary: t('demo.fresh') },
  },
  run: (given) =>
    withProgram(async ({ platform }) => {
      await makeRoom(platform, given.isOn('fresh') ? 'replace' : 'keep');
      const password = newSecret().slice(0, 20);
      console.log(t('demo.filling', { name: house.name }));
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
    console.log(t('demo.removing'));
    await removeDemo(platform, made);
    if (taken === made || taken === undefined) return;
  }
  if (made && earlier === 'keep') throw new ConfigurationError(t('demo.isThere'));
  if (taken) throw new ConfigurationError(t('demo.isTaken', { slug: house.slug }));
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
  console.log(
    [
      t('demo.done', { seconds, conversations, messages, customers, answers }),
      '',
      `  ${t('demo.start', { baseUrl })}`,
      `  ${t('demo.workspace', { slug: house.slug })}`,
      `  ${t('demo.email', { email: house.ownerEmail })}`,
      `  ${t('demo.password', { password })}`,
      '',
      t('demo.once'),
      `  ${baseUrl}/a/${askToken}`,
    ].join('\n'),
  );
}
