import { chmod, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createWorkspace } from '#modules/access/index.ts';
import { countTakenIn, ingestCorpus, type CorpusRow } from '#modules/channels/index.ts';
import { ConfigurationError, loadConfig } from '#platform/config.ts';
import { newSecret } from '#platform/ids.ts';
import { translator } from '#platform/texts/texts.ts';
import { openProgram } from '../program.ts';
import type { Command } from './command.ts';

const t = translator('commands');

export const corpus: Command = {
  name: 'corpus',
  summary: t('corpus.summary'),
  parameters: ['DIR'],
  run: async (given) => {
    const folder = resolve(given.parameters[0] ?? '');
    const sets = await setsIn(folder);
    const dataDir = await mkdtemp(join(tmpdir(), 'extramile-corpus-'));
    try {
      // An embedded database that root starts runs as another user, who has to get in.
      await chmod(dataDir, 0o755);
      await takeInAll(dataDir, sets);
    } finally {
      await rm(dataDir, { recursive: true, force: true });
    }
  },
};

/** Each folder within is a set; a folder that holds only files is one itself. */
async function setsIn(folder: string): Promise<string[]> {
  const isFolder = await stat(folder).then(
    (found) => found.isDirectory(),
    () => false,
  );
  if (!isFolder) throw new ConfigurationError(t('corpus.noFolder', { folder }));
  const entries = await readdir(folder, { withFileTypes: true });
  const within = entries.filter((entry) => entry.isDirectory()).map((entry) => join(folder, entry.name));
  return within.length > 0 ? within.toSorted() : [folder];
}

async function takeInAll(dataDir: string, sets: readonly string[]): Promise<void> {
  const config = loadConfig({ DATA_DIR: dataDir, INBOUND_SMTP_PORT: '0', LOG_LEVEL: 'error' });
  const program = await openProgram(config);
  try {
    const { workspaceId } = await createWorkspace(program.platform, {
      slug: 'corpus',
      name: 'Corpus',
      ownerEmail: 'owner@corpus.invalid',
      ownerName: 'Corpus',
      password: newSecret(),
    });
    const rows: CorpusRow[] = [];
    for (const folder of sets) rows.push(await ingestCorpus(program.platform, { workspaceId, folder }));
    const filled = rows.filter(({ mails }) => mails > 0);
    console.table(filled.map(({ reasons, ...row }) => row));
    for (const { set, reasons } of filled) console.log(set, reasons);
    const { conversations, messages } = await countTakenIn(program.platform, workspaceId);
    const accepted = rows.reduce((sum, row) => sum + row.accepted, 0);
    console.log(t('corpus.done', { accepted, conversations, messages }));
    if (messages !== accepted || rows.some(({ failed }) => failed > 0)) process.exitCode = 1;
  } finally {
    await program.close();
  }
}
