import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject } from 'vitest';
import { fixedClock } from '#platform/clock.ts';
import { loadConfig } from '#platform/config.ts';
import { openProgram, type Program } from '../../src/program.ts';
import { inDatabase, statement, templateName } from './database-cluster.ts';

export interface TestApp extends Program {
  clock: ReturnType<typeof fixedClock>;
  close(): Promise<void>;
}

/** A whole program on a database of its own, with a clock that stands still until the test moves it. */
export async function openTestApp(
  options: { start?: string; working?: true; environment?: Record<string, string> } = {},
): Promise<TestApp> {
  const admin = inject('cluster');
  const name = `test_${randomBytes(6).toString('hex')}`;
  await statement(admin, `create database ${name} template ${templateName} strategy file_copy`);
  const dataDir = mkdtempSync(join(tmpdir(), 'extramile-data-'));
  const clock = fixedClock(options.start ?? '2026-03-02T09:00:00Z');
  const config = loadConfig({
    DATA_DIR: dataDir,
    LOG_LEVEL: 'error',
    SECRET_KEY: '07'.repeat(32),
    INBOUND_SMTP_PORT: '0',
    BASE_URL: 'http://desk.test',
    ...options.environment,
  });
  // Fifty requests at once wait for one another's connections; on a busy machine that is longer than a visitor would.
  const owner = { ...inDatabase(admin, name), connectionTimeoutMillis: 60_000 };
  const program = await openProgram(config, { clock, owner });
  if (options.working) await program.platform.jobs.work(program.platform);
  return {
    ...program,
    clock,
    close: async () => {
      await program.close();
      await statement(admin, `drop database ${name} with (force)`);
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
