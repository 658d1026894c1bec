import { systemClock } from '#platform/clock.ts';
import { ConfigurationError, loadConfig } from '#platform/config.ts';
import { openDatabase } from '#platform/db/database.ts';
import { openFileStore } from '#platform/files/open-files.ts';
import { writeBackup } from '#platform/backup/write-backup.ts';
import { translator } from '#platform/texts/texts.ts';
import { prepareDatabase } from '../program.ts';
import { printJson, type Command } from './command.ts';

const t = translator('commands');

export const backup: Command = {
  name: 'backup',
  summary: t('backup.summary'),
  parameters: ['FILE'],
  run: async (given) => {
    const config = loadConfig();
    const now = systemClock.now();
    const target = given.parameters[0] ?? '';
    const database = await openDatabase(config, () => {});
    try {
      await prepareDatabase(database.owner);
      const { owner } = database;
      const files = openFileStore(config);
      const result = await writeBackup({ owner, files, secretKey: config.secretKey, target, now });
      const value = JSON.stringify({ at: now.toISOString(), sizeInBytes: result.sizeInBytes });
      await database.db
        .insertInto('installationFacts')
        .values({ name: 'last_backup', value, updatedAt: now })
        .onConflict((conflict) => conflict.column('name').doUpdateSet({ value, updatedAt: now }))
        .execute();
      printJson({ file: target, ...result });
      if (result.damagedFiles.length > 0)
        throw new ConfigurationError(t('backup.damaged', { count: result.damagedFiles.length }));
    } finally {
      await database.close();
    }
  },
};
