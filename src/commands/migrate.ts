import { loadConfig } from '#platform/config.ts';
import { openDatabase } from '#platform/db/database.ts';
import { prepareDatabase } from '../program.ts';
import { printJson, type Command } from './command.ts';

export const migrateCommand: Command = {
  name: 'migrate',
  summary: 'Bring the database forward to this version; serve and work do the same when they start.',
  run: async () => {
    const database = await openDatabase(loadConfig(), () => {});
    try {
      printJson({ applied: await prepareDatabase(database.owner) });
    } finally {
      await database.close();
    }
  },
};
