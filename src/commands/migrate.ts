import { loadConfig } from '#platform/config.ts';
import { openDatabase } from '#platform/db/database.ts';
import { translator } from '#platform/texts/texts.ts';
import { prepareDatabase } from '../program.ts';
import { printJson, type Command } from './command.ts';

const t = translator('commands');

export const migrateCommand: Command = {
  name: 'migrate',
  summary: t('migrate.summary'),
  run: async () => {
    const database = await openDatabase(loadConfig(), () => {});
    try {
      printJson({ applied: await prepareDatabase(database.owner) });
    } finally {
      await database.close();
    }
  },
};
