import { isUnavailable } from '#platform/db/database.ts';
import type { Platform } from '#platform/context.ts';
import type { Service } from '#platform/module.ts';
import { ingestOf } from './ingest.ts';
import { sweepRawMessages } from './sweep.ts';

const everyMs = 5000;

/** Looks every five seconds for mails that a crash left behind; one look at a time, and the last one is waited for. */
export function openSweeper(platform: Platform): Service {
  let underWay: Promise<void> = Promise.resolve();
  let isSweeping = false;
  const sweep = async () => {
    try {
      await sweepRawMessages(platform, ingestOf(platform));
    } catch (err) {
      // The next look tries again; until then the mails wait safely where they are.
      platform.log[isUnavailable(err) ? 'warn' : 'error']({ err }, 'waiting mails not swept');
    } finally {
      isSweeping = false;
    }
  };
  const timer = setInterval(() => {
    if (isSweeping) return;
    isSweeping = true;
    underWay = sweep();
  }, everyMs).unref();
  return {
    name: 'mail-sweeper',
    stop: async () => {
      clearInterval(timer);
      await underWay;
    },
  };
}
