import { adoptSecretKey, loadConfig } from '#platform/config.ts';
import { openDatabase } from '#platform/db/database.ts';
import { openFileStore } from '#platform/files/open-files.ts';
import { readHeader, restoreBackup } from '#platform/backup/restore-backup.ts';
import { translator } from '#platform/texts/texts.ts';
import { prepareDatabase } from '../program.ts';
import { printJson, type Command } from './command.ts';

const t = translator('commands');

export const restore: Command = {
  name: 'restore',
  summary: t('restore.summary'),
  parameters: ['FILE'],
  run: async (given) => {
    const source = given.parameters[0] ?? '';
    // The embedded database's own password follows from the key, so the key has to be there first.
    adoptSecretKey((await readHeader(source)).secretKey);
    const config = loadConfig();
    const database = await openDatabase(config, () => {});
    try {
      await prepareDatabase(database.owner);
      printJson(await restoreBackup({ owner: database.owner, files: openFileStore(config), source }));
    } finally {
      await database.close();
    }
  },
};
