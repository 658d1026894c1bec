import { loadConfig } from '#platform/config.ts';
import { translator } from '#platform/texts/texts.ts';
import { openProgram } from '../program.ts';
import type { Command } from './command.ts';
import { untilAskedToStop } from './stopping.ts';

const t = translator('commands');

export const work: Command = {
  name: 'work',
  summary: t('work.summary'),
  run: async () => {
    const asked = untilAskedToStop();
    const program = await openProgram(loadConfig());
    try {
      await program.work();
      // The workers' timers are all unreferenced; this one keeps the process until it is asked to stop.
      const alive = setInterval(() => {}, 3_600_000);
      console.log(t('work.ready'));
      await asked;
      clearInterval(alive);
      console.log(t('stopping'));
    } finally {
      await program.close();
    }
  },
};
