import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { modules } from '#modules/index.ts';
import { openEmbeddedPostgres } from '#platform/db/embedded.ts';
import { migrate } from '#platform/db/migrate.ts';
import { prepareQueues } from '#platform/jobs/jobs.ts';

declare module 'vitest' {
  interface ProvidedContext {
    cluster: { host?: string; port?: number; user?: string; password?: string; connectionString?: string };
  }
}

/**
 * One PostgreSQL for the whole run: the embedded one, or the server of TEST_DATABASE_URL. The migrated template is made
 * once; each test file copies it, so files run side by side and nothing is ever cleaned up by hand.
 */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'extramile-test-'));
  // PostgreSQL runs as another account when the tests run as root, and must be able to pass through.
  chmodSync(folder, 0o755);
  const url = process.env['TEST_DATABASE_URL'];
  const embedded = url
    ? { connection: { connectionString: url } as pg.ClientConfig, close: async () => {} }
    : await openEmbeddedPostgres({
        dataDir: folder,
        secretKey: Buffer.alloc(32, 7),
        settings: {
          fsync: 'off',
          synchronous_commit: 'off',
          full_page_writes: 'off',
          max_connections: '200',
        },
      });
  const admin = embedded.connection;
  await statement(admin, `drop database if exists ${templateName}`);
  await statement(admin, `create database ${templateName}`);
  const template = inDatabase(admin, templateName);
  await migrate(template);
  await prepareQueues(
    { ...template },
    {
      jobs: modules.flatMap((module) => module.jobs),
      reactions: modules.flatMap((module) => module.reactions),
    },
  );
  project.provide('cluster', admin as Record<string, never>);
  return async () => {
    await embedded.close();
    rmSync(folder, { recursive: true, force: true });
  };
}

export const templateName = 'extramile_template';

export function inDatabase(admin: pg.ClientConfig, database: string): pg.ClientConfig {
  if (!admin.connectionString) return { ...admin, database };
  const url = new URL(admin.connectionString);
  url.pathname = `/${database}`;
  return { connectionString: url.toString() };
}

export async function statement(admin: pg.ClientConfig, text: string): Promise<void> {
  const client = new pg.Client(inDatabase(admin, 'postgres'));
  await client.connect();
  try {
    await client.query(text);
  } finally {
    await client.end();
  }
}
