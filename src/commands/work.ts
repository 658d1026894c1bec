import { loadConfig } from '#platform/config.ts';
import { openProgram } from '../program.ts';
import type { Command } from './command.ts';
import { untilAskedToStop } from './stopping.ts';

export const work: Command = {
  name: 'work',
  summary: 'Do background work and mail only, beside one or more `extramile serve --no-work`.',
  run: async () => {
    const asked = untilAskedToStop();
    const program = await openProgram(loadConfig());
    try {
      await program.work();
      // The workers' timers are all unreferenced; this one keeps the process until it is asked to stop.
      const alive = setInterval(() => {}, 3_600_000);
      console.log('Extramile is working.');
      await asked;
      clearInterval(alive);
      console.log('Stopping …');
    } finally {
      await program.close();
    }
  },
};
